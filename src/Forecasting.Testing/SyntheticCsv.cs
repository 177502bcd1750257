using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Forecasting.Testing;

/// <summary>Writes a synthetic table and its truth as comma-separated text.</summary>
internal sealed class SyntheticCsv
{
    private static readonly LocalDateTimePattern LocalText = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss");
    private static readonly OffsetDateTimePattern OffsetText = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:sso<+HH:mm>");
    private static readonly InstantPattern UtcText = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss'Z'");

    private readonly SyntheticLoad _load;
    private readonly SyntheticCsvFormat _format;
    private readonly string[] _kinds;
    private readonly char[] _buffer = new char[64];
    private readonly Dictionary<(LocalDateTime, Instant), string> _texts = [];

    public SyntheticCsv(SyntheticLoad load, SyntheticCsvFormat format)
    {
        if (load.Options.Spring == SpringLayout.Empty && format.TimeText != SyntheticTimeText.Local)
            throw new ArgumentException("Labels that do not exist have no offset and no universal time: write local times.", nameof(format));
        _load = load;
        _format = format;
        _kinds = [.. load.Series.Select(series => Lower(series.Kind))];
    }

    /// <summary>Writes header and rows.</summary>
    public void Write(TextWriter writer)
    {
        string?[] names =
            [_format.Key, _format.Kind, _format.Time, _format.Demand, _format.TrueDemand, _format.Temperature, _format.Humidity, _format.Holiday];
        writer.Write(string.Join(',', names.Where(name => name is not null)));
        writer.Write('\n');
        for (var r = 0; r < _load.Count; r++)
        {
            var s = _load.SeriesIndexes[r];
            if (_format.Key is not null)
                Text(writer, _load.Series[s].Key);
            if (_format.Kind is not null)
                Text(writer, _kinds[s]);
            writer.Write(TimeOf(r));
            Number(writer, _format.Demand, _load.Demand[r], _load.Options.Decimals);
            Number(writer, _format.TrueDemand, _load.TrueDemand[r], _load.Options.Decimals);
            Number(writer, _format.Temperature, _load.Temperature[r], 1);
            Number(writer, _format.Humidity, _load.Humidity[r], 1);
            Number(writer, _format.Holiday, _load.Holidays[r] ? 1 : 0, 0);
            writer.Write('\n');
        }
    }

    /// <summary>Writes the truth of a table.</summary>
    public static void WriteTruth(SyntheticLoad load, TextWriter writer)
    {
        var decimals = load.Options.Decimals;
        writer.Write("kind,series,time,label,count,true,seen\n");
        foreach (var fault in load.Truth)
        {
            writer.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"{fault.Kind},{fault.Series},{UtcText.Format(fault.Time)},{LocalText.Format(fault.Label)},{fault.Count},"));
            writer.Write(Cell(fault.TrueValue, decimals));
            writer.Write(',');
            writer.Write(Cell(fault.SeenValue, decimals));
            writer.Write('\n');
        }
    }

    /// <summary>A kind in lower case.</summary>
    public static string Lower(SyntheticLoadKind kind) => kind switch
    {
        SyntheticLoadKind.City => "city",
        SyntheticLoadKind.Household => "household",
        SyntheticLoadKind.Office => "office",
        SyntheticLoadKind.Shop => "shop",
        SyntheticLoadKind.School => "school",
        _ => "industry",
    };

    private static string Cell(double value, int decimals) => double.IsNaN(value) ? "" : value.ToString(Digits(decimals), CultureInfo.InvariantCulture);

    private static string Digits(int decimals) => decimals switch { 0 => "F0", 1 => "F1", 2 => "F2", _ => "F3" };

    private static void Text(TextWriter writer, string text)
    {
        writer.Write(text);
        writer.Write(',');
    }

    // All series share their times: each is made into text once.
    private string TimeOf(int r)
    {
        var key = (_load.Labels[r], _load.Times[r]);
        if (_texts.TryGetValue(key, out var text))
            return text;
        text = _format.TimeText switch
        {
            SyntheticTimeText.Local => LocalText.Format(key.Item1),
            SyntheticTimeText.Offset => OffsetText.Format(key.Item1.WithOffset(_load.Offsets[r])),
            _ => UtcText.Format(key.Item2),
        };
        _texts.Add(key, text);
        return text;
    }

    private void Number(TextWriter writer, string? name, double value, int decimals)
    {
        if (name is null)
            return;
        writer.Write(',');
        if (double.IsNaN(value))
            return;
        value.TryFormat(_buffer, out var written, Digits(decimals), CultureInfo.InvariantCulture);
        writer.Write(_buffer, 0, written);
    }
}
