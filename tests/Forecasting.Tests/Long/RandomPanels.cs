using Forecasting.Tests.Preparation;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Tests.Long;

/// <summary>Random rows of a few series: gaps, empty values, runs of zeros, spikes, shifts; with a column known in advance and one observed.</summary>
internal sealed record RandomPanels(SeriesSchema Schema, Rows[] Series)
{
    private static readonly string[] Steps = ["PT15M", "PT30M", "PT1H", "P1D"];
    private static readonly string[] Zones = ["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Sao_Paulo", "Asia/Kathmandu"];

    public static RandomPanels Draw(Random random)
    {
        Frequency frequency = Frequency.Parse(Steps[random.Next(Steps.Length)]);
        DateTimeZone zone = DateTimeZoneProviders.Tzdb[Zones[random.Next(Zones.Length)]];
        SeriesSchema schema = Panels.Schema(zone, "temp", "wind") with { Frequency = frequency };
        // In years in which the zones change their clocks.
        LocalDate day = new LocalDate(2014 + random.Next(4), 1, 1).PlusDays(random.Next(365));
        TimeGrid grid = TimeGrid.AlignedTo(frequency, zone, zone.AtStartOfDay(day).ToInstant());
        long first = grid.FloorIndex(zone.AtStartOfDay(day).ToInstant());
        int count = frequency.IsFixed ? frequency.StepsPerDay * random.Next(3, 25) : random.Next(20, 200);
        var series = new Rows[random.Next(1, 4)];
        for (int s = 0; s < series.Length; s++) series[s] = DrawSeries(random, grid, first + random.Next(count / 2), $"s{s}", count);
        return new(schema, series);
    }

    /// <summary>Gets the panel.</summary>
    public SeriesPanel Panel => Panels.Of(Schema, Series);

    /// <summary>Returns the same rows with other values of the target and the observed column from a time on.</summary>
    public RandomPanels ChangedFrom(Random random, long ticks) => this with { Series = [.. Series.Select(rows => Change(random, rows, ticks))] };

    private static Rows Change(Random random, Rows rows, long from)
    {
        double[] values = [.. rows.Values], wind = [.. rows.Covariates[1]];
        int kind = random.Next(3);
        for (int i = 0; i < values.Length; i++)
        {
            if (rows.Ticks[i] < from) continue;
            // The last target stays a number, so that the origin of the whole panel stays where it is.
            values[i] = kind switch { 0 => random.NextDouble() * 1000, 1 when i + 1 < values.Length => double.NaN, _ => 1e300 };
            wind[i] = kind switch { 0 => -random.NextDouble(), 1 => double.NaN, _ => 1e300 };
        }

        return rows with { Values = values, Covariates = [rows.Covariates[0], wind] };
    }

    private static Rows DrawSeries(Random random, TimeGrid grid, long first, string key, int count)
    {
        long[] ticks = new long[count];
        grid.FillTicks(first, ticks);
        double[] load = Panels.Load(count, Math.Max(1, grid.Frequency.StepsPerDay), random.Next());
        double[] temp = [.. ticks.Select((_, i) => 10 + (8 * Math.Sin(i * 0.01)) + random.NextDouble())];
        double[] wind = [.. ticks.Select(_ => random.NextDouble() * 20)];
        for (int faults = random.Next(5); faults > 0; faults--) Damage(random, load);
        for (int i = 0; i + 1 < count; i++)
        {
            if (random.Next(15) == 0) load[i] = double.NaN;
            if (random.Next(25) == 0) temp[i] = double.NaN;
            if (random.Next(25) == 0) wind[i] = double.NaN;
        }

        int gap = random.Next(count), length = random.Next(1 + (count / 3));
        double missing = random.Next(3) * 0.1;
        var rows = new Rows(key, ticks, load) { Covariates = [temp, wind] };
        return rows.Without(i => i > 0 && i + 1 < count && ((i >= gap && i < gap + length) || random.NextDouble() < missing));
    }

    private static void Damage(Random random, double[] load)
    {
        int at = random.Next(load.Length), length = Math.Min(load.Length - at, 1 + random.Next(60));
        switch (random.Next(4))
        {
            case 0:
                load.AsSpan(at, length).Clear();
                break;
            case 1:
                load[at] *= random.Next(2) == 0 ? 30 : -30;
                break;
            case 2:
                load.AsSpan(at, length).Fill(load[at]);
                break;
            default:
                foreach (ref double value in load.AsSpan(at)) value *= 3;
                break;
        }
    }
}
