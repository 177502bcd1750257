using Forecasting.Features;
using Forecasting.Forecasters.Linear;
using Forecasting.Forecasters.Regression;

namespace Forecasting.Forecasters.Ssa;

/// <summary>What the calendar, the holidays and the columns known in advance explain of each series, by ridge regression; the remainder is left to the spectrum.</summary>
internal sealed class SsaRegression
{
    private const double HalfLifeDays = 730;
    private const int LeastRows = 100;

    // Eight weeks.
    private const double LeastYears = 56 / 365.25;

    private readonly FittedFeatureSet _features;
    private readonly RegressorModel?[] _models;
    private readonly TargetScale[] _scales;
    private readonly Dictionary<SeriesKey, int> _places = [];

    private SsaRegression(RegularPanel history, FeatureSet features, FitOptions options, CancellationToken cancellationToken)
    {
        var training = new RegressionTraining(history, TargetScale.SuitsLogarithm(history), HalfLifeDays, LeastRows);
        RidgeRegressor regressor = LinearLoadFeatures.Of(history, WeatherTerms.Interactions).Regressor();
        NeedsInAdvance = features.NeedsInAdvance;
        _features = features.Fit(history);
        _models = training.Fit(_features, new StepBlock(1, 1), regressor, (RegressionScope.Local, options), cancellationToken);
        _scales = training.Scales;
        for (int s = 0; s < history.SeriesCount; s++) _places.Add(history.Keys[s], s);
    }

    /// <summary>Gets how many cells before a row its features look at.</summary>
    public int NeededHistory => _features.NeededHistory;

    /// <summary>Gets the columns known in advance that are read.</summary>
    public ColumnNames NeedsInAdvance { get; }

    /// <summary>Tells whether a regression is likely to help: there are columns known in advance, or hours and days of the week were met often.</summary>
    /// <param name="history">The panel.</param>
    public static bool Suits(RegularPanel history) =>
        history.Schema.KnownInAdvance.Count > 0
        || (LinearLoadFeatures.YearsOf(history) >= LeastYears && history.Frequency.NominalDuration.TotalDays < 7);

    /// <summary>Fits the regression.</summary>
    /// <param name="history">The panel.</param>
    /// <param name="options">The seed, the number of threads.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static SsaRegression Fit(RegularPanel history, FitOptions options, CancellationToken cancellationToken) =>
        new(history, FeatureSet.Create([.. LinearLoadFeatures.Of(history, WeatherTerms.Interactions).OfTimeAndWeather()]), options, cancellationToken);

    /// <summary>Returns what the regression leaves of each series, on its own scale.</summary>
    /// <param name="history">The panel that was fitted.</param>
    /// <param name="options">The number of threads.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public double[][] Remainders(RegularPanel history, FitOptions options, CancellationToken cancellationToken)
    {
        Effects effects = Explain(history, FeatureRange.History(history), options.Threads, cancellationToken);
        double[][] remainders = new double[history.SeriesCount][];
        for (int s = 0; s < remainders.Length; s++)
        {
            remainders[s] = history.Target(s).ToArray();
            effects.TakeOff(s, remainders[s]);
        }

        return remainders;
    }

    /// <summary>Turns an error of the remainder into one of the target, at the target's usual level.</summary>
    /// <param name="series">The place of the series in the panel that was fitted.</param>
    /// <param name="error">The error of the remainder.</param>
    public double ErrorInUnit(int series, double error) => _scales[series].Undo(error) - _scales[series].Undo(0);

    /// <summary>Computes what is explained of the values around the origin.</summary>
    /// <param name="request">The history, and how many steps.</param>
    /// <param name="before">How many values before the origin.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public Effects Explain(ForecastRequest request, int before, CancellationToken cancellationToken) => Explain(
        request.History, FeatureRange.Around(request.History, before, request.Steps), request.Options.Threads, cancellationToken, request.Steps);

    private Effects Explain(RegularPanel panel, FeatureRange range, int threads, CancellationToken cancellationToken, int ahead = 0)
    {
        FeatureMatrix matrix = _features.Transform(range, new FeatureSource(panel), threads, cancellationToken);
        FeatureFaults.RefuseInfinite(matrix, range, panel);
        double[][] values = new double[panel.SeriesCount][];
        var scales = new TargetScale[panel.SeriesCount];
        for (int s = 0; s < values.Length; s++)
        {
            values[s] = new double[range.Counts[s]];
            bool isKnown = _places.TryGetValue(panel.Keys[s], out int place);
            scales[s] = isKnown ? _scales[place] : new TargetScale(0, 1, IsLogarithm: false);
            if (isKnown) _models[place]?.Predict(matrix.Rows(range.Offsets[s], range.Counts[s]), values[s]);
        }

        return new Effects(scales, values, ahead);
    }

    /// <summary>What is explained of a run of values of each series: some before the origin, some beyond it.</summary>
    internal sealed class Effects(TargetScale[] scales, double[][] values, int ahead)
    {
        /// <summary>Scales the values before the origin, and takes what is explained off.</summary>
        /// <param name="series">The place of the series.</param>
        /// <param name="tail">The last values before the origin, missing where the series begins later.</param>
        public void TakeOff(int series, Span<double> tail)
        {
            int count = values[series].Length - ahead;
            for (int i = 1; i <= tail.Length; i++)
            {
                double effect = i <= count ? values[series][count - i] : 0;
                tail[^i] = scales[series].Apply(tail[^i]) - effect;
            }
        }

        /// <summary>Adds what is explained of the values beyond the origin, and undoes the scale.</summary>
        /// <param name="series">The place of the series.</param>
        /// <param name="points">The remainders; takes the values.</param>
        public void PutBack(int series, Span<double> points)
        {
            for (int k = 0; k < points.Length; k++) points[k] = scales[series].Undo(points[k] + values[series][values[series].Length - ahead + k]);
        }
    }
}
