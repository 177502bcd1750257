using Forecasting.Features;
using Forecasting.Forecasters.Linear;
using Forecasting.Forecasters.Regression;

namespace Forecasting.Forecasters.Arima;

/// <summary>The columns of features as regressors of one series: numbers about their mean in units of their deviation, a column of ones and zeros for each category but the first.</summary>
internal sealed class ArimaRegressors
{
    private const int WavesOfWeek = 20;
    private const int WavesOfYear = 3;
    private const int LeastWeeks = 4;

    // What differencing leaves of a regressor, in units of its own variance, below which it is none.
    private const double LeastChange = 1e-8;

    private readonly List<Term> _terms = [];

    /// <summary>Learns which columns change within the history of a series, and how much.</summary>
    /// <param name="matrix">The rows of the series.</param>
    /// <param name="order">The differences: a column that they make nothing of is left out.</param>
    public ArimaRegressors(FeatureMatrix matrix, ArimaOrder order)
    {
        for (int c = 0; c < matrix.Columns.Count; c++)
        {
            int categories = matrix.Columns[c].Categories;
            if (categories == 0) Add(matrix, new Term(c, -1, 0, 1), order);
            for (int code = 1; code < categories; code++) Add(matrix, new Term(c, code, 0, 1), order);
        }
    }

    /// <summary>Gets how many regressors there are.</summary>
    public int Count => _terms.Count;

    /// <summary>Returns the features that are used where the caller names none: the waves of the week and the year, holidays, the columns known in advance.</summary>
    /// <param name="history">The panel.</param>
    public static FeatureSet Default(RegularPanel history)
    {
        var features = new List<Feature>();
        double years = LinearLoadFeatures.YearsOf(history);
        double days = history.Frequency.NominalDuration.TotalDays;
        if (history.Frequency.StepsPerDay > 1 && years * 365.25 >= 7 * LeastWeeks)
            features.Add(Feature.FourierWeek(Math.Min(WavesOfWeek, (7 * history.Frequency.StepsPerDay / 2) - 1)));
        if (years >= 2 && days < 8) features.Add(Feature.FourierYear(WavesOfYear));
        if (history.Schema.HolidayRegion is { } region && days < 1.5) features.Add(LoadFeatures.Holidays(region, HolidayColumns.Near));
        foreach (string column in history.Schema.KnownInAdvance) features.Add(Feature.Known(column));
        if (DrivingColumn.Of(history) is { } driver) features.AddRange([Feature.Known(driver, power: 2), Feature.Known(driver, power: 3)]);
        return FeatureSet.Create([.. features]);
    }

    /// <summary>Returns the regressors of rows.</summary>
    /// <param name="matrix">The rows.</param>
    public double[][] Columns(FeatureMatrix matrix)
    {
        double[][] columns = new double[_terms.Count][];
        for (int i = 0; i < columns.Length; i++) columns[i] = Column(matrix, _terms[i]);
        return columns;
    }

    private void Add(FeatureMatrix matrix, Term term, ArimaOrder order)
    {
        ReadOnlySpan<float> values = matrix.Column(term.Column).Span;
        double sum = 0;
        int count = 0;
        foreach (float value in values)
        {
            if (float.IsNaN(value)) continue;
            sum += term.Of(value);
            count++;
        }

        if (count == 0) return;
        double mean = sum / count, squares = 0;
        foreach (float value in values) squares += float.IsNaN(value) ? 0 : (term.Of(value) - mean) * (term.Of(value) - mean);
        double deviation = Math.Sqrt(squares / count);
        if (!(deviation > 1e-7 * Math.Abs(mean)) || !double.IsFinite(deviation)) return;
        var scaled = term with { Mean = mean, Deviation = deviation };
        double[] rest = Column(matrix, scaled);
        if (order.SeasonalDifferences > 0) rest = Stationarity.Difference(rest, order.Season);
        for (int i = 0; i < order.Differences; i++) rest = Stationarity.Difference(rest, 1);
        double change = 0;
        foreach (double value in rest) change += value * value;
        if (change > LeastChange * rest.Length) _terms.Add(scaled);
    }

    // What is missing counts as usual.
    private static double[] Column(FeatureMatrix matrix, Term term)
    {
        ReadOnlySpan<float> values = matrix.Column(term.Column).Span;
        double[] column = new double[values.Length];
        for (int i = 0; i < column.Length; i++) column[i] = float.IsNaN(values[i]) ? 0 : (term.Of(values[i]) - term.Mean) / term.Deviation;
        return column;
    }

    private sealed record Term(int Column, int Code, double Mean, double Deviation)
    {
        public double Of(float value) => Code < 0 ? value : value == Code ? 1 : 0;
    }
}
