using Forecasting.Features;
using Forecasting.Forecasters.Linear;
using Forecasting.Forecasters.Regression;

namespace Forecasting.Forecasters.Stations;

/// <summary>
/// Tao's vanilla benchmark: trend, month, weekday by hour, and a cubic of the temperature by month and by hour
/// (Hong, Pinson and Fan 2014), over one series and any temperature.
/// </summary>
internal sealed class VanillaLoadModel
{
    private const string Temperature = "temperature";

    private static readonly string[] Clocks = ["month", "hour"];

    private readonly FeatureMatrix _calendar;
    private readonly double[] _target;
    private readonly RidgeRegressor _regressor;
    private readonly int _column;

    /// <param name="panel">One series with a column of the name temperature, known in advance, whose values do not matter.</param>
    public VanillaLoadModel(RegularPanel panel)
    {
        _target = panel.Target(0).ToArray();
        FeatureSet features = panel.Frequency.StepsPerDay > 1
            ? [Feature.Trend, Feature.Month, Feature.Weekday, Feature.Hour, Feature.Known(Temperature)]
            : [Feature.Trend, Feature.Month, Feature.Weekday, Feature.Known(Temperature)];
        _calendar = features.Fit(panel).Transform(panel).Rows(0, _target.Length);
        _column = _calendar.IndexOf(Temperature);
        var products = new List<Interaction>();
        foreach (string clock in Clocks.Where(clock => _calendar.IndexOf(clock) >= 0))
        {
            products.Add([clock, Temperature]);
            products.Add([clock, Temperature, Temperature]);
            products.Add([clock, Temperature, Temperature, Temperature]);
        }

        if (panel.Frequency.StepsPerDay > 1) products.Add(["weekday", "hour"]);
        _regressor = new RidgeRegressor { Interactions = products };
    }

    /// <summary>Makes one series of a total and a temperature that is to be given.</summary>
    public static RegularPanel PanelOf(RegularPanel history, long first, double[] total)
    {
        double[] none = new double[total.Length];
        var cells = new PanelCells
        {
            Schema = history.Schema with { Keys = ColumnNames.None, Static = ColumnNames.None, KnownInAdvance = Temperature, ObservedOnly = ColumnNames.None },
            Grid = history.Grid,
            Keys = [SeriesKey.Create()],
            First = [first],
            Offsets = [0, total.Length],
            OriginIndex = first + total.Length,
            Target = total,
            TargetStates = new CellState[total.Length],
            Covariates = [none],
            CovariateStates = [null],
            Statics = [],
        };
        return new RegularPanel(cells, cells, null, []);
    }

    /// <summary>Fits on the rows before a place, and predicts all rows.</summary>
    public double[] FitAndPredict(double[] temperature, int trained, CancellationToken cancellationToken)
    {
        float[][] values = [.. Enumerable.Range(0, _calendar.Columns.Count)
            .Select(c => c == _column ? Array.ConvertAll(temperature, value => (float)value) : _calendar.Column(c).ToArray())];
        var matrix = new FeatureMatrix(_calendar.Columns, values, _target.Length);
        bool[] kept = new bool[_target.Length];
        for (int i = 0; i < trained; i++) kept[i] = double.IsFinite(_target[i]) && !double.IsNaN(temperature[i]);
        double[] targets = [.. _target.Where((_, i) => kept[i])];
        double[] predicted = new double[_target.Length];
        _regressor.Fit(new RegressionData(matrix.Keep(kept), targets), cancellationToken).Predict(matrix, predicted);
        return predicted;
    }

    /// <summary>Returns the mean absolute percentage error of predictions over a range of rows, a ratio; rows without a value, or with 0, are left out.</summary>
    public double Error(double[] predicted, double[] temperature, Range rows)
    {
        (int from, int count) = rows.GetOffsetAndLength(_target.Length);
        double sum = 0;
        int counted = 0;
        for (int i = from; i < from + count; i++)
        {
            if (!double.IsFinite(_target[i]) || _target[i] == 0 || double.IsNaN(temperature[i])) continue;
            sum += Math.Abs((predicted[i] - _target[i]) / _target[i]);
            counted++;
        }

        return counted == 0 ? double.PositiveInfinity : sum / counted;
    }

    public double TargetAt(int row) => _target[row];
}
