using System.Globalization;
using Forecasting.Numerics;

namespace Forecasting.Evaluation.Significance;

/// <summary>A bootstrap that draws whole blocks of a series, so that what hangs together in time stays together.</summary>
/// <remarks>
/// The interval is that of the percentiles of the replicates (Efron 1979); the length of blocks is of the order that Hall, Horowitz and Jing
/// (1995) find best for a variance, the cube root of that of the series. The same seed gives the same bits. Cost: length of the
/// series x replicates.
/// </remarks>
public sealed record BlockBootstrap
{
    /// <summary>Gets how the series is cut.</summary>
    /// <value>The default is <see cref="BlockKind.Stationary"/>.</value>
    public BlockKind Kind { get; init; }

    /// <summary>Gets how long blocks are, in values of the series: days, where it is one of days; the mean length of stationary blocks.</summary>
    /// <value>At least 1. The default is null: the cube root of the length of the series, rounded up, and at least the horizon of the forecasts.</value>
    public int? BlockLength
    {
        get;
        init
        {
            if (value is { } length) ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
            field = value;
        }
    }

    /// <summary>Gets how many times the series is drawn anew.</summary>
    /// <value>From 100 to 1,000,000. The default is 2,000.</value>
    public int Replicates
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 100);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1_000_000);
            field = value;
        }
    } = 2000;

    /// <summary>Gets the share of intervals that should hold the truth.</summary>
    /// <value>Above 0 and below 1. The default is 0.95.</value>
    public double Coverage
    {
        get;
        init
        {
            QuantileLevel.ThrowIfNotProbability(value, nameof(Coverage), "coverage");
            field = value;
        }
    } = 0.95;

    /// <summary>Gets the seed.</summary>
    /// <value>The default is 0.</value>
    public int Seed { get; init; }

    /// <summary>Computes the interval of any statistic of a series.</summary>
    /// <param name="length">The length of the series.</param>
    /// <param name="statistic">Computes the statistic of the values at given places.</param>
    /// <returns>The interval, or null where the series has fewer than two values, or the statistic is undefined in a replicate.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The length is below 0.</exception>
    public BootstrapInterval? Interval(int length, BootstrapStatistic statistic)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentNullException.ThrowIfNull(statistic);
        if (length < 2) return null;
        double[] values = new double[Replicates];
        int[] places = new int[length];
        for (int b = 0; b < values.Length; b++)
        {
            Draw(b, places);
            values[b] = statistic(places);
            if (double.IsNaN(values[b])) return null;
        }

        Array.Sort(values);
        // In decimal, so that 0.95 leaves 0.025 and not 0.025000000000000022.
        double tail = (double)((1 - (decimal)Coverage) / 2);
        return new BootstrapInterval(SortedValues.Quantile(values, tail), SortedValues.Quantile(values, 1 - tail), Coverage);
    }

    /// <summary>Computes the interval of the mean of a series.</summary>
    /// <param name="values">The values in order of time; those that are NaN are left out.</param>
    /// <returns>The interval, or null where there are fewer than two values.</returns>
    public BootstrapInterval? Mean(ReadOnlySpan<double> values)
    {
        double[] kept = [.. values.ToArray().Where(value => !double.IsNaN(value))];
        return Interval(kept.Length, places =>
        {
            double sum = 0;
            foreach (int place in places) sum += kept[place];
            return sum / places.Length;
        });
    }

    /// <summary>Computes the interval of the skill of A against B: by what share of the loss of B the loss of A is lower.</summary>
    /// <param name="lossesA">The losses of forecaster A in order of time; NaN where there is none.</param>
    /// <param name="lossesB">The losses of forecaster B at the same times.</param>
    /// <returns>The interval of <c>1 - sum A / sum B</c>, a ratio; null where fewer than two pairs are whole or B may lose nothing.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public BootstrapInterval? Skill(ReadOnlySpan<double> lossesA, ReadOnlySpan<double> lossesB)
    {
        if (lossesA.Length != lossesB.Length)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The losses must be of the same times: {lossesA.Length} of A, {lossesB.Length} of B."), nameof(lossesB));
        var pairs = new List<(double A, double B)>();
        for (int t = 0; t < lossesA.Length; t++)
        {
            if (!double.IsNaN(lossesA[t]) && !double.IsNaN(lossesB[t])) pairs.Add((lossesA[t], lossesB[t]));
        }

        return Interval(pairs.Count, places =>
        {
            (double a, double b) = (0, 0);
            foreach (int place in places) (a, b) = (a + pairs[place].A, b + pairs[place].B);
            return b > 0 ? 1 - (a / b) : double.NaN;
        });
    }

    /// <summary>Returns this bootstrap with blocks that are at least as long as forecasts reach, where no length is set.</summary>
    internal BlockBootstrap ForHorizon(int horizon, int length) =>
        BlockLength is null ? this with { BlockLength = Math.Max(horizon, DefaultLength(length)) } : this;

    /// <summary>Draws the places of one replicate.</summary>
    internal void Draw(int replicate, Span<int> places)
    {
        int length = Math.Min(places.Length, BlockLength ?? DefaultLength(places.Length));
        var random = new SplitMixSequence(SplitMix.Mix(unchecked((ulong)Seed)) ^ (ulong)replicate);
        int left = 0;
        int place = 0;
        for (int i = 0; i < places.Length; i++)
        {
            // A stationary block ends with the same chance after each value, which makes its length geometric.
            bool begins = Kind == BlockKind.Circular ? left == 0 : i == 0 || random.Fraction() * length < 1;
            if (begins) (place, left) = (random.Below(places.Length), length);
            places[i] = place;
            place = place + 1 == places.Length ? 0 : place + 1;
            left--;
        }
    }

    private static int DefaultLength(int length) => (int)Math.Ceiling(Math.Cbrt(length) - 1e-9);
}
