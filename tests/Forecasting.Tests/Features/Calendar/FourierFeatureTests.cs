using Forecasting.Features;
using NodaTime;

namespace Forecasting.Tests.Features.Calendar;

public sealed class FourierFeatureTests
{
    // A sine of single precision.
    private const float Tolerance = 1e-6f;

    [Fact]
    public void FourierDay_QuarterOfTheDay_IsAQuarterTurn()
    {
        RegularPanel panel = FeatureCase.Clock(DateTimeZone.Utc, Instant.FromUtc(2024, 1, 1, 0, 0), 24);
        Feature feature = Feature.FourierDay(2);
        Assert.Equal(0, feature.Values(panel, 0)[0], Tolerance);
        Assert.Equal(1, feature.Values(panel, 1)[0], Tolerance);
        Assert.Equal(1, feature.Values(panel, 0)[6], Tolerance);
        Assert.Equal(0, feature.Values(panel, 1)[6], Tolerance);
        Assert.Equal(0, feature.Values(panel, 2)[6], Tolerance);
        Assert.Equal(-1, feature.Values(panel, 3)[6], Tolerance);
    }

    [Fact]
    public void FourierDay_ClocksGoForward_FollowsTheClock()
    {
        RegularPanel panel = FeatureCase.Clock(FeatureCase.NewYork, Instant.FromUtc(2024, 3, 10, 5, 0), 24);
        // The third hour of the day begins at 03:00.
        Assert.Equal(Math.Sin(2 * Math.PI * 3 / 24), Feature.FourierDay(1).Values(panel)[2], Tolerance);
    }

    [Fact]
    public void FourierWeek_FromMonday_TurnsOnceAWeek()
    {
        RegularPanel panel = FeatureCase.Clock(DateTimeZone.Utc, Instant.FromUtc(2024, 1, 1, 0, 0), 168);
        float[] sines = Feature.FourierWeek(1).Values(panel);
        Assert.Equal(0, sines[0], Tolerance);
        Assert.Equal(1, sines[42], Tolerance);
        Assert.Equal(-1, sines[126], Tolerance);
    }

    [Fact]
    public void FourierYear_FromNewYear_TurnsOnceAYear()
    {
        RegularPanel panel = FeatureCase.Clock(DateTimeZone.Utc, Instant.FromUtc(2024, 1, 1, 0, 0), 366 * 24);
        Assert.Equal(Math.Sin(2 * Math.PI * 100.25 / 365.2425), Feature.FourierYear(1).Values(panel)[(100 * 24) + 6], Tolerance);
    }

    [Fact]
    public void Fourier_OrderBelowOne_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Feature.FourierDay(0));
}
