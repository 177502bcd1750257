using NodaTime;

namespace Forecasting.Testing.Tests;

public sealed class SyntheticLoadOptionsTests
{
    public static TheoryData<string, Func<object>> Wrong { get; } = new()
    {
        { "Series", () => new SyntheticLoadOptions { Series = 0 } },
        { "Series", () => new SyntheticLoadOptions { Series = 100_001 } },
        { "Kinds", () => new SyntheticLoadOptions { Kinds = [] } },
        { "Kinds", () => new SyntheticLoadOptions { Kinds = [(SyntheticLoadKind)99] } },
        { "KeyPrefix", () => new SyntheticLoadOptions { KeyPrefix = "a,b" } },
        { "KeyPrefix", () => new SyntheticLoadOptions { KeyPrefix = "" } },
        { "Start", () => new SyntheticLoadOptions { Start = new LocalDate(1949, 12, 31) } },
        { "End", () => new SyntheticLoadOptions { End = new LocalDate(2101, 1, 1) } },
        { "Zone", () => new SyntheticLoadOptions { Zone = "Eastern Standard Time" } },
        { "Step", () => new SyntheticLoadOptions { Step = Duration.FromMinutes(20) } },
        { "BaseLevel", () => new SyntheticLoadOptions { BaseLevel = 0 } },
        { "GrowthPerYear", () => new SyntheticLoadOptions { GrowthPerYear = double.NaN } },
        { "DailyShape", () => new SyntheticLoadOptions { DailyShape = 1.6 } },
        { "WeeklyShape", () => new SyntheticLoadOptions { WeeklyShape = -0.1 } },
        { "YearlyShape", () => new SyntheticLoadOptions { YearlyShape = 2.1 } },
        { "Latitude", () => new SyntheticLoadOptions { Latitude = 61 } },
        { "CoolingSlope", () => new SyntheticLoadOptions { CoolingSlope = 0.3 } },
        { "ThermalInertia", () => new SyntheticLoadOptions { ThermalInertia = Duration.FromDays(8) } },
        { "Noise", () => new SyntheticLoadOptions { Noise = -1 } },
        { "NoiseMemory", () => new SyntheticLoadOptions { NoiseMemory = Duration.Zero } },
        { "Decimals", () => new SyntheticLoadOptions { Decimals = 4 } },
        { "FutureSteps", () => new SyntheticLoadOptions { FutureSteps = -1 } },
        { "Spring", () => new SyntheticLoadOptions { Spring = (SpringLayout)7 } },
        { "Autumn", () => new SyntheticLoadOptions { Autumn = (AutumnLayout)7 } },
        { "Order", () => new SyntheticLoadOptions { Order = (SyntheticRowOrder)7 } },
        { "Faults", () => new SyntheticLoadOptions { Faults = null! } },
        { "MissingRuns", () => new SyntheticFaults { MissingRuns = -1 } },
        { "MissingSteps", () => new SyntheticFaults { MissingSteps = 0 } },
        { "StuckSteps", () => new SyntheticFaults { StuckSteps = 3 } },
        { "Time", () => new SyntheticCsvFormat { Time = "a\nb" } },
        { "Demand", () => new SyntheticCsvFormat { Demand = "" } },
        { "TimeText", () => new SyntheticCsvFormat { TimeText = (SyntheticTimeText)3 } },
    };

    public static TheoryData<SyntheticLoadOptions, string> Contradictory { get; } = new()
    {
        { new SyntheticLoadOptions { Start = new LocalDate(2024, 1, 1), End = new LocalDate(2024, 1, 1) }, "must be after Start" },
        { new SyntheticLoadOptions { HeatingBase = 20, CoolingBase = 19 }, "must not be above" },
        { new SyntheticLoadOptions { End = new LocalDate(2022, 1, 2), FutureSteps = 12 }, "less than half of the 24 steps" },
        { new SyntheticLoadOptions { Faults = new() { LateStarts = 1, EarlyEnds = 1 } }, "the number of series" },
        { new SyntheticLoadOptions { Faults = new() { LevelShifts = 2 } }, "no room for 2 faults of kind LevelShift" },
        { new SyntheticLoadOptions { End = new LocalDate(2022, 1, 4), Faults = new() { Spikes = 100 } }, "no room for 100 faults of kind Spike" },
        { new SyntheticLoadOptions { Series = 100_000, End = new LocalDate(2030, 1, 1) }, "1,000,000,000 rows" },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void Init_WrongValue_NamesTheProperty(string property, Func<object> make) =>
        Assert.Equal(property, Assert.ThrowsAny<ArgumentException>(make).ParamName);

    [Theory]
    [MemberData(nameof(Contradictory), DisableDiscoveryEnumeration = true)]
    public void Generate_ContradictoryOptions_SaysWhich(SyntheticLoadOptions options, string message) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => SyntheticLoad.Generate(options)).Message, StringComparison.Ordinal);

    [Fact]
    public void Kinds_ListChangedAfterwards_KeepsItsOwn()
    {
        var kinds = new List<SyntheticLoadKind> { SyntheticLoadKind.Shop };
        var options = new SyntheticLoadOptions { Kinds = kinds };
        kinds[0] = SyntheticLoadKind.City;
        Assert.Equal(SyntheticLoadKind.Shop, options.Kinds[0]);
    }
}
