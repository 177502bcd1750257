using Forecasting.Numerics;

namespace Forecasting.Interop.Ssa;

/// <summary>Fits a model in the steps of ML.NET, with all that it learnt on the way.</summary>
internal sealed class SsaFit
{
    private SsaFit(CompatibleSsaModel model) => Model = model;

    /// <summary>Gets the model.</summary>
    public CompatibleSsaModel Model { get; }

    /// <summary>Gets whether there were enough values; otherwise the model forecasts zeros.</summary>
    public bool IsTrained { get; private init; }

    /// <summary>Gets whether the moving average had to stand in.</summary>
    public bool IsNaive { get; private init; }

    /// <summary>Gets the eigenvalues; empty where there is no decomposition.</summary>
    public IReadOnlyList<float> Spectrum { get; private init; } = [];

    /// <summary>Gets what stabilisation did; null where it was not asked for or failed.</summary>
    public SsaStability? Stability { get; private init; }

    /// <summary>Fits to the values of a column.</summary>
    /// <param name="column">The values as they come; missing ones are left out, and of the rest the first count.</param>
    /// <param name="parameters">The parameters; checked.</param>
    /// <param name="withBounds">Whether bounds are wanted.</param>
    public static SsaFit Of(IEnumerable<float> column, SsaParameters parameters, bool withBounds)
    {
        float[] series = [.. column.Where(value => !float.IsNaN(value)).Take(parameters.TrainSize)];
        int window = parameters.WindowSize;
        if (series.Length <= 2 * window) return Untrained(parameters, withBounds);

        // ML.NET loses the greatest rank on its way to the fit.
        int mostRank = window - 1;
        var basis = SsaBasis.Of(series, window);
        while (!basis.IsSpoilt && basis.HasCoordinate && window > 2)
        {
            window--;
            mostRank = window / 2;
            basis = SsaBasis.Of(series, window);
        }

        bool naive = basis.IsSpoilt || basis.HasCoordinate;
        IReadOnlyList<float> spectrum = basis.Values;
        if (naive) basis = SsaBasis.Flat(window);
        int rank = naive ? 1 : Rank(series, basis, parameters, mostRank);
        float[] alpha = Recurrence(basis, rank);
        SsaStability? stability = parameters.ShouldStabilize && !naive ? SsaStability.Apply(alpha, parameters.MaxGrowth?.Ratio ?? double.PositiveInfinity) : null;
        double[] wide = [.. series.Select(value => (double)value)];
        SsaNoise noise = withBounds ? SsaNoise.Of(wide, Signal(wide, basis, rank, naive, parameters.RankSelection), alpha) : default;
        double[] projected = new double[window];
        SsaSignal.Project(wide.AsSpan(wide.Length - window), basis, rank, projected);
        float[] state = [.. projected.Skip(1).Select(value => (float)value)];
        var model = new CompatibleSsaModel(basis.First(rank), alpha, state, new SsaBuffer(parameters.SeriesLength)) { Noise = noise, HasBounds = withBounds };
        return new SsaFit(model) { IsTrained = true, IsNaive = naive, Spectrum = spectrum, Stability = stability };
    }

    private static SsaFit Untrained(SsaParameters parameters, bool withBounds)
    {
        int order = parameters.WindowSize - 1;
        int rank = parameters.RankSelection == RankSelectionMethod.Fixed ? parameters.Rank ?? order : 0;
        float[] vectors = new float[rank * parameters.WindowSize];
        for (int i = 0; i < rank; i++) vectors[(i * parameters.WindowSize) + i] = 1;
        var model = new CompatibleSsaModel(vectors, new float[order], new float[order], new SsaBuffer(parameters.SeriesLength)) { HasBounds = withBounds };
        return new SsaFit(model);
    }

    private static int Rank(float[] series, SsaBasis basis, SsaParameters parameters, int most) => parameters.RankSelection switch
    {
        RankSelectionMethod.Exact => SsaRank.Exact(series, basis, most),
        RankSelectionMethod.Fast => SsaRank.Fast(series, basis, most),
        _ => Math.Min(parameters.Rank ?? (parameters.WindowSize - 1), basis.Window - 1),
    };

    private static float[] Recurrence(SsaBasis basis, int rank)
    {
        double[] sums = new double[basis.Window - 1];
        float share = 0;
        for (int r = 0; r < rank; r++)
        {
            ReadOnlySpan<double> vector = basis.Vector(r);
            FixedLanes.AddScaled(vector[^1], vector[..^1], sums);
            share += (float)vector[^1] * (float)vector[^1];
        }

        return [.. sums.Select(sum => (float)(sum / (1 - share)))];
    }

    // With the exact method the naive model has no signal at all: ML.NET rebuilds it while it chooses the rank.
    private static double[] Signal(double[] series, SsaBasis basis, int rank, bool naive, RankSelectionMethod method) => method switch
    {
        RankSelectionMethod.Exact when naive => new double[series.Length],
        RankSelectionMethod.Exact => SsaSignal.Whole(series, basis, rank),
        _ => SsaSignal.Tail(series, basis, rank),
    };
}
