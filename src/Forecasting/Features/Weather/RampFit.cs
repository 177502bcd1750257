namespace Forecasting.Features.Weather;

/// <summary>Least squares of a demand on a level and two ramps of the temperature, from sums over the points in the order of temperature.</summary>
internal sealed class RampFit
{
    private readonly double[] _temperatures;

    // Sums over the points before a place: temperature, its square, demand, and temperature times demand.
    private readonly (double T, double TT, double D, double TD)[] _before;

    /// <summary>Makes the sums.</summary>
    /// <param name="points">The points, by ascending temperature.</param>
    public RampFit(List<(double Temperature, double Demand)> points)
    {
        double mean = points.Average(point => point.Demand);
        _temperatures = [.. points.Select(point => point.Temperature)];
        _before = new (double, double, double, double)[points.Count + 1];
        for (int i = 0; i < points.Count; i++)
        {
            (double t, double d) = (points[i].Temperature, points[i].Demand - mean);
            (double sumT, double sumTT, double sumD, double sumTD) = _before[i];
            _before[i + 1] = (sumT + t, sumTT + (t * t), sumD + d, sumTD + (t * d));
        }
    }

    /// <summary>Returns the sum of squares that the ramps explain; a ramp on which demand falls is left out.</summary>
    /// <param name="low">The base of heating.</param>
    /// <param name="high">The base of cooling, not below the other.</param>
    public double Explained(double low, double high)
    {
        (double H, double HH, double HD) heat = Heating(low);
        (double C, double CC, double CD) cool = Cooling(high);
        double n = _temperatures.Length;
        double hh = heat.HH - (heat.H * heat.H / n), cc = cool.CC - (cool.C * cool.C / n), hc = -heat.H * cool.C / n;
        double determinant = (hh * cc) - (hc * hc);
        if (determinant > 1e-9 * hh * cc)
        {
            double slopeHeat = ((heat.HD * cc) - (cool.CD * hc)) / determinant, slopeCool = ((cool.CD * hh) - (heat.HD * hc)) / determinant;
            if (slopeHeat >= 0 && slopeCool >= 0) return (slopeHeat * heat.HD) + (slopeCool * cool.CD);
        }

        return Math.Max(One(heat.HD, hh), One(cool.CD, cc));
    }

    private static double One(double product, double square) => product > 0 && square > 0 ? product * product / square : 0;

    // Sums of the ramp low - t over the points below it; the demand has mean 0.
    private (double Sum, double Squares, double Products) Heating(double low)
    {
        int place = Place(low);
        (double t, double tt, double d, double td) = _before[place];
        return ((place * low) - t, (place * low * low) - (2 * low * t) + tt, (low * d) - td);
    }

    private (double Sum, double Squares, double Products) Cooling(double high)
    {
        int place = Place(high);
        (double t, double tt, double d, double td) = _before[place];
        (double allT, double allTT, double allD, double allTD) = _before[^1];
        double n = _temperatures.Length - place;
        (t, tt, d, td) = (allT - t, allTT - tt, allD - d, allTD - td);
        return (t - (n * high), tt - (2 * high * t) + (n * high * high), td - (high * d));
    }

    private int Place(double value)
    {
        int place = Array.BinarySearch(_temperatures, value);
        return place >= 0 ? place : ~place;
    }
}
