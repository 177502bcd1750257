using Forecasting.Forecasters.Ssa;

namespace Forecasting.Tests.Forecasters.Ssa;

public sealed class GapFillingTests
{
    private const int Length = 240;
    private const int Window = 40;

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (string signal in (string[])["sine on a level", "two sines", "line", "line and sine", "decay"])
            {
                foreach (string gaps in (string[])["short", "longer than a window", "start", "end", "scattered", "every kind"]) cases.Add(signal, gaps);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void FillGaps_NoiselessRecurrence_IsRestored(string signal, string gaps)
    {
        double[] whole = Signals.Values(signal, Length);
        double[] holes = [.. whole.Select((value, i) => IsMissing(gaps, i) ? double.NaN : value)];
        Assert.Contains(double.NaN, holes);
        int rank = Signals.Names.Single(row => row.Data.Item1 == signal).Data.Item2;

        double[] filled = SsaDecomposition.FillGaps(holes, Window, rank, TestContext.Current.CancellationToken);

        Signals.Near(whole, filled, 1e-6);
        for (int i = 0; i < Length; i++)
        {
            if (!double.IsNaN(holes[i])) Assert.Equal(holes[i], filled[i]);
        }
    }

    [Fact]
    public void FillGaps_ChosenRank_FillsAWaveWithinItsNoise()
    {
        var random = new Random(3);
        double[] wave = Signals.Values("two sines", Length);
        double[] holes = [.. wave.Select((value, i) => i is > 90 and < 110 ? double.NaN : value + (0.05 * (random.NextDouble() - 0.5)))];
        double[] filled = SsaDecomposition.FillGaps(holes, cancellationToken: TestContext.Current.CancellationToken);
        for (int i = 91; i < 110; i++) Assert.Equal(wave[i], filled[i], 0.1);
    }

    [Fact]
    public void FillGaps_ChosenRankOfAShortWindow_FillsAWaveWithinItsNoise()
    {
        // The values that are hidden to choose the rank lie more than a window from the gap, and are filled while it is not.
        var random = new Random(3);
        double[] wave = Signals.Values("two sines", Length);
        double[] holes = [.. wave.Select((value, i) => i is > 100 and < 108 ? double.NaN : value + (0.05 * (random.NextDouble() - 0.5)))];
        double[] filled = SsaDecomposition.FillGaps(holes, Window, cancellationToken: TestContext.Current.CancellationToken);
        for (int i = 101; i < 108; i++) Assert.Equal(wave[i], filled[i], 0.1);
    }

    [Fact]
    public void FillGaps_NothingMissing_ChangesNothing()
    {
        double[] whole = Signals.Values("two sines", 60);
        Assert.Equal(whole, SsaDecomposition.FillGaps(whole, cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public void FillGaps_AllMissingOrInfinite_IsRefused()
    {
        double[] empty = Forecasts.Numbers(5, _ => double.NaN);
        Assert.Contains("All 5", Assert.Throws<SeriesDataException>(() => SsaDecomposition.FillGaps(empty, cancellationToken: TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
        SeriesDataException fault = Assert.Throws<SeriesDataException>(() =>
            SsaDecomposition.FillGaps([1, double.NaN, double.PositiveInfinity, 3, 4, 5], cancellationToken: TestContext.Current.CancellationToken));
        Assert.Contains("Value 2 of 6", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void FillGaps_AlmostEverythingMissing_IsFiniteAndKeepsWhatIsKnown(int known)
    {
        for (int seed = 0; seed < 30; seed++)
        {
            var random = new Random(seed);
            double[] holes = Forecasts.Numbers(50, _ => double.NaN);
            for (int i = 0; i < known; i++) holes[random.Next(50)] = random.NextDouble();
            double[] filled = SsaDecomposition.FillGaps(holes, cancellationToken: TestContext.Current.CancellationToken);
            for (int i = 0; i < 50; i++)
            {
                Assert.True(double.IsFinite(filled[i]));
                if (!double.IsNaN(holes[i])) Assert.Equal(holes[i], filled[i]);
            }
        }
    }

    private static bool IsMissing(string gaps, int at) => gaps switch
    {
        "short" => at is >= 100 and < 120,
        "longer than a window" => at is >= 110 and < 165,
        "start" => at < 25,
        "end" => at >= Length - 30,
        "scattered" => at > 100 && (at * 7919 % 97) < 20,
        _ => at is < 5 or >= Length - 6 or (>= 130 and < 175) || (at > 190 && at % 11 == 0),
    };
}
