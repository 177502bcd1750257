using NodaTime;
using NodaTime.Text;
using Spectre.Console;

namespace Forecasting.Cli.Output;

/// <summary>Draws the last days of a series and its forecast with the 80 % interval, in characters.</summary>
internal sealed class ForecastChart
{
    private const int Rows = 14;
    private const double Coverage = 0.8;
    private const int WidestColumns = 120;
    private static readonly LocalDatePattern DayPattern = LocalDatePattern.CreateWithInvariantCulture("dd MMM");

    private readonly Forecast _forecast;
    private readonly double[] _history;
    private readonly double[] _points;
    private readonly double[] _lower = [];
    private readonly double[] _upper = [];
    private readonly ValueAxis _axis;
    private readonly string[] _labels;
    private readonly int _columns;

    private ForecastChart(RegularPanel panel, Forecast forecast, int series, int width)
    {
        _forecast = forecast;
        SeriesKey key = forecast.Keys[series];
        ReadOnlySpan<double> target = panel.Target(panel.IndexOf(key));
        _history = target[^Math.Min(target.Length, Math.Max(48, forecast.Steps * 5 / 2))..].ToArray();
        _points = forecast.Point(key).ToArray();
        if (forecast.Levels.Interval(Coverage) is not null)
        {
            ForecastInterval interval = forecast.Interval(key, Coverage);
            (_lower, _upper) = (interval.Lower.ToArray(), interval.Upper.ToArray());
        }

        double[] drawn = [.. _history.Concat(_points).Concat(_lower).Concat(_upper).Where(double.IsFinite)];
        _axis = drawn.Length > 0 ? new ValueAxis(drawn.Min(), drawn.Max()) : new ValueAxis(0, 1);
        string[] marks = [.. _axis.Marks.Select(_axis.Label)];
        int margin = marks.Max(mark => mark.Length);
        _columns = Math.Max(10, Math.Min(width, WidestColumns) - margin - 2);
        _labels = [.. Enumerable.Repeat(new string(' ', margin), Rows)];
        foreach (double mark in _axis.Marks) _labels[_axis.DotOf(mark, Rows)] = _axis.Label(mark).PadLeft(margin);
    }

    private int Steps => _history.Length + _points.Length;

    private int OriginColumn => ColumnOf(_history.Length);

    /// <summary>Writes the chart of the first series.</summary>
    public static void Show(Terminal terminal, RegularPanel panel, Forecast forecast, string title)
    {
        var chart = new ForecastChart(panel, forecast, 0, terminal.Width);
        terminal.Out.WriteLine();
        string band = chart._lower.Length > 0 ? "; ░ 80 % of outcomes" : "";
        terminal.Out.WriteLine($"{title}: history ┊ forecast by {forecast.Name}{band}");
        chart.Draw(terminal);
        terminal.Out.WriteLine();
    }

    private void Draw(Terminal terminal)
    {
        BrailleCanvas canvas = Lines();
        (int Top, int Bottom)[] band = Band();
        for (int row = 0; row < Rows; row++)
        {
            var line = new Paragraph();
            line.Append(_labels[row] + (_labels[row].Trim().Length > 0 ? " ┤" : " │"));
            for (int column = 0; column < _columns; column++)
            {
                (char mark, Style style) = Cell(canvas, band[column], column, row);
                line.Append(mark.ToString(), style);
            }

            terminal.Write(line);
            terminal.Out.WriteLine();
        }

        foreach (string text in TimeAxis()) terminal.Out.WriteLine(text.TrimEnd());
    }

    private (char Mark, Style Style) Cell(BrailleCanvas canvas, (int Top, int Bottom) band, int column, int row)
    {
        bool ahead = column >= OriginColumn;
        char dots = canvas[column, row];
        if (dots != ' ') return (dots, new Style(ahead ? Color.Aqua : Color.Default));
        if (ahead && row >= band.Top && row <= band.Bottom) return ('░', new Style(Color.Blue));
        return column == OriginColumn ? ('┊', new Style(Color.Grey)) : (' ', Style.Plain);
    }

    private BrailleCanvas Lines()
    {
        var canvas = new BrailleCanvas(_columns, Rows);
        (int X, int Y)? last = null;
        for (int i = 0; i < Steps; i++)
        {
            double value = i < _history.Length ? _history[i] : _points[i - _history.Length];
            // The line breaks where a value is missing, and at the origin.
            if (i == _history.Length || !double.IsFinite(value)) last = null;
            if (!double.IsFinite(value)) continue;
            (int X, int Y) dot = (DotOf(i), _axis.DotOf(value, canvas.Height));
            canvas.Line(last ?? dot, dot);
            last = dot;
        }

        return canvas;
    }

    private (int Top, int Bottom)[] Band()
    {
        var band = new (int Top, int Bottom)[_columns];
        Array.Fill(band, (Rows, -1));
        for (int i = 0; i < _lower.Length; i++)
        {
            if (!double.IsFinite(_lower[i]) || !double.IsFinite(_upper[i])) continue;
            // A step covers the columns up to the next one.
            int last = Math.Min(_columns - 1, ColumnOf(_history.Length + i + 1) - 1);
            for (int column = ColumnOf(_history.Length + i); column <= Math.Max(last, ColumnOf(_history.Length + i)); column++)
            {
                band[column].Top = Math.Min(band[column].Top, _axis.DotOf(_upper[i], Rows));
                band[column].Bottom = Math.Max(band[column].Bottom, _axis.DotOf(_lower[i], Rows));
            }
        }

        return band;
    }

    private string[] TimeAxis()
    {
        int margin = _labels[0].Length;
        char[] line = [.. Enumerable.Repeat('─', _columns)];
        char[] text = [.. Enumerable.Repeat(' ', _columns)];
        int free = 0;
        for (int i = 0; i < Steps; i++)
        {
            int column = ColumnOf(i);
            LocalDateTime local = _forecast.Grid.LocalAt(_forecast.OriginIndex - _history.Length + i);
            string label = DayPattern.Format(local.Date);
            bool starts = _forecast.Grid.Frequency.StepsPerDay <= 1 || local.TimeOfDay == LocalTime.Midnight;
            if (!starts || column < free || column + label.Length > _columns) continue;
            line[column] = '┬';
            label.CopyTo(0, text, column, label.Length);
            free = column + label.Length + 2;
        }

        return [new string(' ', margin) + " └" + new string(line), new string(' ', margin + 2) + new string(text)];
    }

    private int DotOf(int step) => (int)Math.Round((double)step * (_columns * 2 - 1) / Math.Max(1, Steps - 1), MidpointRounding.ToEven);

    private int ColumnOf(int step) => Math.Min(_columns - 1, DotOf(step) / 2);
}
