using Forecasting.Features;

namespace Forecasting.Forecasters.Arima;

/// <summary>The scale, the regressors and the ARIMA model of one series; immutable.</summary>
internal sealed class ArimaSeriesModel
{
    private const int LongestChoice = 1_000;
    private const int SeasonsOfChoice = 12;
    private const int LongestFit = 10_000;
    private const int LeastWindow = 500;
    private const int SeasonsOfWindow = 20;
    private const int RowsForARegressor = 4;

    private readonly ArimaScale _scale;
    private readonly ArimaRegressors? _regressors;
    private readonly ArimaFit _fit;
    private readonly ArimaFilter _filter;
    private readonly bool _hasConstant;
    private readonly long _first;

    private ArimaSeriesModel(ArimaScale scale, ArimaRegressors? regressors, ArimaFit fit, (bool HasConstant, long First) constant)
    {
        _scale = scale;
        _regressors = regressors;
        _fit = fit;
        (_hasConstant, _first) = constant;
        _filter = ArimaFilter.Of(ArimaPolynomials.Of(fit.Order, fit.Coefficients));
    }

    /// <summary>Gets the order.</summary>
    public ArimaOrder Order => _fit.Order;

    /// <summary>Gets how many values before the origin are looked at.</summary>
    public int NeededHistory => WindowOf(_fit.Order);

    /// <summary>Returns how many values before the origin a forecast of a season's model looks at.</summary>
    public static int WindowOf(ArimaOrder order) =>
        Math.Max(LeastWindow, (SeasonsOfWindow * order.Season) + order.DifferencedValues + Math.Max(order.AutoregressiveLag, order.MovingAverageLag));

    /// <summary>Learns a series.</summary>
    /// <param name="target">The series, <see cref="double.NaN"/> where missing.</param>
    /// <param name="rows">The features of its values; null for no regressors.</param>
    /// <param name="place">The grid's index of its first value, and what was set.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The model; null where the series has too few values for one.</returns>
    public static ArimaSeriesModel? Learn(
        ReadOnlySpan<double> target, FeatureMatrix? rows, (long First, ArimaSettings Settings) place, CancellationToken cancellationToken)
    {
        int from = target.IndexOfAnyExcept(double.NaN);
        if (from < 0) return null;
        int end = target.LastIndexOfAnyExcept(double.NaN) + 1;
        from = Math.Max(from, end - LongestFit);
        from += target[from..].IndexOfAnyExcept(double.NaN);
        ArimaSettings settings = place.Settings;
        if (ArimaScale.Of(target[from..end], settings.Logarithm) is not { } scale) return null;
        double[] values = Array.ConvertAll(target[from..end].ToArray(), scale.Apply);
        rows = rows?.Rows(from, values.Length);

        ArimaOrder frame = settings.Order?.Effective() ?? ArimaSearch.Frame(Recent(values, settings.Season), settings.Season);
        ArimaRegressors? regressors = rows is null ? null : new ArimaRegressors(rows, frame);
        if (regressors is not null && (regressors.Count == 0 || values.Length < (RowsForARegressor * regressors.Count) + frame.DifferencedValues))
            regressors = null;
        double[][] columns = regressors?.Columns(rows!) ?? [];

        ArimaOrder order = frame;
        bool hasConstant = settings.HasConstant ?? order.Differences + order.SeasonalDifferences == 0;
        if (settings.Order is null)
        {
            double[] rest = Rest(values, columns, frame, cancellationToken);
            (order, bool isChosen) = ArimaSearch.Choose(Recent(rest, frame.Season), frame, settings.Limits, cancellationToken);
            hasConstant = settings.HasConstant ?? isChosen;
        }

        hasConstant &= order.Differences + order.SeasonalDifferences <= 1;
        double[][] all = hasConstant ? [values, .. columns, Constant(order, 0, values.Length)] : [values, .. columns];
        var estimator = new ArimaEstimator(all, settings.Estimation, cancellationToken);
        ArimaFit? fit = estimator.Fit(order);
        return fit is null ? null : new ArimaSeriesModel(scale, regressors, fit, (hasConstant, place.First + from));
    }

    /// <summary>Continues a series.</summary>
    /// <param name="tail">The values before the origin: at most <see cref="NeededHistory"/> of them.</param>
    /// <param name="rows">The features of those values and of the steps that follow; null for no regressors.</param>
    /// <param name="index">The grid's index of the first value of the tail.</param>
    /// <param name="points">Takes the values that follow; <see cref="double.NaN"/> where nothing is known of the series.</param>
    public void Continue(ReadOnlySpan<double> tail, FeatureMatrix? rows, long index, Span<double> points)
    {
        int from = tail.IndexOfAnyExcept(double.NaN);
        if (from < 0)
        {
            points.Fill(double.NaN);
            return;
        }

        int count = tail.Length - from;
        double[] rest = new double[count + points.Length];
        for (int i = 0; i < count; i++) rest[i] = _scale.Apply(tail[from + i]);
        double[] explained = Explained(rows?.Rows(from, rest.Length), index + from, rest.Length);
        for (int i = 0; i < count; i++) rest[i] -= explained[i];
        double level = _fit.Order.DifferencedValues > 0 ? rest[0] : 0;
        double[] known = new double[count];
        for (int i = 0; i < count; i++) known[i] = rest[i] - level;
        double[] ahead = _filter.Filter([known], points.Length).Ahead[0];
        for (int k = 0; k < points.Length; k++)
        {
            double value = _scale.Undo(ahead[k] + level + explained[count + k]);
            points[k] = double.IsNaN(value) ? _scale.Undo(0) : Math.Clamp(value, -double.MaxValue, double.MaxValue);
        }
    }

    private double[] Explained(FeatureMatrix? rows, long index, int count)
    {
        double[] explained = new double[count];
        double[][] columns = _regressors is null || rows is null ? [] : _regressors.Columns(rows);
        if (_hasConstant) columns = [.. columns, Constant(_fit.Order, index - _first, count)];
        for (int c = 0; c < columns.Length; c++)
        {
            for (int i = 0; i < count; i++) explained[i] += _fit.Effects[c] * columns[c][i];
        }

        return explained;
    }

    private static double[] Constant(ArimaOrder order, long first, int count) =>
        ArimaConstant.Column(order.Differences + order.SeasonalDifferences, first, count);

    // What the regressors leave, by least squares of the differences.
    private static double[] Rest(double[] values, double[][] columns, ArimaOrder frame, CancellationToken cancellationToken)
    {
        if (columns.Length == 0) return values;
        double[][] all = [values, .. columns];
        ArimaFit? fit = new ArimaEstimator(all, ArimaEstimation.ConditionalSumOfSquares, cancellationToken).Fit(frame);
        return fit is null ? values : ArimaEstimator.Without(all, fit.Effects);
    }

    private static double[] Recent(double[] values, int season)
    {
        int count = Math.Max(LongestChoice, SeasonsOfChoice * season);
        if (values.Length <= count) return values;
        double[] recent = values[^count..];
        return recent[Array.FindIndex(recent, value => !double.IsNaN(value))..];
    }
}
