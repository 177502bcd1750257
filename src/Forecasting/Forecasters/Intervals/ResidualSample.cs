using System.Runtime.InteropServices;

namespace Forecasting.Forecasters.Intervals;

/// <summary>Forecast errors by series and step.</summary>
internal sealed class ResidualSample(RegularPanel history, int steps)
{
    private readonly List<double>[][] _errors = Empty(history.SeriesCount, steps);

    // Of each series, the errors of each origin over all steps; null where one is missing.
    private readonly List<double[]?>[] _courses = [.. Enumerable.Range(0, history.SeriesCount).Select(_ => new List<double[]?>())];

    /// <summary>Gets whether errors are shares of the points: they grow with the level where all values are well above 0.</summary>
    public bool IsRelative { get; init; }

    /// <summary>Adds the errors of one forecast; what was not observed is passed over.</summary>
    public void Add(long origin, int ahead, double[] points)
    {
        for (int s = 0; s < history.SeriesCount; s++)
        {
            ReadOnlySpan<double> observed = history.ObservedTarget(s);
            long first = origin - history.FirstIndex(s);
            double[] course = new double[ahead];
            for (int k = 0; k < ahead; k++)
            {
                long cell = first + k;
                double point = points[(s * ahead) + k];
                bool isObserved = cell >= 0 && cell < observed.Length;
                course[k] = isObserved ? (observed[(int)cell] - point) / (IsRelative ? Math.Abs(point) : 1) : double.NaN;
                Add(s, k, course[k]);
            }

            if (ahead == steps) _courses[s].Add(Array.TrueForAll(course, double.IsFinite) ? course : null);
        }
    }

    /// <summary>Adds an error, unless it is missing.</summary>
    public void Add(int series, int step, double error)
    {
        if (double.IsFinite(error)) _errors[series][step].Add(error);
    }

    /// <summary>Returns the mean absolute error of each series that has one.</summary>
    public Dictionary<SeriesKey, double> Scales()
    {
        var scales = new Dictionary<SeriesKey, double>();
        for (int s = 0; s < _errors.Length; s++)
        {
            double sum = 0;
            long count = 0;
            foreach (List<double> errors in _errors[s])
            {
                foreach (double error in errors) sum += Math.Abs(error);
                count += errors.Count;
            }

            if (count > 0) scales.Add(history.Keys[s], sum / count);
        }

        return scales;
    }

    /// <summary>Returns the quantiles by step around their median, so that the points are the medians, or null where a step has no error.</summary>
    /// <param name="levels">The levels.</param>
    /// <param name="neighbours">How many steps before and after a step lend it their errors.</param>
    public ResidualQuantiles? Quantiles(QuantileLevels levels, int neighbours)
    {
        Dictionary<SeriesKey, double> scales = Scales();
        double[][] quantiles = new double[levels.Count][];
        for (int q = 0; q < quantiles.Length; q++) quantiles[q] = new double[steps];
        double[] middles = new double[steps];
        var pooled = new List<double>();
        for (int k = 0; k < steps; k++)
        {
            pooled.Clear();
            for (int near = Math.Max(0, k - neighbours); near <= Math.Min(steps - 1, k + neighbours); near++) Pool(near, scales, pooled);
            if (pooled.Count == 0) return null;
            pooled.Sort();
            double middle = middles[k] = Quantile(CollectionsMarshal.AsSpan(pooled), 0.5);
            for (int q = 0; q < quantiles.Length; q++) quantiles[q][k] = Quantile(CollectionsMarshal.AsSpan(pooled), levels[q]) - middle;
        }

        return new ResidualQuantiles(levels, quantiles, scales) { IsRelative = IsRelative, Courses = Courses(scales, middles) };
    }

    // In units of the series' own scale, around the middle.
    private Dictionary<SeriesKey, double[]?[]> Courses(Dictionary<SeriesKey, double> scales, double[] middles)
    {
        var courses = new Dictionary<SeriesKey, double[]?[]>();
        foreach ((SeriesKey key, double scale) in scales)
        {
            int series = history.IndexOf(key);
            courses.Add(key, [.. _courses[series].Select(course => course?.Select((error, k) => (scale > 0 ? error / scale : 0) - middles[k]).ToArray())]);
        }

        return courses;
    }

    private void Pool(int step, Dictionary<SeriesKey, double> scales, List<double> pooled)
    {
        for (int s = 0; s < _errors.Length; s++)
        {
            if (_errors[s][step].Count == 0) continue;
            double scale = scales[history.Keys[s]];
            foreach (double error in _errors[s][step]) pooled.Add(scale > 0 ? error / scale : 0);
        }
    }

    // Hyndman and Fan (1996), definition 6: the place of a new value among n sorted ones, so that small samples give wider bounds.
    private static double Quantile(ReadOnlySpan<double> sorted, double level)
    {
        double place = (level * (sorted.Length + 1)) - 1;
        if (place <= 0) return sorted[0];
        if (place >= sorted.Length - 1) return sorted[^1];
        int below = (int)place;
        return sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]));
    }

    private static List<double>[][] Empty(int series, int steps)
    {
        var errors = new List<double>[series][];
        for (int s = 0; s < series; s++)
        {
            errors[s] = new List<double>[steps];
            for (int k = 0; k < steps; k++) errors[s][k] = [];
        }

        return errors;
    }
}
