namespace Forecasting.Forecasters.Scenarios;

/// <summary>Forecasts through weather scenarios: another forecaster, given each path of the weather in turn, and all its forecasts pooled.</summary>
/// <remarks>
/// The other forecaster learns as if the weather were known in advance, and its quantiles are those of its errors with known weather. The
/// quantiles of this one are those of the mixture over all paths, so that both what the weather may do and what demand may do else is in
/// them; the point is the median. Where the other forecaster does not use the columns, its own forecast stands.
/// </remarks>
public sealed class ScenarioForecaster : Forecaster
{
    // Midpoints of equally likely parts: what each path says of demand, as so many equally likely values.
    private const int Parts = 50;

    private static readonly QuantileLevels PartLevels = QuantileLevels.Create([.. Enumerable.Range(0, Parts).Select(i => ((2 * i) + 1.0) / (2 * Parts))]);

    /// <summary>Makes the forecaster.</summary>
    /// <param name="inner">The forecaster that is given the weather.</param>
    public ScenarioForecaster(Forecaster inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        Inner = inner;
    }

    /// <inheritdoc/>
    public override string Name => Inner.Name + "-scenarios";

    /// <summary>Gets the forecaster that is given the weather.</summary>
    public Forecaster Inner { get; }

    /// <summary>Gets the columns whose paths are drawn.</summary>
    /// <value>The default is none named: all that the schema calls known in advance. A column observed only may be named too.</value>
    public ColumnNames Columns { get; init; } = ColumnNames.None;

    /// <summary>Gets how the paths are drawn.</summary>
    /// <value>The default is <see cref="WeatherScenarios.ShiftedDates"/>.</value>
    public WeatherScenarios Scenarios { get; init; } = WeatherScenarios.ShiftedDates();

    /// <inheritdoc/>
    protected override ForecastModel FitCore(RegularPanel history, FitOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(options);
        ColumnNames columns = Columns.Count > 0 ? Columns : history.Schema.KnownInAdvance;
        RegularPanel view = ScenarioView.Of(history, columns);
        // Points alone are pooled of points.
        FitOptions inner = options with { Quantiles = options.Quantiles.Count == 0 ? QuantileLevels.None : PartLevels };
        ForecastModel model = Inner.Fit(view, inner, cancellationToken);
        bool isIndifferent = !model.NeedsInAdvance.Any(columns.Contains);
        if (isIndifferent) model = Inner.Fit(view, options, cancellationToken);
        int steps = options.Horizon.MaxSteps(history.Grid);
        return new ScenarioModel(Name, history, steps, model)
        {
            Columns = columns,
            Scenarios = Scenarios,
            Levels = options.Quantiles,
            Seed = options.Seed,
            IsIndifferent = isIndifferent,
        };
    }
}
