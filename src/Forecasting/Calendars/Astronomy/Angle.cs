namespace Forecasting.Calendars.Astronomy;

/// <summary>Arithmetic of angles in degrees.</summary>
internal static class Angle
{
    public static double Sin(double degrees) => Math.Sin(degrees * (Math.PI / 180));

    public static double Cos(double degrees) => Math.Cos(degrees * (Math.PI / 180));

    /// <summary>Brings an angle to the range from 0 to below 360.</summary>
    public static double Positive(double degrees) => degrees - (360 * Math.Floor(degrees / 360));

    /// <summary>Brings an angle to the range from -180 to below 180.</summary>
    public static double Signed(double degrees) => Positive(degrees + 180) - 180;
}
