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
        ulong state = SplitMix.Mix(unchecked((ulong)seed));
        for (int path = 0; path < paths; path++)
        {
            int[] back = new int[donors.Steps];
            bool isWhole = true;
            for (int first = 0; first < back.Length && isWhole; first += block)
            {
                int end = Math.Min(back.Length, first + block);
                isWhole = TryDraw(donors, back, (first, end), ref state);
            }

            if (isWhole) yield return back;
        }
    }

    private bool TryDraw(ScenarioDonors donors, int[] back, (int First, int End) block, ref ulong state)
    {
        // So far back that the last cell lies before the origin.
        int least = (block.End + donors.Day - 1) / donors.Day;
        int[] days = [.. Enumerable.Range(least, Math.Max(0, (donors.Longest / donors.Day) + 1)).Where(IsAboutTheDate)];
        for (int draw = 0; draw < Draws && days.Length > 0; draw++)
        {
            state = SplitMix.Mix(state);
            back.AsSpan(block.First, block.End - block.First).Fill(days[(int)(state % (ulong)days.Length)] * donors.Day);
            if (donors.Has(back, block.First, block.End)) return true;
        }

        return false;
    }

    private bool IsAboutTheDate(int days)
    {
        double year = days % ScenarioDonors.YearDays;
        return Math.Min(year, ScenarioDonors.YearDays - year) <= windowDays + 0.5;
    }

    public override string ToString() => $"blocks of {blockDays} days within {windowDays} days of the date";
}
