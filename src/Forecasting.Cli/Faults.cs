using System.Globalization;

namespace Forecasting.Cli;

/// <summary>What a fault says to a person, and to the shell.</summary>
internal static class Faults
{
    /// <summary>Gets the exit code of a fault, or null where it is a bug, which must not be hidden.</summary>
    public static int? CodeOf(Exception fault) => fault switch
    {
        OperationCanceledException => ExitCode.Cancelled,
        FileNotFoundException => ExitCode.FileMissing,
        ForecastException or IOException or UnauthorizedAccessException => ExitCode.DataFault,
        ArgumentException => ExitCode.UsageFault,
        _ => null,
    };

    /// <summary>Lists the lines of a fault, the gravest first.</summary>
    public static IEnumerable<string> LinesOf(Exception fault) => fault switch
    {
        OperationCanceledException => ["Stopped."],
        ForecastException findings => findings.Findings.GroupBy(finding => finding.Code).Select(Lines),
        ArgumentException argument => [Text(argument)],
        _ => [fault.Message],
    };

    /// <summary>Writes a finding on one line, with the option that mends it.</summary>
    public static string Line(Finding finding)
    {
        string line = finding.ToString().ReplaceLineEndings(" ");
        return OptionFor(finding.Code) is { } option ? $"{line} (option {option})" : line;
    }

    // A table of years has a finding at each clock change; one line of a kind says it.
    private static string Lines(IGrouping<string, Finding> alike)
    {
        string line = Line(alike.First());
        int others = alike.Count() - 1;
        return others == 0 ? line : string.Create(CultureInfo.InvariantCulture, $"{line} And {others} more such.");
    }

    /// <summary>Returns the message without the name of the parameter, which means nothing on a command line.</summary>
    public static string Text(ArgumentException fault)
    {
        string text = fault.Message;
        int parameter = text.IndexOf(" (Parameter '", StringComparison.Ordinal);
        return (parameter < 0 ? text : text[..parameter]).ReplaceLineEndings(" ");
    }

    // The library speaks of properties; here they have other names.
    private static string? OptionFor(string code) => code switch
    {
        "ING-010" or "ING-011" => "--encoding",
        "ING-032" or "ING-033" => "--delimiter",
        "ING-080" => "--decimal, --missing",
        "ING-100" or "ING-101" => "--duplicates",
        "TIM-001" or "TIM-020" => "--zone",
        "TIM-010" or "TIM-011" or "TIM-012" => "--clock-change",
        "TIM-022" or "TIM-025" or "TIM-026" or "TIM-028" => "--time-format",
        "TIM-030" or "TIM-040" or "TIM-041" or "TIM-042" => "--frequency",
        "FEA-037" => "--years",
        "FEA-040" => "--future",
        "FEA-041" => "--from",
        "FEA-046" => "--perfect-weather",
        "FEA-050" => "--attempts, --cache with --offline",
        "FEA-052" => "--base-address",
        "RES-010" => "--out",
        "REPORT-01" => "--mask zeros",
        "REPORT-02" => "--mask spikes",
        "REPORT-04" => "--mask level-shifts",
        "REPORT-05" => "--mask flat-lines",
        "REPORT-06" => "--mask outages",
        _ => null,
    };
}
