namespace Forecasting.Testing;

/// <summary>What is typical of one kind of load.</summary>
internal sealed class LoadProfile
{
    private static readonly LoadProfile City = new(
        [.78, .73, .70, .685, .69, .73, .83, .94, 1.02, 1.06, 1.08, 1.09, 1.09, 1.09, 1.09, 1.09, 1.10, 1.12, 1.12, 1.10, 1.07, 1.03, .96, .87],
        [.80, .75, .71, .69, .68, .69, .73, .80, .88, .94, .97, .98, .98, .97, .96, .96, .97, .99, 1.00, .99, .97, .94, .90, .84],
        [.78, .73, .69, .67, .66, .66, .68, .73, .80, .87, .91, .93, .94, .94, .93, .93, .95, .98, 1.00, 1.00, .98, .94, .88, .81])
    {
        Level = 1500,
        IsPower = true,
        Heating = 1,
        Cooling = 1,
        Lighting = 0.07,
        FollowsUse = 0.6,
        Noise = 0.012,
        EdgeDip = 0.015,
    };

    private static readonly LoadProfile Household = new(
        [.55, .48, .45, .43, .45, .60, .95, 1.20, 1.05, .85, .80, .80, .85, .82, .80, .88, 1.10, 1.45, 1.70, 1.75, 1.60, 1.40, 1.05, .75],
        [.62, .53, .48, .45, .45, .48, .62, .85, 1.10, 1.25, 1.25, 1.20, 1.20, 1.15, 1.10, 1.10, 1.20, 1.45, 1.65, 1.65, 1.50, 1.35, 1.10, .85],
        [.65, .55, .49, .45, .44, .46, .55, .75, 1.05, 1.28, 1.32, 1.30, 1.32, 1.22, 1.15, 1.15, 1.28, 1.55, 1.75, 1.72, 1.52, 1.30, 1.00, .75])
    {
        Level = 0.7,
        Heating = 1.6,
        Cooling = 1.5,
        Lighting = 0.15,
        FollowsUse = 0.3,
        Noise = 0.35,
        Bursts = 0.06,
        Wander = 1.5,
        SummerBreak = 0.93,
    };

    private static readonly LoadProfile Office = new(
        [.33, .32, .32, .32, .33, .38, .55, .80, 1.00, 1.08, 1.10, 1.10, 1.06, 1.08, 1.10, 1.08, 1.02, .88, .66, .52, .45, .40, .36, .34],
        [.32, .31, .31, .31, .31, .31, .32, .35, .39, .42, .43, .43, .42, .41, .40, .38, .36, .34, .33, .33, .32, .32, .32, .32],
        [.31, .31, .31, .31, .31, .31, .31, .31, .32, .33, .33, .33, .33, .33, .33, .32, .32, .32, .32, .31, .31, .31, .31, .31])
    {
        Level = 45,
        Heating = 0.5,
        Cooling = 1.3,
        Lighting = 0.08,
        FollowsUse = 0.8,
        Noise = 0.05,
        Wander = 0.5,
        EdgeDip = 0.03,
        YearEndBreak = 0.75,
    };

    private static readonly LoadProfile Shop = new(
        [.40, .38, .38, .38, .38, .40, .48, .65, .90, 1.10, 1.18, 1.20, 1.20, 1.20, 1.20, 1.22, 1.25, 1.28, 1.28, 1.25, 1.15, .85, .55, .44],
        [.40, .38, .38, .38, .38, .40, .46, .62, .90, 1.14, 1.24, 1.28, 1.30, 1.30, 1.30, 1.30, 1.30, 1.30, 1.26, 1.20, 1.05, .75, .50, .42],
        [.40, .38, .38, .38, .38, .38, .40, .46, .60, .80, 1.05, 1.16, 1.20, 1.22, 1.22, 1.20, 1.15, 1.00, .72, .55, .48, .44, .42, .40])
    {
        Level = 28,
        Heating = 0.5,
        Cooling = 1.2,
        Lighting = 0.12,
        FollowsUse = 0.8,
        Noise = 0.06,
        Wander = 0.7,
    };

