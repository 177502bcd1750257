using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Forecasting.Testing;

/// <summary>Writes the README of the sample data, its counts taken from the data themselves.</summary>
internal static class SampleDataReadme
{
    /// <summary>Writes the whole text.</summary>
    public static void Write(TextWriter writer, SyntheticLoad city, SyntheticLoad meters)
    {
        var text = new StringBuilder();
        text.Append(Head);
        Section(text, "city.csv", city, SampleData.CityFormat, CityText);
        Section(text, "meters.csv.gz", meters, SampleData.MetersFormat, MetersText);
        text.Append(Tail);
        writer.Write(text.ToString().ReplaceLineEndings("\n"));
    }

    private static void Section(StringBuilder text, string file, SyntheticLoad load, SyntheticCsvFormat format, string words)
    {
        var first = load.Series[0];
        var last = first.Start + (first.Step * (first.Count - 1));
        text.Append(CultureInfo.InvariantCulture, $"\n## {file}\n\n{words}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{load.Count:N0} rows; {load.Series.Count} series of {first.Count:N0} hours, from {first.Start:uuuu-MM-dd'T'HH:mm'Z'} to {last:uuuu-MM-dd'T'HH:mm'Z'}. ");
        text.Append(CultureInfo.InvariantCulture, $"Seed {load.Options.Seed}. SHA-256 of the plain text: `{Hash(load, format)}`.\n\n");
        text.Append("| what the truth file lists | entries | hours | meaning |\n|---|---:|---:|---|\n");
        foreach (var group in load.Truth.GroupBy(fault => fault.Kind).OrderBy(group => group.Key))
            text.Append(CultureInfo.InvariantCulture, $"| {group.Key} | {group.Count()} | {group.Sum(fault => fault.Count):N0} | {Meaning(group.Key)} |\n");
    }

    private static string Hash(SyntheticLoad load, SyntheticCsvFormat format)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        load.WriteCsv(writer, format);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(writer.ToString())));
    }

    private static string Meaning(SyntheticFaultKind kind) => kind switch
    {
        SyntheticFaultKind.MissingRows => "runs of rows that are not there",
        SyntheticFaultKind.EmptyDemand => "runs of empty demand cells",
        SyntheticFaultKind.EmptyTemperature => "runs of empty temperature cells",
        SyntheticFaultKind.IdenticalDuplicate => "rows that stand twice, the same",
        SyntheticFaultKind.DifferentDuplicate => "rows that stand twice with different demand",
        SyntheticFaultKind.Stuck => "one reading repeated; the hours count the first, right one too",
        SyntheticFaultKind.ZeroForMissing => "missing readings written as 0",
        SyntheticFaultKind.Spike => "readings two to four times too high",
        SyntheticFaultKind.LevelShift => "all readings from here on multiplied by one factor",
        SyntheticFaultKind.Outage => "supply failed; a meter reads 0, a city a part",
        SyntheticFaultKind.LateStart => "series that begin late",
        SyntheticFaultKind.EarlyEnd => "series that end early",
        SyntheticFaultKind.Future => "weather given, demand empty: to be forecast",
        SyntheticFaultKind.SpringAbsent => "labels that clocks going forward leave out; nothing is lost",
        SyntheticFaultKind.SpringEmpty => "labels that do not exist, with empty cells",
        SyntheticFaultKind.AutumnTwice => "labels that clocks going back repeat; nothing is lost",
        SyntheticFaultKind.AutumnOnce => "repeated labels with one row: the second hour is lost",
        SyntheticFaultKind.AutumnAbsent => "repeated labels without rows: two hours are lost",
        _ => "repeated labels with one row that holds the sum of two hours",
    };

    private const string Head = """
        # Sample data

        Two small tables of electricity demand, made by the project's own generator (`SyntheticLoad` in `Forecasting.Testing`): no person,
        meter or city stands behind them, and they may be used for anything. They look like real ones, faults included, and the truth is
        known: each `_truth.csv` lists every difference between what the table shows and what was.

        All files are UTF-8 with a header, commas and LF line ends. This page and all files are written by

        ```sh
        forecast demo --write-data data
        ```

        or, from code, `SampleData.WriteAll("data")`; the options are `SampleData.CityOptions` and `SampleData.MetersOptions`. The same
        version of the generator writes the same text on every machine; a test compares. Only the compressed bytes of the `.gz` file may differ
        with the runtime's deflate.

        """;

    private const string CityText = """
        One city by the wall clock of New York, hourly.

        | column | unit | meaning |
        |---|---|---|
        | `timeStamp` | - | start of the hour, local time of America/New_York without offset |
        | `demand` | MW | mean power of the hour, one decimal; empty if not known |
        | `temp` | degrees Celsius | air temperature of the hour, one decimal; also given for the hours to be forecast |

        Federal holidays of the United States count (`US-NY`), demand grows by 1.2 % a year, and each label stands once at most: where clocks
        go forward the hour has no row, where they go back only the first of the two hours has one.
        """;

    private const string MetersText = """
        Fifty meters of one place, hourly, rows in order of time: 20 households, 10 offices, 10 shops, 5 schools, 5 factories.

        | column | unit | meaning |
        |---|---|---|
        | `meter` | - | key of the series, `M001` to `M050` |
        | `kind` | - | `household`, `office`, `shop`, `school` or `industry` |
        | `timestamp` | - | start of the hour, local time of America/New_York with its offset |
        | `kwh` | kWh | energy of the hour, three decimals; empty if not known |
        | `temp` | degrees Celsius | air temperature of the hour, one decimal, the same for all meters |

        With an offset no hour is ambiguous: the entries about clock changes only say where the wall clock jumps.
        """;

    private const string Tail = """

        ## The truth files

        | column | meaning |
        |---|---|
        | `kind` | what was done (tables above) |
        | `series` | key of the series |
        | `time` | start of the first hour concerned, universal time; for labels that do not exist, the instant of the clock change |
        | `label` | the same by the wall clock of America/New_York |
        | `count` | hours concerned |
        | `true` | true demand of the first hour, before outages and shifts of level |
        | `seen` | what the table shows there; empty if no value. For a duplicate, the second row |

        """;
}
