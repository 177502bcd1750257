using System.Diagnostics;
using System.Globalization;

namespace Forecasting.Tests.Long;

/// <summary>Rounds of a long test: as many as the time allows, each with random numbers that its number alone decides.</summary>
/// <remarks>
/// <c>FORECASTING_LONG_SECONDS</c> is the time of each test, 60 by default; <c>FORECASTING_LONG_SEED</c> is the seed, 1 by default.
/// At least one round is always done.
/// </remarks>
internal sealed class TimedRounds
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    /// <summary>Gets the seed of the run.</summary>
    public static int Seed { get; } = Setting("FORECASTING_LONG_SEED", 1);

    private static int Seconds { get; } = Setting("FORECASTING_LONG_SECONDS", 60);

    /// <summary>Gets the number of the round, counted from 1.</summary>
    public int Round { get; private set; }

    /// <summary>Gets the random numbers of the round.</summary>
    public Random Random { get; private set; } = new(Seed);

    /// <summary>Gets what a failure has to say to be seen again.</summary>
    public string Where => string.Create(CultureInfo.InvariantCulture, $"FORECASTING_LONG_SEED={Seed}, round {Round}");

    /// <summary>Begins the next round, where there is time for one.</summary>
    public bool Next()
    {
        TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        if (Round > 0 && _watch.Elapsed.TotalSeconds >= Seconds) return false;
        Round++;
        Random = new Random(unchecked((Seed * 1_000_003) + Round));
        return true;
    }

    /// <summary>Tells what was done.</summary>
    public void Tell(FormattableString figures) => TestContext.Current.TestOutputHelper?.WriteLine(
        $"{figures.ToString(CultureInfo.InvariantCulture)} in {_watch.Elapsed.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} s, seed {Seed.ToString(CultureInfo.InvariantCulture)}");

    private static int Setting(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : usual;
}
