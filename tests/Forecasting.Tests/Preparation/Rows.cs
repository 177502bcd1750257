using NodaTime;

namespace Forecasting.Tests.Preparation;

/// <summary>The rows of one series.</summary>
internal sealed record Rows(string Key, long[] Ticks, double[] Values)
{
    public double[][] Covariates { get; init; } = [];

    public static Rows Every(string key, Instant start, Duration step, double[] values) =>
        At(key, [.. values.Select((_, i) => start + (step * i))], values);

    public static Rows At(string key, Instant[] times, double[] values) =>
        new(key, [.. times.Select(time => time.ToUnixTimeTicks())], values);

    public Rows Without(Func<int, bool> dropped)
    {
        int[] kept = [.. Enumerable.Range(0, Ticks.Length).Where(i => !dropped(i))];
        return new(Key, [.. kept.Select(i => Ticks[i])], [.. kept.Select(i => Values[i])])
        {
            Covariates = [.. Covariates.Select(column => kept.Select(i => column[i]).ToArray())],
        };
    }
}
