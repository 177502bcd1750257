namespace Forecasting.Forecasters.Decomposition;

/// <summary>The two loops of STL over one series: the inner one finds season and trend from each other, the outer one weighs values by their remainders.</summary>
internal sealed class SeasonalLoess
{
    private readonly double[] _values;
    private readonly int _period;
    private readonly Loess _bySeason;
    private readonly Loess _lowPass;
    private readonly Loess _ofTrend;
    private readonly double[] _extended;
    private readonly double[] _scratch;

    private SeasonalLoess(double[] values, int period, int seasonalWindow, int trendWindow)
    {
        _values = values;
        _period = period;
        _bySeason = Loess.Of(seasonalWindow, 0);
        _lowPass = Loess.Of(Odd(period), 1);
        _ofTrend = Loess.Of(trendWindow, 1);
        _extended = new double[values.Length + (2 * period)];
        _scratch = new double[values.Length + (2 * period)];
        Trend = new double[values.Length];
        Season = new double[values.Length];
    }

    public double[] Trend { get; }

    public double[] Season { get; }

    /// <summary>Gets the weights of the values; empty where all weigh alike.</summary>
    public double[] Weights { get; private set; } = [];

    /// <summary>Decomposes a series without gaps.</summary>
    /// <param name="values">The series; at least two cycles.</param>
    /// <param name="period">The season in values; at least 2.</param>
    /// <param name="options">How.</param>
    /// <param name="defaultWindow">The seasonal window where the options name none.</param>
    public static SeasonalLoess Of(double[] values, int period, StlOptions options, int defaultWindow)
    {
        // A window far longer than the series makes the smooth of a point of the season its mean.
        int window = options.IsPeriodic ? checked((10 * values.Length) + 1) : Odd(options.SeasonalWindow ?? defaultWindow);
        int trend = Odd(options.TrendWindow ?? (int)Math.Ceiling(1.5 * period / (1 - (1.5 / window))));
        var loess = new SeasonalLoess(values, period, window, trend);
        (int inner, int outer) = options.IsRobust ? (1, 15) : (2, 0);
        for (int round = 0; ; round++)
        {
            for (int i = 0; i < inner; i++) loess.Improve();
            if (round == outer) break;
            loess.Weigh();
        }

        if (options.IsPeriodic) loess.Average();
        return loess;
    }

    private static int Odd(int window) => window | 1;

    private void Improve()
    {
        int n = _values.Length;
        Span<double> detrended = _scratch.AsSpan(0, n);
        for (int i = 0; i < n; i++) detrended[i] = _values[i] - Trend[i];
        SmoothCycles(detrended);
        double[] level = LowPass();
        for (int i = 0; i < n; i++)
        {
            Season[i] = _extended[_period + i] - level[i];
            _scratch[i] = _values[i] - Season[i];
        }

        _ofTrend.Smooth(_scratch.AsSpan(0, n), Weights, Trend);
    }

    // Each point of the season over its cycles, and one cycle beyond either end.
    private void SmoothCycles(ReadOnlySpan<double> detrended)
    {
        int longest = ((detrended.Length - 1) / _period) + 1;
        double[] cycle = new double[longest], weights = new double[longest], smooth = new double[longest];
        for (int phase = 0; phase < _period; phase++)
        {
            int count = ((detrended.Length - 1 - phase) / _period) + 1;
            for (int c = 0; c < count; c++)
            {
                cycle[c] = detrended[phase + (c * _period)];
                if (Weights.Length > 0) weights[c] = Weights[phase + (c * _period)];
            }

            ReadOnlySpan<double> values = cycle.AsSpan(0, count);
            ReadOnlySpan<double> own = Weights.Length > 0 ? weights.AsSpan(0, count) : [];
            _bySeason.Smooth(values, own, smooth);
            int reach = Math.Min(_bySeason.Window, count);
            double before = _bySeason.At(values, own, -1, (0, reach - 1));
            double after = _bySeason.At(values, own, count, (count - reach, count - 1));
            _extended[phase] = double.IsNaN(before) ? smooth[0] : before;
            for (int c = 0; c < count; c++) _extended[phase + ((c + 1) * _period)] = smooth[c];
            _extended[phase + ((count + 1) * _period)] = double.IsNaN(after) ? smooth[count - 1] : after;
        }
    }

    // Moving means over a cycle, a cycle and three values, then loess: what of the smooth cycles is trend.
    private double[] LowPass()
    {
        double[] once = MovingMean(_extended, _period);
        double[] twice = MovingMean(once, _period);
        double[] thrice = MovingMean(twice, 3);
        double[] level = new double[thrice.Length];
        _lowPass.Smooth(thrice, [], level);
        return level;
    }

    private static double[] MovingMean(double[] values, int length)
    {
        double[] means = new double[values.Length - length + 1];
        double sum = 0;
        for (int i = 0; i < length; i++) sum += values[i];
        means[0] = sum / length;
        for (int i = 1; i < means.Length; i++)
        {
            sum += values[i + length - 1] - values[i - 1];
            means[i] = sum / length;
        }

        return means;
    }

    // Bisquare weights of the remainders, in units of six of their medians.
    private void Weigh()
    {
        int n = _values.Length;
        double[] sizes = new double[n];
        for (int i = 0; i < n; i++) sizes[i] = Math.Abs(_values[i] - Trend[i] - Season[i]);
        double[] sorted = [.. sizes];
        Array.Sort(sorted);
        double limit = 3 * (sorted[n / 2] + sorted[(n - 1) / 2]);
        if (Weights.Length == 0) Weights = new double[n];
        for (int i = 0; i < n; i++)
        {
            double ratio = sizes[i] / limit;
            double rest = 1 - (ratio * ratio);
            Weights[i] = sizes[i] <= 0.001 * limit ? 1 : sizes[i] <= 0.999 * limit ? rest * rest : 0;
        }
    }

    private void Average()
    {
        for (int phase = 0; phase < _period; phase++)
        {
            double sum = 0;
            int count = 0;
            for (int i = phase; i < Season.Length; i += _period, count++) sum += Season[i];
            for (int i = phase; i < Season.Length; i += _period) Season[i] = sum / count;
        }
    }
}
