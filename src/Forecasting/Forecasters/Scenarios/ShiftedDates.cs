namespace Forecasting.Forecasters.Scenarios;

/// <summary>The same dates of earlier years, moved by a few days.</summary>
internal sealed class ShiftedDates(int days, int years) : WeatherScenarios
{
    internal override IEnumerable<int[]> Backs(ScenarioDonors donors, int seed)
    {
        for (int year = 1; year <= years; year++)
        {
            int date = ScenarioDonors.DaysOf(year);
            if (((long)date - days) * donors.Day > donors.Longest) yield break;
            for (int shift = -days; shift <= days; shift++)
            {
                int back = checked((date - shift) * donors.Day);
                if (donors.Has(back, 0, donors.Steps)) yield return [.. Enumerable.Repeat(back, donors.Steps)];
            }
        }
    }

    public override string ToString() => $"dates shifted by up to {days} days";
}
