using Forecasting.Time;

namespace Forecasting.Testing;

/// <summary>A forecaster under check, the data it is checked on, and its ordinary forecast.</summary>
internal sealed class ForecasterContractSubject
{
    private readonly Lazy<(ForecastModel Model, Forecast Forecast)> _ordinary;

    public ForecasterContractSubject(Forecaster forecaster, ForecasterContractOptions options, CancellationToken cancellationToken)
    {
        Forecaster = forecaster;
        Options = options;
        CancellationToken = cancellationToken;
        Rows = ContractRows.Create(options.HistoryDays, options.Seed);
        OriginCell = Rows.CellOf(ContractRows.Origin);
        Whole = Prepare(Rows.ToPanel());
        History = Whole.AsOf(ContractRows.Origin, cancellationToken);
        _ordinary = new Lazy<(ForecastModel Model, Forecast Forecast)>(() =>
        {
            var model = Fit(ContractRule.Works, History);
            return (model, Forecast(ContractRule.Works, model, History));
        });
    }

    public Forecaster Forecaster { get; }

    public ForecasterContractOptions Options { get; }

    public CancellationToken CancellationToken { get; }

    /// <summary>Gets rows without a gap.</summary>
    public ContractRows Rows { get; }

    /// <summary>Gets the cell of the ordinary origin.</summary>
    public int OriginCell { get; }

    /// <summary>Gets the panel of all rows, those after the origin included.</summary>
    public RegularPanel Whole { get; }

    /// <summary>Gets the panel as it was at the ordinary origin.</summary>
    public RegularPanel History { get; }

    /// <summary>Gets the model fitted to <see cref="History"/>.</summary>
    public ForecastModel Model => _ordinary.Value.Model;

    /// <summary>Gets its forecast.</summary>
    public Forecast Ordinary => _ordinary.Value.Forecast;

    public FitOptions FitOptions => new()
    {
        Horizon = Options.Horizon,
        Quantiles = Options.Quantiles,
        Seed = Options.Seed,
        Threads = 1,
    };

    public RegularPanel Prepare(SeriesPanel panel) => Options.Preparation(panel);

    /// <summary>Fits, or says that it failed.</summary>
    public ForecastModel Fit(ContractRule rule, RegularPanel history, int threads = 1) =>
        Try(rule, "could not be fitted", () => Forecaster.Fit(history, FitOptions with { Threads = threads }, CancellationToken));

    /// <summary>Forecasts, or says that it failed.</summary>
    public Forecast Forecast(ContractRule rule, ForecastModel model, RegularPanel history, Horizon? horizon = null, int threads = 1)
    {
        var options = new ForecastOptions { Threads = threads };
        return Try(rule, "could not forecast", () => model.Forecast(history, horizon ?? Options.Horizon, options, CancellationToken));
    }

    /// <summary>Fits and forecasts.</summary>
    public Forecast Run(ContractRule rule, RegularPanel history, int threads = 1) =>
        Forecast(rule, Fit(rule, history, threads), history, threads: threads);

    /// <summary>Refuses a forecast that differs in a bit.</summary>
    /// <param name="rule">What is checked.</param>
    /// <param name="expected">The one.</param>
    /// <param name="actual">The other; may hold more series, or fewer steps.</param>
    /// <param name="when">What was changed, after "when".</param>
    /// <param name="keyOf">The other's key of a series of the one; null for the same.</param>
    public void RequireSame(
        ContractRule rule, Forecast expected, Forecast actual, string when, Func<SeriesKey, SeriesKey>? keyOf = null)
    {
        foreach (var key in expected.Keys)
        {
            var other = keyOf is null ? key : keyOf(key);
            Require(rule, actual.Keys.Contains(other), $"the forecast has no series '{other}' when {when}");
            RequireSame(rule, expected.Point(key), actual.Point(other), $"the point of series '{key}'", when, actual);
            foreach (var level in expected.Levels)
            {
                var quantile = new QuantileLevel(level);
                RequireSame(
                    rule, expected.Quantile(key, quantile), actual.Quantile(other, quantile), $"the quantile {quantile} of series '{key}'", when, actual);
            }
        }
    }

    public void Require(ContractRule rule, bool holds, string message)
    {
        if (!holds) throw new ContractViolationException(rule, $"'{Forecaster.Name}': {message}.");
    }

    private T Try<T>(ContractRule rule, string failed, Func<T> work)
    {
        try
        {
            return work();
        }
#pragma warning disable CA1031 // Whatever a foreign forecaster throws is reported with its contract, the exception itself kept inside.
        catch (Exception e) when (e is not OperationCanceledException || !CancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            throw new ContractViolationException(rule, $"'{Forecaster.Name}' {failed}: {e.GetType().Name}: {e.Message}", e);
        }
    }

    private void RequireSame(
        ContractRule rule, ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, string what, string when, Forecast forecast)
    {
        for (var i = 0; i < Math.Min(expected.Length, actual.Length); i++)
        {
            // Bits, so that the two zeros differ; missing is missing.
            var same = BitConverter.DoubleToInt64Bits(expected[i]) == BitConverter.DoubleToInt64Bits(actual[i]);
            if (same || (double.IsNaN(expected[i]) && double.IsNaN(actual[i]))) continue;
            throw new ContractViolationException(
                rule,
                FormattableString.Invariant(
                    $"'{Forecaster.Name}': {what} at step {i + 1} ({forecast.TimeAt(i)}) goes from {expected[i]:R} to {actual[i]:R} when {when}."));
        }
    }
}
