using Forecasting.Features.Covariates;
using Forecasting.Features.Weather;
using Forecasting.Weather;

namespace Forecasting.Features;

public abstract partial class Feature
{
    /// <summary>Returns the exponentially weighted mean of a column known in advance, up to the row itself.</summary>
    /// <param name="column">The name of the column.</param>
    /// <param name="halfLife">After how many steps a value weighs half as much; above 0, at most 5000.</param>
    public static Feature KnownExponentialMean(string column, double halfLife)
    {
        ArgumentException.ThrowIfNullOrEmpty(column);
        return new KnownExponentialMeanFeature(column, halfLife);
    }

    /// <summary>Returns mean, minimum, maximum and range of a column known in advance over the local day of the row.</summary>
    /// <remarks>The day runs by the local clock, its later hours included, as far as they are given.</remarks>
    /// <param name="column">The name of the column.</param>
    public static Feature KnownDay(string column)
    {
        ArgumentException.ThrowIfNullOrEmpty(column);
        return new KnownDayFeature(column);
    }

    /// <summary>Returns a natural cubic spline of a column known in advance: a line, and curves that are straight beyond the outer knots.</summary>
    /// <remarks>The basis of Stone and Koo (1985), with knots at the quantiles of the training part that Harrell (2001) recommends.</remarks>
    /// <param name="column">The name of the column.</param>
    /// <param name="knots">How many knots, from 3 to 7; the default is 5. There is one column fewer.</param>
    /// <param name="lag">How many steps before the row; at least 0, the row itself, which is the default.</param>
    public static Feature Spline(string column, int knots = 5, int lag = 0)
    {
        ArgumentException.ThrowIfNullOrEmpty(column);
        ArgumentOutOfRangeException.ThrowIfLessThan(knots, SplineKnots.Fewest);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(knots, SplineKnots.Most);
        ArgumentOutOfRangeException.ThrowIfNegative(lag);
        return new SplineFeature(column, knots, lag);
    }

    /// <summary>Returns heating and cooling degrees: how far a column lies below one base and above another.</summary>
    /// <remarks>
    /// Bases that are not given are found from the training part: those with which the demand, less its usual value for the hour of the
    /// week, is closest to a line down to the heating base, a level, and a line up from the cooling base.
    /// </remarks>
    /// <param name="column">The name of the column known in advance, a temperature.</param>
    /// <param name="heatingBase">The base of heating in the unit of the column; null to find it, which is the default.</param>
    /// <param name="coolingBase">The base of cooling, not below the other; null to find it, which is the default.</param>
    /// <param name="length">Over how many steps up to the row the degrees are averaged; at least 1, the default. A day of steps gives degree days.</param>
    public static Feature DegreeHours(string column, double? heatingBase = null, double? coolingBase = null, int length = 1)
    {
        ArgumentException.ThrowIfNullOrEmpty(column);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        CheckBase(heatingBase, nameof(heatingBase));
        CheckBase(coolingBase, nameof(coolingBase));
        if (heatingBase > coolingBase) throw new ArgumentException("The base of heating is not above that of cooling.", nameof(heatingBase));
        return new DegreeHoursFeature(column, (heatingBase, coolingBase), length);
    }

    /// <summary>Returns how far a column known in advance lies from its usual value for the hour and the time of the year.</summary>
    /// <remarks>The usual value is a mean and two waves of the year for each hour of the day, fitted to the training part; the mean alone before there is a year of it.</remarks>
    /// <param name="column">The name of the column.</param>
    public static Feature Anomaly(string column)
    {
        ArgumentException.ThrowIfNullOrEmpty(column);
        return new AnomalyFeature(column);
    }

    /// <summary>Returns for how many days in a row, up to seven, it has been unusually cold and unusually hot.</summary>
    /// <remarks>A day is the time of 24 hours up to the row and those before; unusual is a mean below the tenth or above the ninetieth percentile of the training part.</remarks>
    /// <param name="column">The name of the column known in advance, a temperature.</param>
    public static Feature Spells(string column)
    {
        ArgumentException.ThrowIfNullOrEmpty(column);
        return new SpellFeature(column);
    }

    /// <summary>Returns the dew point in °C, of temperature and humidity (Alduchov and Eskridge 1996).</summary>
    /// <param name="air">The columns; the humidity is needed.</param>
    public static Feature DewPoint(AirColumns air) => AirFeature.Of("dew point", air, AirNeeds.Humidity, Air.DewPoint);

    /// <summary>Returns the apparent temperature in the shade in °C, of temperature, humidity and wind (Steadman 1994).</summary>
    /// <param name="air">The columns; humidity and wind are needed.</param>
    public static Feature ApparentTemperature(AirColumns air) => AirFeature.Of("apparent temperature", air, AirNeeds.Humidity | AirNeeds.Wind, Air.Apparent);

    /// <summary>Returns the wind chill in °C (Osczevski and Bluestein 2005); above 10 °C, or in calm air, the temperature.</summary>
    /// <param name="air">The columns; the wind is needed.</param>
    public static Feature WindChill(AirColumns air) => AirFeature.Of("wind chill", air, AirNeeds.Wind, Air.WindChill);

    /// <summary>Returns the humidex in °C, the heat that humid air feels like (Masterton and Richardson 1979).</summary>
    /// <param name="air">The columns; the humidity is needed.</param>
    public static Feature Humidex(AirColumns air) => AirFeature.Of("humidex", air, AirNeeds.Humidity, Air.Humidex);

    /// <summary>Returns the power of the wind as a share of what turbines can give: nothing below 3 m/s, all from 12 m/s, nothing from 25 m/s, the cube between.</summary>
    /// <param name="column">The column, known in advance, of the wind speed; near hub height if there is one.</param>
    /// <param name="unit">Its unit; null for m/s, which is the default.</param>
    public static Feature WindPower(string column, WeatherUnit? unit = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(column);
        return new WindPowerFeature(column, AirColumns.Checked(unit ?? WeatherUnit.MetresPerSecond, WeatherUnit.MetresPerSecond));
    }

    /// <summary>Returns the elevation of the sun in degrees, and the radiation on the ground under a clear sky in W/m² (Haurwitz 1945), means of the interval.</summary>
    /// <param name="place">The place.</param>
    public static Feature Sun(WeatherLocation place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return new SunFeature(place);
    }

    /// <summary>Returns the clear-sky index: the radiation as a ratio of that under a clear sky, from 0 to 1.5; 0 where the sun is hardly up.</summary>
    /// <param name="column">The column, known in advance, of the global horizontal radiation, the mean of the interval in W/m².</param>
    /// <param name="place">The place.</param>
    public static Feature ClearSkyIndex(string column, WeatherLocation place)
    {
        ArgumentException.ThrowIfNullOrEmpty(column);
        ArgumentNullException.ThrowIfNull(place);
        return new ClearSkyIndexFeature(column, place);
    }

    private static void CheckBase(double? given, string name)
    {
        if (given is { } degrees && !double.IsFinite(degrees)) throw new ArgumentOutOfRangeException(name, given, "A base is finite.");
    }
}
