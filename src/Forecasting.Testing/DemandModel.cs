using NodaTime;

namespace Forecasting.Testing;

/// <summary>The true demand of one synthetic series.</summary>
internal sealed class DemandModel
{
    private readonly SyntheticLoadOptions _options;
    private readonly GridCalendar _calendar;
    private readonly SyntheticWeather _weather;
    private readonly LoadProfile _profile;
    private readonly int _series;
    private readonly double _level;
    private readonly double _shift;
    private readonly double _heating;
    private readonly double _cooling;

    /// <summary>Draws the character of a series: its size, when its day begins, how it heats and cools.</summary>
    public DemandModel(SyntheticLoadOptions options, GridCalendar calendar, SyntheticWeather weather, int series)
    {
        _options = options;
        _calendar = calendar;
        _weather = weather;
        _series = series;
        var kind = options.Kinds[series % options.Kinds.Count];
        _profile = LoadProfile.Of(kind);
        var random = new SeededRandom(options.Seed, RandomPurpose.Character, series);
        var single = kind == SyntheticLoadKind.City;
        var size = PortableMath.Exp(single ? 0 : options.SizeSpread * random.NextNormal());
        _level = (options.BaseLevel ?? _profile.Level) * size * (_profile.IsPower ? 1 : calendar.StepHours);
        _shift = random.NextBetween(-_profile.Wander, _profile.Wander);
        _heating = options.HeatingSlope * _profile.Heating * (single ? 1 : random.NextBetween(0.3, 1.7));
        _cooling = options.CoolingSlope * _profile.Cooling * (single ? 1 : random.NextBetween(0.3, 1.7));
    }

    /// <summary>Demand of each step, rounded to the decimals of the options.</summary>
    public double[] Draw()
    {
        var random = new SeededRandom(_options.Seed, RandomPurpose.Noise, _series);
        var stepHours = _calendar.StepHours;
        var habit = new AutoregressiveNoise(random, _options.NoiseMemory.TotalHours, stepHours);
        var drift = new AutoregressiveNoise(random, hours: 240, stepHours);
        var deviation = _profile.Noise * _options.Noise;
        var demand = new double[_calendar.Count];
        var least = Math.Max(_level * 0.02, _options.Decimals == 0 ? 1 : 0.001);
        for (var i = 0; i < demand.Length; i++)
        {
            // Three parts whose variances add up to one: what lasts hours, what lasts days, and what is gone at once.
            var noise = deviation * ((0.8 * habit.Next()) + (0.55 * drift.Next()) + (0.24 * random.NextNormal()));
            var burst = random.NextDouble() < _profile.Bursts * stepHours ? random.NextBetween(0.5, 2) * _options.Noise : 0;
            var growth = 1 + (_options.GrowthPerYear * i * stepHours / 8766);
            var value = _level * ((Expected(i) * growth * PortableMath.Exp(noise - (0.5 * deviation * deviation))) + burst);
            demand[i] = Math.Round(Math.Max(value, least), _options.Decimals);
        }
        return demand;
    }

    /// <summary>Demand without growth and noise, in parts of the level.</summary>
    private double Expected(int i)
    {
        var shape = ShapeOfDay(i);
        var use = 1 - _profile.FollowsUse + (_profile.FollowsUse * shape);
        var hour = _calendar.Hours[i];
        var awake = hour < 5 ? 0.35 : hour < 23 ? 1 : 0.6;
        var lighting = _options.YearlyShape * _profile.Lighting * _weather.Darkness[i] * awake;
        var cold = Math.Max(0, _options.HeatingBase - _weather.Felt[i]);
        var hot = Math.Max(0, _weather.Felt[i] - _options.CoolingBase);
        var sticky = 1 + (0.003 * (_weather.Humidity[i] - 58));
        return shape + lighting + (_heating * cold * use) + (_cooling * hot * (1 + (0.02 * hot)) * sticky * use);
    }

    private double ShapeOfDay(int i)
    {
        var hour = _calendar.Hours[i] - _shift;
        var day = _calendar.Weekdays[i];
        var dayKind = day == IsoDayOfWeek.Sunday ? 2 : day == IsoDayOfWeek.Saturday ? 1 : 0;
        var weekday = _profile.Shape(0, hour);
        var shape = dayKind == 0 ? weekday : _profile.Shape(dayKind, hour);
        shape += _calendar.Rest[i] * (_profile.Shape(2, hour) - shape);
        shape = weekday + (_options.WeeklyShape * (shape - weekday));
        var edge = (day == IsoDayOfWeek.Monday && hour is >= 0 and < 10) || (day == IsoDayOfWeek.Friday && hour >= 15);
        if (edge)
            shape -= _options.WeeklyShape * _profile.EdgeDip;
        shape = 1 + (_options.DailyShape * (shape - 1));
        return shape * Math.Max(0.1, 1 - (_options.YearlyShape * (1 - BreakLeft(i))));
    }

    private double BreakLeft(int i)
    {
        var label = _calendar.Labels[i];
        if ((label.Month == 12 && label.Day >= 24) || (label.Month == 1 && label.Day == 1))
            return _profile.YearEndBreak;
        var summer = _options.Latitude < 0 ? label.Month is 1 or 2 : label.Month is 7 or 8;
        return summer ? _profile.SummerBreak : 1;
    }
}
