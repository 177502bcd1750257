namespace Forecasting.Testing;

/// <summary>The weather and the light of one place over the grid of a synthetic table.</summary>
internal sealed class SyntheticWeather
{
    /// <summary>The sun's declination at the solstices, in turns.</summary>
    private const double Tilt = 23.44 / 360;

    /// <summary>Draws the weather.</summary>
    public SyntheticWeather(SyntheticLoadOptions options, GridCalendar calendar)
    {
        var count = calendar.Count;
        Temperature = new double[count];
        Felt = new double[count];
        Humidity = new double[count];
        Darkness = new double[count];
        Draw(options, calendar);
        Feel(options, calendar.StepHours);
    }

    /// <summary>Air temperature, in degrees Celsius, to one decimal.</summary>
    public double[] Temperature { get; }

    /// <summary>The temperature that buildings feel, in degrees Celsius.</summary>
    public double[] Felt { get; }

    /// <summary>Relative humidity, in percent, to one decimal.</summary>
    public double[] Humidity { get; }

    /// <summary>How dark it is: 0 by day, 1 by night, in between at dusk and dawn.</summary>
    public double[] Darkness { get; }

    private void Draw(SyntheticLoadOptions options, GridCalendar calendar)
    {
        var random = new SeededRandom(options.Seed, RandomPurpose.Weather, series: 0);
        var fronts = new AutoregressiveNoise(random, hours: 60, calendar.StepHours);
        var clouds = new AutoregressiveNoise(random, hours: 30, calendar.StepHours);
        var damp = new AutoregressiveNoise(random, hours: 18, calendar.StepHours);
        var gusts = new AutoregressiveNoise(random, hours: 3, calendar.StepHours);
        var south = options.Latitude < 0;
        var sinLatitude = PortableMath.SinTurn(options.Latitude / 360);
        var cosLatitude = PortableMath.CosTurn(options.Latitude / 360);

        // Fronts pass in hours, not in one step: a short mean takes the edge off.
        var smooth = 0.0;
        var blend = 1 - PortableMath.Exp(-calendar.StepHours / 5);
        for (var i = 0; i < calendar.Count; i++)
        {
            var year = calendar.DaysOfYear[i] / 365.25;
            var season = PortableMath.CosTurn(year - (200 / 365.25)) * (south ? -1 : 1);
            smooth = i == 0 ? fronts.Next() : smooth + (blend * (fronts.Next() - smooth));
            var cloud = Math.Clamp(0.5 + (0.35 * clouds.Next()), 0, 1);
            var hour = calendar.SolarHours[i] / 24;
            var day = PortableMath.CosTurn(hour - (15.0 / 24)) * 4.6 * (1 - (0.6 * cloud));
            var anomaly = smooth * (3.9 - (0.9 * season));
            var temperature = options.MeanTemperature + (options.TemperatureSwing * season) + day + anomaly + (0.35 * gusts.Next());
            // Adding zero takes the sign off a rounded zero.
            Temperature[i] = Math.Round(temperature, 1) + 0.0;
            var humidity = 58 + (18 * (cloud - 0.5)) - (2.6 * day) + (9 * damp.Next()) + (3 * season);
            Humidity[i] = Math.Round(Math.Clamp(humidity, 12, 100), 1);

            var declination = -Tilt * PortableMath.CosTurn(year + (10 / 365.25));
            var height = (sinLatitude * PortableMath.SinTurn(declination))
                + (cosLatitude * PortableMath.CosTurn(declination) * PortableMath.CosTurn(hour - 0.5));
            Darkness[i] = Math.Clamp(0.5 - (height * 5), 0, 1);
        }
    }

    private void Feel(SyntheticLoadOptions options, double stepHours)
    {
        var hours = options.ThermalInertia.TotalHours;
        var blend = hours > 0 ? 1 - PortableMath.Exp(-stepHours / hours) : 1;
        var slow = Temperature[0];
        for (var i = 0; i < Felt.Length; i++)
        {
            slow += blend * (Temperature[i] - slow);
            Felt[i] = 0.5 * (Temperature[i] + slow);
        }
    }
}
