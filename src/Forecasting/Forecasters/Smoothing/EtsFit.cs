namespace Forecasting.Forecasters.Smoothing;

/// <summary>A model of exponential smoothing fitted to one series; immutable.</summary>
/// <remarks>
/// The innovations state space models of Hyndman, Koehler, Ord and Snyder (2008), by the greatest likelihood over the weights and the whole
/// initial state. Where no form is given, the least corrected information criterion (AICc, Hurvich and Tsai 1989) chooses one.
/// </remarks>
public sealed class EtsFit
{
    // Below it the only thing that can be said is the last value.
    private const int LeastValues = 5;
    private const double Tolerance = 1e-8;
    private const double PlainAlpha = 0.5;

    private readonly EtsWeights _weights;
    private readonly double[] _initial;
    private readonly double _unit;
    private readonly double[] _values;

    private EtsFit(EtsForm form, EtsWeights weights, double[] initial, (double Unit, double[] Values) series)
    {
        Form = form;
        _weights = weights;
        _initial = initial;
        (_unit, _values) = series;
    }

    /// <summary>Gets the form.</summary>
    public EtsForm Form { get; }

    /// <summary>Gets the length of the season in steps.</summary>
    /// <value>1 where the form has none.</value>
    public int Season => _initial.Length - EtsRecursion.SeasonAt;

    /// <summary>Gets the weight of a surprise in the level, from 0 to 1.</summary>
    public double Alpha => _weights.Alpha;

    /// <summary>Gets the weight of a surprise in the trend, from 0 to <see cref="Alpha"/>; null without a trend.</summary>
    public double? Beta => Form.HasTrend ? _weights.Beta : null;

    /// <summary>Gets the weight of a surprise in the season, from 0 to 1 - <see cref="Alpha"/>; null without a season.</summary>
    public double? Gamma => Form.HasSeason ? _weights.Gamma : null;

    /// <summary>Gets the damping of the trend in a step, from 0.8 to 0.98; null without damping.</summary>
    public double? Phi => Form.IsDamped ? _weights.Phi : null;

    /// <summary>Gets the logarithm of the likelihood, less the constant of its length, as other programs print it.</summary>
    /// <value><see cref="double.NaN"/> where the series is constant, or too short for a likelihood.</value>
    public double LogLikelihood { get; private init; } = double.NaN;

    /// <summary>Gets the corrected information criterion; the least is the best.</summary>
    /// <value><see cref="double.NaN"/> where there is no likelihood.</value>
    public double Aicc { get; private init; } = double.NaN;

    /// <summary>Fits a model to a series.</summary>
    /// <param name="values">The values, the oldest first, missing ones <see cref="double.NaN"/>; at least one is known.</param>
    /// <param name="season">The length of the season in steps, at least 1; a form with a season needs two seasons of values.</param>
    /// <param name="form">The form; null to choose it. One that the values do not allow gives way to the nearest that they do.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The fitted model.</returns>
    /// <exception cref="ArgumentException">No value is known, or one is infinite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The season is below 1.</exception>
    public static EtsFit Of(ReadOnlySpan<double> values, int season, EtsForm? form = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(season, 1);
        double greatest = 0;
        double least = double.PositiveInfinity;
        double first = double.NaN;
        int count = 0;
        bool isConstant = true;
        foreach (double value in values)
        {
            if (double.IsNaN(value)) continue;
            if (double.IsInfinity(value)) throw new ArgumentException("A value is infinite; correct it, or leave it empty.", nameof(values));
            if (count == 0) first = value;
            isConstant &= value == first;
            greatest = Math.Max(greatest, Math.Abs(value));
            least = Math.Min(least, value);
            count++;
        }

        if (count == 0) throw new ArgumentException("No value is known.", nameof(values));
        // A power of two: it rounds nothing.
        double unit = greatest == 0 ? 1 : Math.ScaleB(1, Math.Clamp(Math.ILogB(greatest), -1000, 1000));
        double[] scaled = values.ToArray();
        for (int i = 0; i < scaled.Length; i++) scaled[i] /= unit;
        if (isConstant || count < LeastValues)
            return new EtsFit(default, new EtsWeights(PlainAlpha, 0, 0, 1), [first / unit, 0, 0], (unit, scaled));
        EtsFit? best = null;
        foreach (EtsForm candidate in Candidates(form, season, (scaled, count, least > 0)))
        {
            EtsFit? fit = Fit(candidate, candidate.HasSeason ? season : 1, (unit, scaled), cancellationToken);
            if (fit is not null && (best is null || fit.Aicc < best.Aicc)) best = fit;
        }

        return best ?? Fit(default, 1, (unit, scaled), cancellationToken)
            ?? new EtsFit(default, new EtsWeights(PlainAlpha, 0, 0, 1), [first / unit, 0, 0], (unit, scaled));
    }

