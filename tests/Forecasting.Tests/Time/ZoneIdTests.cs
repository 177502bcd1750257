using Forecasting.Time;
using NodaTime;

namespace Forecasting.Tests.Time;

public class ZoneIdTests
{
    [Theory]
    [InlineData("Europe/Berlin", "Europe/Berlin", null)]
    [InlineData("UTC", "UTC", null)]
    [InlineData("W. Europe Standard Time", "Europe/Berlin", "Windows name")]
    [InlineData("Eastern Standard Time", "America/New_York", "Windows name")]
    [InlineData("Europe/Kiev", "Europe/Kyiv", "older name")]
    [InlineData("UTC+05:30", "UTC+05:30", null)]
    public void Resolve_NamesInUse_AreFoundUnderTheirPresentName(string id, string expected, string? note)
    {
        Assert.Equal(expected, ZoneId.Resolve(id).Id);
        if (note is null) Assert.Null(ZoneId.NoteOn(id));
        else Assert.Contains(note, ZoneId.NoteOn(id), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CET")]
    [InlineData("EST")]
    public void NoteOn_LegacyNames_AsksForThePlace(string id) =>
        Assert.Contains("legacy name", ZoneId.NoteOn(id), StringComparison.Ordinal);

    [Theory]
    [InlineData("UTC+1", "UTC+01")]
    [InlineData("GMT-5", "UTC-05")]
    [InlineData("Berlin", "Europe/Berlin")]
    [InlineData("europe/berlin", "Europe/Berlin")]
    [InlineData("Nowhere/City", "Europe/Berlin")]
    public void Resolve_NoZone_SaysWhatMayBeMeant(string id, string hint)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => ZoneId.Resolve(id));
        Assert.StartsWith("TIM-020", error.Message, StringComparison.Ordinal);
        Assert.Contains(hint, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DatabaseVersion_OfTheEmbeddedDatabase_IsThatOfNodaTime()
    {
        Assert.Matches("^20[0-9]{2}[a-z]$", ZoneId.DatabaseVersion);
        Assert.StartsWith("TZDB: " + ZoneId.DatabaseVersion, DateTimeZoneProviders.Tzdb.VersionId, StringComparison.Ordinal);
    }
}
