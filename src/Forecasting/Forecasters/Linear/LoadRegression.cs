using Forecasting.Features;
using Forecasting.Forecasters.Regression;

namespace Forecasting.Forecasters.Linear;

/// <summary>What the calendar, the holidays and the columns known in advance explain of each series, by ridge regression; the remainder is left to others.</summary>
internal sealed class LoadRegression
{
    /// <summary>After how many days a row weighs half of the newest: what demand answers to changes slowly.</summary>
    internal const double HalfLifeDays = 730;

    private const int LeastRows = 100;

    // Eight weeks.
    private const double LeastYears = 56 / 365.25;

    private readonly FittedFeatureSet _features;
    private readonly RegressorModel?[] _models;
    private readonly RegressorModel?[][] _others;
    private readonly TargetScale[] _scales;
    private readonly Dictionary<SeriesKey, int> _places = [];
    private readonly RegressionFolds? _folds;

    private LoadRegression(RegularPanel history, FeatureSet features, RegressionFolds? folds, FitOptions options, CancellationToken cancellationToken)
    {
        var training = new RegressionTraining(history, TargetScale.SuitsLogarithm(history), HalfLifeDays, LeastRows);
        RidgeRegressor regressor = LinearLoadFeatures.Of(history, WeatherTerms.Interactions).Regressor();
        NeedsInAdvance = features.NeedsInAdvance;
        _features = features.Fit(history);
        TrainingRows rows = training.RowsOf(_features, new StepBlock(1, 1), options.Threads, cancellationToken);
        _models = training.Fit(rows, regressor, (RegressionScope.Local, options), cancellationToken);
        _folds = folds;
        _others = new RegressorModel?[folds?.Count ?? 0][];
        var work = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellationToken };
        Parallel.For(0, _others.Length, work, fold =>
            _others[fold] = training.Fit(rows.Without(folds!, fold), regressor, (RegressionScope.Local, options), cancellationToken));
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
    /// <param name="folds">The parts of time whose rows are explained by what was learned from all others; null to explain all by what was learned from all.</param>
    /// <param name="options">The seed, the number of threads.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static LoadRegression Fit(RegularPanel history, RegressionFolds? folds, FitOptions options, CancellationToken cancellationToken) =>
        new(history, FeatureSet.Create([.. LinearLoadFeatures.Of(history, WeatherTerms.Interactions).OfTimeAndWeather()]), folds, options, cancellationToken);

    /// <summary>Returns what the regression leaves of each series, on its own scale.</summary>
    /// <param name="history">The panel that was fitted.</param>
    /// <param name="options">The number of threads.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public double[][] Remainders(RegularPanel history, FitOptions options, CancellationToken cancellationToken)
    {
        LoadEffects effects = Explain(history, FeatureRange.History(history), options.Threads, cancellationToken);
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
    public LoadEffects Explain(ForecastRequest request, int before, CancellationToken cancellationToken) => Explain(
        request.History, FeatureRange.Around(request.History, before, request.Steps), request.Options.Threads, cancellationToken, request.Steps);

    private LoadEffects Explain(RegularPanel panel, FeatureRange range, int threads, CancellationToken cancellationToken, int ahead = 0)
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
            if (isKnown) Predict(place, panel.FirstIndex(s) + range.From[s], matrix.Rows(range.Offsets[s], range.Counts[s]), values[s]);
        }

        return new LoadEffects(scales, values, ahead);
    }

    private void Predict(int place, long firstIndex, FeatureMatrix rows, double[] values)
    {
        _models[place]?.Predict(rows, values);
        for (int fold = 0; fold < _others.Length; fold++)
        {
            foreach ((int first, int count) in _folds!.RunsOf(fold, firstIndex, values.Length))
                _others[fold][place]?.Predict(rows.Rows(first, count), values.AsSpan(first, count));
        }
    }
}
