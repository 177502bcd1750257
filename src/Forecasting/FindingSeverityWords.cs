namespace Forecasting;

/// <summary>The words for severities in text and JSON.</summary>
internal static class FindingSeverityWords
{
    /// <summary>Returns <c>information</c>, <c>warning</c> or <c>error</c>.</summary>
    public static string ToWord(this FindingSeverity severity) => severity switch
    {
        FindingSeverity.Information => "information",
        FindingSeverity.Warning => "warning",
        _ => "error",
    };
}