    /// <summary>Forecasts the values after the series that was fitted.</summary>
    /// <param name="steps">How many; at least 1.</param>
    /// <returns>The point forecasts: the mean of an additive model, and nearly that of another.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are no steps.</exception>
    public double[] Forecast(int steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        double[] points = new double[steps];
        Project(new EtsRecursion(Form, Season, _values), _initial, points);
        return points;
    }

    /// <summary>Forecasts after values that begin where those that were fitted did.</summary>
    internal void Continue(ReadOnlySpan<double> values, Span<double> points) => Project(new EtsRecursion(Form, Season, Scaled(values)), _initial, points);

    /// <summary>Forecasts after values that begin elsewhere: the initial state is fitted anew, the weights stay.</summary>
    internal void Restart(ReadOnlySpan<double> values, Span<double> points, CancellationToken cancellationToken)
    {
        double[] scaled = Scaled(values.TrimStart(double.NaN));
        var recursion = new EtsRecursion(Form, Season, scaled);
        double[]? initial = null;
        if (EtsStart.Of(Form, Season, scaled) is { } start)
        {
            (_, double[] solved, double value) = new EtsObjective(Form, recursion, start, _weights).Solve(Tolerance, cancellationToken);
            initial = double.IsFinite(value) ? solved : start;
        }

        Project(recursion, initial ?? _initial, points);
    }

    private static IEnumerable<EtsForm> Candidates(EtsForm? form, int season, (double[] Values, int Count, bool IsPositive) series)
    {
        if (form is { } given)
        {
            if (given.NeedsPositive && !series.IsPositive)
                given = new EtsForm(EtsError.Additive, given.Trend, given.HasSeason ? EtsSeason.Additive : EtsSeason.None);
            yield return given.HasSeason && !IsLongEnough(given, season, series) ? given with { Season = EtsSeason.None } : given;
            yield break;
        }

        foreach (EtsError error in Enum.GetValues<EtsError>())
        {
            foreach (EtsTrend trend in Enum.GetValues<EtsTrend>())
            {
                foreach (EtsSeason kind in Enum.GetValues<EtsSeason>())
                {
                    var candidate = new EtsForm(error, trend, kind);
                    if (candidate.NeedsPositive && !series.IsPositive) continue;
                    // A season that multiplies beside an error that does not: its variance has no bound (Hyndman et al. 2008, 15.2).
                    if (error == EtsError.Additive && kind == EtsSeason.Multiplicative) continue;
                    if (IsLongEnough(candidate, season, series)) yield return candidate;
                }
            }
        }
    }

    private static bool IsLongEnough(EtsForm form, int season, (double[] Values, int Count, bool IsPositive) series) =>
        series.Count > EtsObjective.Parameters(form, season) + 1 && (!form.HasSeason || (season > 1 && series.Values.Length >= 2 * season));

    private static EtsFit? Fit(EtsForm form, int season, (double Unit, double[] Values) series, CancellationToken cancellationToken)
    {
        var recursion = new EtsRecursion(form, season, series.Values);
        if (EtsStart.Of(form, season, series.Values) is not { } start) return null;
        (EtsWeights weights, double[] initial, double value) = new EtsObjective(form, recursion, start).Solve(Tolerance, cancellationToken);
        if (!double.IsFinite(value)) return null;
        double count = recursion.Count;
        double parameters = EtsObjective.Parameters(form, season);
        value += 2 * count * Math.Log(series.Unit);
        double aicc = value + (2 * parameters * count / (count - parameters - 1));
        return new EtsFit(form, weights, initial, series) { LogLikelihood = -value / 2, Aicc = count > parameters + 1 ? aicc : double.NaN };
    }

    private double[] Scaled(ReadOnlySpan<double> values)
    {
        double[] scaled = values.ToArray();
        for (int i = 0; i < scaled.Length; i++) scaled[i] /= _unit;
        return scaled;
    }

    private void Project(EtsRecursion recursion, ReadOnlySpan<double> initial, Span<double> points)
    {
        recursion.Run(_weights, initial);
        ReadOnlySpan<double> state = recursion.State;
        double level = state[0];
        double flat = state[1];
        int at = recursion.Length % Season;
        for (int k = 0; k < points.Length; k++)
        {
            flat *= _weights.Phi;
            level += flat;
            double place = state[EtsRecursion.SeasonAt + at];
            points[k] = _unit * (Form.Season == EtsSeason.Multiplicative ? level * place : level + place);
            if (!double.IsFinite(points[k])) points[k] = double.NaN;
            if (++at == Season) at = 0;
        }
    }
}
