using Forecasting.Numerics;

namespace Forecasting.Forecasters.Ssa;

/// <summary>Chooses how many components a forecast is made of: the number with the least mean absolute error over rolling origins at the end of the training part.</summary>
/// <remarks>
/// Tashman, "Out-of-sample tests of forecasting accuracy", International Journal of Forecasting 16 (2000). The vectors are those of the part
/// before the first origin, so that no origin is met in sample; one decomposition serves all ranks.
/// </remarks>
internal sealed class RankChoice
{
    private static readonly int[] Ranks = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 80, 96, 128];

    private const int MaximumOrigins = 28;
    private const int MaximumSteps = 168;

    private readonly int _steps;
    private readonly int _stride;

    /// <param name="steps">How many steps are forecast.</param>
    /// <param name="stride">The steps between origins.</param>
    public RankChoice(int steps, int stride)
    {
        _steps = Math.Min(steps, MaximumSteps);
        _stride = stride;
    }

    /// <summary>Chooses the rank.</summary>
    /// <param name="series">The series, complete, near 0 and 1 in level and unit.</param>
    /// <param name="window">The window that will be used.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The rank; below the window.</returns>
    public int Choose(IReadOnlyList<double[]> series, int window, CancellationToken cancellationToken)
    {
        int shortest = series.Min(values => values.Length);
        int origins = Math.Clamp(shortest / 4 / _stride, 1, MaximumOrigins);
        int head = shortest - (origins * _stride);
        int tried = Math.Min(window, head / 2);
        if (tried < SsaSeries.ShortestWindow) return 1;
        int count = Ranks.Last(rank => rank <= Math.Max(1, tried / 2));
        double[][] heads = new double[series.Count][];
        for (int s = 0; s < heads.Length; s++) heads[s] = series[s][..^(origins * _stride)];
        (_, double[][] vectors) = TrajectorySpace.Leading(heads, tried, count, cancellationToken);
        int best = 1;
        double least = double.PositiveInfinity;
        foreach (int rank in Ranks)
        {
            if (rank > count) break;
            cancellationToken.ThrowIfCancellationRequested();
            SignalSpace? space = SignalSpace.Of(vectors.AsSpan(0, rank));
            if (space is null) continue;
            double error = 0;
            foreach (double[] values in series) error += ErrorOf(space, values, origins, least - error);
            if (!(error < least)) continue;
            least = error;
            best = rank;
        }

        return best;
    }

    // The sum of the absolute errors over the origins; stops where it passes what is still worth knowing.
    private double ErrorOf(SignalSpace space, double[] values, int origins, double limit)
    {
        double error = 0;
        for (int j = origins; j >= 1 && error < limit; j--)
        {
            int origin = values.Length - (j * _stride);
            int steps = Math.Min(_steps, values.Length - origin);
            double[] points = SignalContinuation.Recurrent(space, values.AsSpan(0, origin), steps);
            for (int k = 0; k < steps; k++) error += Math.Abs(points[k] - values[origin + k]);
        }

        return double.IsNaN(error) ? double.PositiveInfinity : error;
    }
}
