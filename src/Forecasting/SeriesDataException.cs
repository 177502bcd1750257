namespace Forecasting;

/// <summary>Data that cannot be used as they are: the findings name the place and the remedy.</summary>
public sealed class SeriesDataException : ForecastException
{
    /// <summary>Makes the exception of one finding.</summary>
    /// <param name="finding">What was met.</param>
    /// <param name="inner">The fault underneath, or null.</param>
    public SeriesDataException(Finding finding, Exception? inner = null)
        : base([finding], inner)
    {
    }

    /// <summary>Makes the exception of several findings.</summary>
    /// <param name="findings">What was met, the gravest first; at least one.</param>
    public SeriesDataException(IReadOnlyList<Finding> findings)
        : base(findings)
    {
    }

    internal static SeriesDataException Of(string code, string message, SeriesKey? series = null, string? column = null) =>
        new(new Finding { Code = code, Severity = FindingSeverity.Error, Message = message, Series = series, Column = column });
}
