using Forecasting.Numerics;

namespace Forecasting.Forecasters.Scenarios;

/// <summary>Blocks of days, drawn from earlier times about the same date.</summary>
internal sealed class BlockBootstrap(int paths, int blockDays, int windowDays) : WeatherScenarios
{
    // A block with a gap is drawn anew so often.
    private const int Draws = 50;

    internal override IEnumerable<int[]> Backs(ScenarioDonors donors, int seed)
    {
        int block = blockDays * donors.Day;
        for (int path = 0; path < paths; path++)
        {
            int[] back = new int[donors.Steps];
            bool isWhole = true;
            for (int first = 0; first < back.Length && isWhole; first += block)
            {
                // Blocks are whole whatever the horizon, so that its length does not change the first steps.
                ulong state = SplitMix.Mix(SplitMix.Mix(SplitMix.Mix(unchecked((ulong)seed)) ^ (ulong)path) ^ (ulong)first);
                int drawn = Draw(donors, (first, first + block), state);
                isWhole = drawn > 0;
                back.AsSpan(first, Math.Min(block, back.Length - first)).Fill(drawn);
            }

            if (isWhole) yield return back;
        }
    }

    // By how many cells the block lies behind; 0 where none was found.
    private int Draw(ScenarioDonors donors, (int First, int End) block, ulong state)
    {
        // So far back that the last cell lies before the origin.
        int least = (block.End + donors.Day - 1) / donors.Day;
        int[] days = [.. Enumerable.Range(least, (donors.Longest / donors.Day) + 1).Where(IsAboutTheDate)];
        for (int draw = 0; draw < Draws && days.Length > 0; draw++)
        {
            state = SplitMix.Mix(state);
            int back = days[(int)(state % (ulong)days.Length)] * donors.Day;
            if (donors.Has(back, block.First, block.End)) return back;
        }

        return 0;
    }

    private bool IsAboutTheDate(int days)
    {
        double year = days % ScenarioDonors.YearDays;
        return Math.Min(year, ScenarioDonors.YearDays - year) <= windowDays + 0.5;
    }

    public override string ToString() => $"blocks of {blockDays} days within {windowDays} days of the date";
}
