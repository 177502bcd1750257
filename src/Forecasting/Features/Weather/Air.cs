namespace Forecasting.Features.Weather;

/// <summary>What air feels like: formulas of temperature in °C, relative humidity in % and wind at 10 m in m/s.</summary>
internal static class Air
{
    // The Magnus form with the constants of Alduchov and Eskridge (1996).
    private const double Slope = 17.625;
    private const double Offset = 243.04;

    /// <summary>Computes the pressure of water vapour, in hPa.</summary>
    public static double VapourPressure(double temperature, double humidity) =>
        humidity / 100 * 6.1094 * Math.Exp(Slope * temperature / (Offset + temperature));

    /// <summary>Computes the dew point, in °C.</summary>
    public static double DewPoint(double temperature, double humidity, double wind)
    {
        // Air without any vapour has no dew point; instruments give no less than 1 %.
        double logarithm = Math.Log(Math.Max(humidity, 1) / 100) + (Slope * temperature / (Offset + temperature));
        return Offset * logarithm / (Slope - logarithm);
    }

    /// <summary>Computes the apparent temperature in the shade, in °C (Steadman 1994).</summary>
    public static double Apparent(double temperature, double humidity, double wind) =>
        temperature + (0.33 * VapourPressure(temperature, humidity)) - (0.7 * wind) - 4;

    /// <summary>Computes the wind chill, in °C (Osczevski and Bluestein 2005); the temperature above 10 °C or in calm air.</summary>
    public static double WindChill(double temperature, double humidity, double wind)
    {
        double speed = wind * 3.6;
        if (temperature > 10 || speed < 4.8) return temperature;
        double power = Math.Pow(speed, 0.16);
        return 13.12 + (0.6215 * temperature) - (11.37 * power) + (0.3965 * temperature * power);
    }

    /// <summary>Computes the humidex, in °C (Masterton and Richardson 1979).</summary>
    public static double Humidex(double temperature, double humidity, double wind) =>
        temperature + (5.0 / 9 * (VapourPressure(temperature, humidity) - 10));

    /// <summary>Computes the share of their power that turbines give at a wind speed in m/s.</summary>
    public static double WindPower(double speed)
    {
        const double CutIn = 3, Rated = 12, CutOut = 25;
        if (double.IsNaN(speed)) return double.NaN;
        if (speed is < CutIn or >= CutOut) return 0;
        const double Least = CutIn * CutIn * CutIn;
        return Math.Min(1, ((speed * speed * speed) - Least) / ((Rated * Rated * Rated) - Least));
    }
}
