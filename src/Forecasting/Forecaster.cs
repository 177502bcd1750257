namespace Forecasting;

/// <summary>A way to forecast, with its settings; immutable. Fit it to obtain a <see cref="ForecastModel"/>.</summary>
public abstract class Forecaster
{
    /// <summary>Gets the short name that tables and the command line use, such as <c>seasonal-naive</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Learns from a panel.</summary>
    /// <param name="history">The panel; nothing after its origin is read, bar columns known in advance.</param>
    /// <param name="options">The horizon, the quantile levels, the seed, the number of threads; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the work within a second.</param>
    /// <returns>The fitted model.</returns>
    /// <exception cref="SeriesDataException">The panel cannot be learned from: the findings name the series and the remedy.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public ForecastModel Fit(RegularPanel history, FitOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(history);
        options ??= new FitOptions();
        cancellationToken.ThrowIfCancellationRequested();
        CheckTarget(history);
        return FitCore(history, options, cancellationToken);
    }

    /// <summary>Learns from a panel whose target was checked.</summary>
    /// <param name="history">The panel.</param>
    /// <param name="options">The horizon, the quantile levels, the seed, the number of threads.</param>
    /// <param name="cancellationToken">To be looked at often enough to stop within a second.</param>
    /// <returns>The fitted model.</returns>
    protected abstract ForecastModel FitCore(RegularPanel history, FitOptions options, CancellationToken cancellationToken);

    private static void CheckTarget(RegularPanel history)
    {
        long usable = 0;
        for (int s = 0; s < history.SeriesCount; s++)
        {
            ReadOnlySpan<double> target = history.Target(s);
            for (int i = 0; i < target.Length; i++)
            {
                if (double.IsFinite(target[i])) usable++;
                else if (!double.IsNaN(target[i]))
                {
                    throw new SeriesDataException(new Finding
                    {
                        Code = "REG-001",
                        Severity = FindingSeverity.Error,
                        Series = history.Keys[s],
                        Time = history.TimeAt(s, i),
                        Column = history.Schema.Target,
                        Message = $"The target is {(target[i] > 0 ? "+" : "-")}infinity here; correct the value or leave it empty.",
                    });
                }
            }
        }

        if (usable == 0)
            throw SeriesDataException.Of("REG-002", "There is no value to learn from: the target is empty in every series.", column: history.Schema.Target);
    }
}
