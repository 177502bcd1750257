using NodaTime;

namespace Forecasting.Testing;

/// <summary>Settings of the generator of realistic electricity demand. Equal settings give equal bytes on every machine.</summary>
/// <remarks>
/// The demand of a step is <c>level x growth x (shape of the day + lighting + heating + cooling) x noise</c>. The shape depends on the
/// wall clock and the kind of day; lighting on the height of the sun; heating and cooling are straight lines (cooling slightly convex)
/// of a temperature that lags behind the air's, below and above two base temperatures.
/// </remarks>
public sealed record SyntheticLoadOptions
{
    /// <summary>The number of series.</summary>
    /// <value>From 1 to 100,000. The default is 1.</value>
    public int Series { get; init => field = (int)InRange(value, 1, 100_000, nameof(Series)); } = 1;

    /// <summary>What the series stand for: series <c>i</c> is of kind <c>i</c> modulo the length of this list.</summary>
    /// <value>At least one kind. The default is one city.</value>
    public IReadOnlyList<SyntheticLoadKind> Kinds
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Kinds));
            if (value.Count == 0)
                throw new ArgumentException("At least one kind of series is needed.", nameof(Kinds));
            foreach (var kind in value)
                Defined(kind, nameof(Kinds));
            field = [.. value];
        }
    } = [SyntheticLoadKind.City];

    /// <summary>The text before the number in a series' key; the whole key if there is only one series.</summary>
    /// <value>At least one of letters, digits, <c>-</c> and <c>_</c>. The default is <c>M</c>, which gives <c>M001</c>, <c>M002</c> and so on.</value>
    public string KeyPrefix
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrEmpty(value, nameof(KeyPrefix));
            foreach (var c in value)
            {
                if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_'))
                    throw new ArgumentException($"'{c}' cannot stand in a key: use letters, digits, '-' and '_'.", nameof(KeyPrefix));
            }
            field = value;
        }
    } = "M";

    /// <summary>The first local day.</summary>
    /// <value>From 1950-01-01 to 2100-12-31. The default is 2022-01-01.</value>
    public LocalDate Start { get; init => field = Day(value, nameof(Start)); } = new(2022, 1, 1);

    /// <summary>The local day after the last one: the range is half-open.</summary>
    /// <value>From 1950-01-01 to 2100-12-31 and after <see cref="Start"/>. The default is 2024-01-01.</value>
    public LocalDate End { get; init => field = Day(value, nameof(End)); } = new(2024, 1, 1);

    /// <summary>The time zone whose wall clock people live by, as a tz database id.</summary>
    /// <value>An id that NodaTime's own database knows. The default is <c>America/New_York</c>.</value>
    public string Zone
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Zone));
            if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(value) is null)
                throw new ArgumentException($"'{value}' is not a tz database id, such as America/New_York.", nameof(Zone));
            field = value;
        }
    } = "America/New_York";

    /// <summary>The length of a step.</summary>
    /// <value>15, 30 or 60 minutes. The default is 60 minutes.</value>
    public Duration Step
    {
        get;
        init
        {
            if (value != Duration.FromMinutes(15) && value != Duration.FromMinutes(30) && value != Duration.FromHours(1))
                throw new ArgumentOutOfRangeException(nameof(Step), value, "A step is 15, 30 or 60 minutes.");
            field = value;
        }
    } = Duration.FromHours(1);

    /// <summary>Where all randomness starts.</summary>
    /// <value>Any number. The default is 1.</value>
    public ulong Seed { get; init; } = 1;

    /// <summary>The demand before weather, growth and noise, in MW for a city and in kWh an hour for a meter.</summary>
    /// <value>More than 0. By default each kind has its own: city 1,500 MW; household 0.7, office 45, shop 28, school 40, industry 320 kWh/h.</value>
    public double? BaseLevel
    {
        get;
        init => field = value is { } level ? InRange(level, double.Epsilon, 1e9, nameof(BaseLevel)) : null;
    }

    /// <summary>The spread of sizes among meters of one kind: the standard deviation of the logarithm of their size.</summary>
    /// <value>From 0 to 2. The default is 0.35. A city has none.</value>
    public double SizeSpread { get; init => field = InRange(value, 0, 2, nameof(SizeSpread)); } = 0.35;

    /// <summary>The growth of demand in a year, as a share of the level at the start; it runs in a straight line.</summary>
    /// <value>From -0.2 to 0.5. The default is 0.01.</value>
    public double GrowthPerYear { get; init => field = InRange(value, -0.2, 0.5, nameof(GrowthPerYear)); } = 0.01;

    /// <summary>The strength of the shape of the day: 0 is flat, 1 as usual for the kind.</summary>
    /// <value>From 0 to 1.5. The default is 1.</value>
    public double DailyShape { get; init => field = InRange(value, 0, 1.5, nameof(DailyShape)); } = 1;

    /// <summary>How far Saturdays, Sundays and holidays differ from weekdays: 0 is not at all, 1 as usual for the kind.</summary>
    /// <value>From 0 to 1. The default is 1.</value>
    public double WeeklyShape { get; init => field = InRange(value, 0, 1, nameof(WeeklyShape)); } = 1;

    /// <summary>The strength of what follows the seasons without being weather (lighting, school breaks): 0 is none, 1 as usual.</summary>
    /// <value>From 0 to 2. The default is 1.</value>
    public double YearlyShape { get; init => field = InRange(value, 0, 2, nameof(YearlyShape)); } = 1;

    /// <summary>Whether holidays like those of the federal United States change demand and are flagged.</summary>
    /// <value>The default is true.</value>
    public bool Holidays { get; init; } = true;

    /// <summary>The latitude, in degrees north, that the sun and the seasons follow.</summary>
    /// <value>From -60 to 60. The default is 40.7.</value>
    public double Latitude { get; init => field = InRange(value, -60, 60, nameof(Latitude)); } = 40.7;

    /// <summary>The mean temperature of the year, in degrees Celsius.</summary>
    /// <value>From -10 to 30. The default is 12.5.</value>
    public double MeanTemperature { get; init => field = InRange(value, -10, 30, nameof(MeanTemperature)); } = 12.5;

    /// <summary>Half the difference between the normal temperatures of midsummer and midwinter, in degrees Celsius.</summary>
    /// <value>From 0 to 25. The default is 12.</value>
    public double TemperatureSwing { get; init => field = InRange(value, 0, 25, nameof(TemperatureSwing)); } = 12;

    /// <summary>The felt temperature below which heating draws power, in degrees Celsius.</summary>
    /// <value>From -20 to 40, at most <see cref="CoolingBase"/>. The default is 14.</value>
    public double HeatingBase { get; init => field = InRange(value, -20, 40, nameof(HeatingBase)); } = 14;

    /// <summary>The felt temperature above which cooling draws power, in degrees Celsius.</summary>
    /// <value>From -20 to 40, at least <see cref="HeatingBase"/>. The default is 18.</value>
    public double CoolingBase { get; init => field = InRange(value, -20, 40, nameof(CoolingBase)); } = 18;

    /// <summary>Heating for each degree below its base, as a share of the level of a city.</summary>
    /// <value>From 0 to 0.2. The default is 0.009.</value>
    public double HeatingSlope { get; init => field = InRange(value, 0, 0.2, nameof(HeatingSlope)); } = 0.009;

    /// <summary>Cooling for each degree above its base, as a share of the level of a city.</summary>
    /// <value>From 0 to 0.2. The default is 0.03.</value>
    public double CoolingSlope { get; init => field = InRange(value, 0, 0.2, nameof(CoolingSlope)); } = 0.03;

    /// <summary>The time by which buildings lag behind the air: half of the felt temperature is an exponential mean over it.</summary>
    /// <value>From 0 to 7 days. The default is 24 hours.</value>
    public Duration ThermalInertia
    {
        get;
        init
        {
            if (value < Duration.Zero || value > Duration.FromDays(7))
                throw new ArgumentOutOfRangeException(nameof(ThermalInertia), value, "The lag of buildings is from 0 to 7 days.");
            field = value;
        }
    } = Duration.FromHours(24);

    /// <summary>The strength of the noise: 0 is none, 1 as usual for the kind (standard deviation: city 1.2 %, household 35 %, others 5 to 7 %).</summary>
    /// <value>From 0 to 5. The default is 1.</value>
    public double Noise { get; init => field = InRange(value, 0, 5, nameof(Noise)); } = 1;

    /// <summary>The time after which the correlation of the main part of the noise has fallen to 1/e.</summary>
    /// <value>From 15 minutes to 30 days. The default is 10 hours.</value>
    public Duration NoiseMemory
    {
        get;
        init
        {
            if (value < Duration.FromMinutes(15) || value > Duration.FromDays(30))
                throw new ArgumentOutOfRangeException(nameof(NoiseMemory), value, "The memory of the noise is from 15 minutes to 30 days.");
            field = value;
        }
    } = Duration.FromHours(10);

    /// <summary>The number of decimals of demand.</summary>
    /// <value>From 0 to 3. The default is 3.</value>
    public int Decimals { get; init => field = (int)InRange(value, 0, 3, nameof(Decimals)); } = 3;

    /// <summary>The number of last steps whose demand is empty while their weather is given: what is to be forecast.</summary>
    /// <value>0 or more, less than half of all steps. The default is 0.</value>
    public int FutureSteps { get; init => field = (int)InRange(value, 0, int.MaxValue, nameof(FutureSteps)); }

    /// <summary>How the table shows clocks going forward.</summary>
    /// <value>The default is <see cref="SpringLayout.Absent"/>.</value>
    public SpringLayout Spring { get; init => field = Defined(value, nameof(Spring)); } = SpringLayout.Absent;

    /// <summary>How the table shows clocks going back.</summary>
    /// <value>The default is <see cref="AutumnLayout.Twice"/>.</value>
    public AutumnLayout Autumn { get; init => field = Defined(value, nameof(Autumn)); } = AutumnLayout.Twice;

    /// <summary>The order of the rows.</summary>
    /// <value>The default is <see cref="SyntheticRowOrder.BySeries"/>.</value>
    public SyntheticRowOrder Order { get; init => field = Defined(value, nameof(Order)); } = SyntheticRowOrder.BySeries;

    /// <summary>What goes wrong between the demand and the table.</summary>
    /// <value>The default is <see cref="SyntheticFaults.None"/>.</value>
    public SyntheticFaults Faults
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Faults));
            field = value;
        }
    } = SyntheticFaults.None;

    private static double InRange(double value, double low, double high, string name)
    {
        // The negated form refuses NaN too.
        if (!(value >= low && value <= high))
            throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"{name} is from {low} to {high}."));
        return value;
    }

    private static LocalDate Day(LocalDate value, string name)
    {
        if (value.Year is < 1950 or > 2100 || value.Calendar != CalendarSystem.Iso)
            throw new ArgumentOutOfRangeException(name, value, $"{name} is an ISO day from 1950-01-01 to 2100-12-31.");
        return value;
    }

    private static T Defined<T>(T value, string name)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
            throw new ArgumentOutOfRangeException(name, value, $"{value} is not a {typeof(T).Name}.");
        return value;
    }
}