    private static readonly LoadProfile School = new(
        [.30, .30, .30, .30, .32, .42, .70, 1.05, 1.25, 1.32, 1.32, 1.32, 1.30, 1.28, 1.22, 1.05, .80, .60, .50, .45, .40, .36, .32, .30],
        [.29, .29, .29, .29, .29, .29, .30, .32, .36, .38, .38, .38, .37, .36, .34, .32, .31, .30, .30, .30, .29, .29, .29, .29],
        [.28, .28, .28, .28, .28, .28, .28, .28, .29, .30, .30, .30, .30, .30, .29, .29, .28, .28, .28, .28, .28, .28, .28, .28])
    {
        Level = 40,
        Heating = 0.9,
        Cooling = 0.7,
        Lighting = 0.08,
        FollowsUse = 0.8,
        Noise = 0.06,
        Wander = 0.4,
        SummerBreak = 0.45,
        YearEndBreak = 0.4,
    };

    private static readonly LoadProfile Industry = new(
        [.80, .79, .78, .78, .80, .88, 1.05, 1.12, 1.15, 1.16, 1.15, 1.13, 1.08, 1.12, 1.14, 1.10, 1.06, 1.04, 1.03, 1.02, 1.00, .96, .88, .82],
        [.78, .77, .76, .76, .76, .80, .86, .88, .88, .88, .87, .85, .80, .76, .70, .65, .60, .56, .53, .51, .50, .48, .47, .46],
        [.45, .44, .43, .43, .43, .43, .43, .43, .43, .43, .43, .43, .43, .43, .43, .43, .43, .44, .46, .50, .56, .64, .72, .77])
    {
        Level = 320,
        Heating = 0.15,
        Cooling = 0.2,
        Lighting = 0.02,
        FollowsUse = 0.3,
        Noise = 0.05,
        Wander = 0.8,
        YearEndBreak = 0.6,
        SummerBreak = 0.96,
    };

    private readonly double[] _weekday;
    private readonly double[] _saturday;
    private readonly double[] _sunday;

    private LoadProfile(double[] weekday, double[] saturday, double[] sunday)
    {
        var mean = 0.0;
        foreach (var value in weekday)
            mean += value;
        mean /= 24;
        _weekday = Array.ConvertAll(weekday, v => v / mean);
        _saturday = Array.ConvertAll(saturday, v => v / mean);
        _sunday = Array.ConvertAll(sunday, v => v / mean);
    }

    /// <summary>Usual demand before weather: MW, or kWh an hour.</summary>
    public required double Level { get; init; }

    /// <summary>Whether a step holds mean power; otherwise it holds energy, which is less in a shorter step.</summary>
    public bool IsPower { get; init; }

    /// <summary>Heating, in parts of a city's.</summary>
    public required double Heating { get; init; }

    /// <summary>Cooling, in parts of a city's.</summary>
    public required double Cooling { get; init; }

    /// <summary>Lighting in the dark, as a share of the level.</summary>
    public required double Lighting { get; init; }

    /// <summary>How far heating and cooling follow the use of the building: 0 not at all, 1 wholly.</summary>
    public required double FollowsUse { get; init; }

    /// <summary>The standard deviation of the noise, as a share of demand.</summary>
    public required double Noise { get; init; }

    /// <summary>Large appliances switched on in an hour, on average.</summary>
    public double Bursts { get; init; }

    /// <summary>How far, in hours, the day of one meter may run before or after that of another.</summary>
    public double Wander { get; init; }

    /// <summary>What is missing on Monday mornings and Friday afternoons, as a share of the level.</summary>
    public double EdgeDip { get; init; }

    /// <summary>What is left of the shape in July and August (January and February in the south).</summary>
    public double SummerBreak { get; init; } = 1;

    /// <summary>What is left of the shape from December 24 to January 1.</summary>
    public double YearEndBreak { get; init; } = 1;

    /// <summary>The profile of a kind.</summary>
    public static LoadProfile Of(SyntheticLoadKind kind) => kind switch
    {
        SyntheticLoadKind.City => City,
        SyntheticLoadKind.Household => Household,
        SyntheticLoadKind.Office => Office,
        SyntheticLoadKind.Shop => Shop,
        SyntheticLoadKind.School => School,
        SyntheticLoadKind.Industry => Industry,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of load."),
    };

    /// <summary>The shape on a weekday (0), a Saturday (1) or a Sunday (2), the mean of a weekday being 1.</summary>
    public double Shape(int dayKind, double hour)
    {
        var shape = dayKind switch { 0 => _weekday, 1 => _saturday, _ => _sunday };
        var whole = Math.Floor(hour);
        var low = ((int)whole + 24) % 24;
        var part = hour - whole;
        return shape[low] + (part * (shape[(low + 1) % 24] - shape[low]));
    }
}
