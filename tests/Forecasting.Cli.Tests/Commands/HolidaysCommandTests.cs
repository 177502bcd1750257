using System.Text.Json;

namespace Forecasting.Cli.Tests.Commands;

public sealed class HolidaysCommandTests
{
    [Fact]
    public void Csv_OfScotland_HasItsDays()
    {
        string[] lines = CommandRun.Of(["holidays", "GB-SCT", "--years", "2024", "--csv"]).Succeeded().Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("region,date,name,kind", lines[0]);
        Assert.Equal("GB-SCT,2024-01-01,New Year's Day,public", lines[1]);
        Assert.Contains("GB-SCT,2024-12-02,St Andrew's Day,public", lines);
    }

    [Fact]
    public void Years_SpansAndSingle_AreAllPrinted()
    {
        string output = CommandRun.Of(["holidays", "US,DE-BY", "--years", "2024-2025,2030", "--kind", "public", "--csv"]).Succeeded().Out;

        Assert.All(new[] { "2024", "2025", "2030" }, year => Assert.Contains($"DE-BY,{year}-01-06,Epiphany,public", output, StringComparison.Ordinal));
        Assert.DoesNotContain("2026-", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_OfAPart_TellsWhatIsItsOwn()
    {
        using JsonDocument json = JsonDocument.Parse(CommandRun.Of(["holidays", "DE-BY", "--years", "2025", "--json"]).Succeeded().Out);
        JsonElement epiphany = json.RootElement.EnumerateArray().Single(day => day.GetProperty("date").GetString() == "2025-01-06");
        JsonElement unity = json.RootElement.EnumerateArray().Single(day => day.GetProperty("date").GetString() == "2025-10-03");

        Assert.Equal("DE-BY", epiphany.GetProperty("counties")[0].GetString());
        Assert.True(unity.GetProperty("global").GetBoolean());
        Assert.Equal("Public", unity.GetProperty("types")[0].GetString());
    }

    [Fact]
    public void Ics_OfAYear_IsFoldedAndEndsItsDays()
    {
        string[] lines = CommandRun.Of(["holidays", "CH-NE", "--years", "2025", "--ics"]).Succeeded().Out.Split("\r\n");

        Assert.All(lines, line => Assert.True(System.Text.Encoding.UTF8.GetByteCount(line) <= 75));
        Assert.Equal(lines.Count(line => line == "BEGIN:VEVENT"), lines.Count(line => line == "END:VEVENT"));
        int start = Array.IndexOf(lines, "DTSTART;VALUE=DATE:20250101");
        Assert.Equal("DTEND;VALUE=DATE:20250102", lines[start + 1]);
    }

    [Fact]
    public void List_Csv_HasCountriesAndParts()
    {
        string output = CommandRun.Of(["holidays", "--list", "--csv"]).Succeeded().Out;

        Assert.StartsWith("region,name,status,agreement\n", output, StringComparison.Ordinal);
        Assert.Contains("\nUS,United States,verified,", output, StringComparison.Ordinal);
        Assert.Contains("\nUS-NY,New York,", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Did you mean", "holidays", "US-NYY", "--years", "2025")]
    [InlineData("are known from", "holidays", "US", "--years", "1850")]
    [InlineData("no span of years", "holidays", "US", "--years", "2026-2024")]
    [InlineData("is none of", "holidays", "US", "--kind", "school")]
    [InlineData("give --list", "holidays")]
    [InlineData("Choose one", "holidays", "US", "--csv", "--json")]
    public void Run_WrongRequest_IsRefusedByName(string part, params string[] args)
    {
        CommandRun run = CommandRun.Of(args);

        Assert.NotEqual(0, run.Code);
        Assert.Empty(run.Out);
        Assert.Contains(part, run.Error, StringComparison.Ordinal);
    }
}
