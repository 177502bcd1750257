using Forecasting.Numerics;

namespace Forecasting.Forecasters.Ssa;

public sealed partial class SsaDecomposition
{
    // How finely the frequencies of a vector are told apart, against its own length.
    private const int Refinement = 8;

    // The part of a vector's power that must lie near a frequency for the vector to count as a wave of it.
    private const double LeastShare = 0.5;

    /// <summary>Computes the power of a component's left vector by frequency: an even grid from 0 to half a cycle a step, eight times as fine as the window parts.</summary>
    /// <param name="component">The component, counted from 0.</param>
    /// <returns>The shares of the power; they sum to 1. The frequency of place k is <c>k / (2 · (length - 1))</c> cycles a step.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such component.</exception>
    public double[] Periodogram(int component)
    {
        Check(component);
        var fourier = new RealFourier(RealFourier.GoodLength(Refinement * Window));
        double[] real = new double[fourier.Frequencies];
        double[] imaginary = new double[fourier.Frequencies];
        fourier.Forward(_vectors[component], real, imaginary);
        double total = 0;
        for (int k = 0; k < real.Length; k++)
        {
            // Every frequency but the first and the last stands for itself and its mirror image.
            real[k] = ((real[k] * real[k]) + (imaginary[k] * imaginary[k])) * (k == 0 || k == real.Length - 1 ? 1 : 2);
            total += real[k];
        }

        for (int k = 0; k < real.Length; k++) real[k] /= total;
        return real;
    }

    /// <summary>Finds the frequency at which a component's left vector has the most power.</summary>
    /// <param name="component">The component, counted from 0.</param>
    /// <returns>Cycles a step, from 0 to 0.5; the period is one over it. See <see cref="Roots"/> for more digits.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such component.</exception>
    public double Frequency(int component)
    {
        double[] powers = Periodogram(component);
        int most = 0;
        for (int k = 1; k < powers.Length; k++)
        {
            if (powers[k] > powers[most]) most = k;
        }

        return most / (2.0 * (powers.Length - 1));
    }

    /// <summary>Estimates how many components are signal: those whose singular value is above what noise of the level of the rest would have.</summary>
    /// <returns>The number, from 0 to <see cref="Count"/>.</returns>
    /// <remarks>
    /// An eigenvalue of white noise is a value of its periodogram smoothed over as many frequencies as there are windows in the series: a
    /// chi-square variable, which the bound of Laurent and Massart ("Adaptive estimation of a quadratic functional by model selection", Annals of
    /// Statistics 28, 2000) holds at all frequencies of the window in 19 series of 20. The level of the noise is what the other components leave.
    /// Noise that is correlated, as a load's is, counts in part as signal; <see cref="SsaForecaster"/> therefore chooses its rank by the errors of
    /// forecasts.
    /// </remarks>
    public int SignalRank()
    {
        double rows = Math.Min(Window, Length - Window + 1);
        double columns = Math.Max(Window, Length - Window + 1);
        double freedom = 2 * columns / rows;
        double risk = Math.Log(20 * rows);
        double threshold = 1 + (2 * Math.Sqrt(risk / freedom)) + (2 * risk / freedom);
        double rest = TotalSquares();
        for (int i = 0; i < Count; i++)
        {
            double noise = Math.Max(0, rest) / ((rows - i) * columns);
            // Rounding is no signal.
            if (_eigenvalues[i] <= threshold * columns * noise || _eigenvalues[i] <= 1e-14 * _eigenvalues[0]) return i;
            rest -= _eigenvalues[i];
        }

        return Count;
    }

    /// <summary>Sorts the components into a trend, seasons, other waves, and noise.</summary>
    /// <param name="periods">The seasons to look for, in steps: 24, 168 and 8,766 for hours.</param>
    /// <returns>The trend, the seasons in the order given, the rest of the signal, and the noise; a group may have no component.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A period is below 2 steps.</exception>
    /// <remarks>
    /// By where the power of the left vectors lies (Alexandrov and Golyandina 2005): within one over the window of zero, or half of that of a harmonic of
    /// the period. A harmonic of several periods goes to the shortest. A season longer than the window counts as trend. Noise begins at
    /// <see cref="SignalRank"/>.
    /// </remarks>
    public IReadOnlyList<SsaGroup> Group(params ReadOnlySpan<double> periods)
    {
        foreach (double period in periods) ArgumentOutOfRangeException.ThrowIfLessThan(period, 2, nameof(periods));
        var members = new List<int>[periods.Length + 3];
        for (int g = 0; g < members.Length; g++) members[g] = [];
        int signal = SignalRank();
        for (int i = 0; i < Count; i++) members[i < signal ? PlaceOf(Periodogram(i), periods) : periods.Length + 2].Add(i);
        var groups = new SsaGroup[members.Length];
        groups[0] = new SsaGroup(SsaGroupKind.Trend, null, members[0]);
        for (int p = 0; p < periods.Length; p++) groups[p + 1] = new SsaGroup(SsaGroupKind.Season, periods[p], members[p + 1]);
        groups[^2] = new SsaGroup(SsaGroupKind.Other, null, members[^2]);
        groups[^1] = new SsaGroup(SsaGroupKind.Noise, null, members[^1]);
        return groups;
    }

    // 0 for the trend, 1 + p for a period, one more for none.
    private int PlaceOf(double[] powers, ReadOnlySpan<double> periods)
    {
        double width = 1.0 / Window;
        double slowest = width;
        foreach (double period in periods)
        {
            if (1 / period > width / 2) slowest = Math.Min(slowest, 0.5 / period);
        }

        if (ShareNear(powers, 0, slowest) >= LeastShare) return 0;
        int best = periods.Length + 1;
        for (int p = 0; p < periods.Length; p++)
        {
            double share = 0;
            for (int harmonic = 1; harmonic <= periods[p] / 2; harmonic++)
                share = Math.Max(share, ShareNear(powers, harmonic / periods[p], Math.Min(width / 2, 0.5 / periods[p])));
            if (share >= LeastShare && (best > periods.Length || periods[p] < periods[best - 1])) best = p + 1;
        }

        return best;
    }

    private static double ShareNear(double[] powers, double frequency, double width)
    {
        double scale = 2.0 * (powers.Length - 1);
        int from = Math.Max(0, (int)Math.Ceiling((frequency - width) * scale));
        int to = Math.Min(powers.Length - 1, (int)Math.Floor((frequency + width) * scale));
        double share = 0;
        for (int k = from; k <= to; k++) share += powers[k];
        return share;
    }
}
