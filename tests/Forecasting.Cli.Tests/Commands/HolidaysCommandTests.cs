using System.Text.Json;
using Forecasting.Calendars;

namespace Forecasting.Cli.Tests.Commands;

public sealed class HolidaysCommandTests
{
    [Fact]
    public void Csv_OfScotland_HasItsDays()
    {
        string[] lines = CommandRun.Of(["holidays", "GB-SCT", "--years", "2024", "--csv"]).Succeeded().Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("region,date,name,kind,observed", lines[0]);
        Assert.Equal("GB-SCT,2024-01-01,New Year's Day,public,false", lines[1]);
        Assert.Contains("GB-SCT,2024-12-02,St Andrew's Day,public,true", lines);
    }

    [Fact]
    public void Years_SpansAndSingle_AreAllPrinted()
    {
        string output = CommandRun.Of(["holidays", "US,DE-BY", "--years", "2024-2025,2030", "--kind", "public", "--csv"]).Succeeded().Out;

        Assert.All(new[] { "2024", "2025", "2030" }, year => Assert.Contains($"DE-BY,{year}-01-06,Epiphany,public,false", output, StringComparison.Ordinal));
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
    [InlineData("give --file or --list", "holidays")]
    [InlineData("not those of a --file", "holidays", "--list", "--file", "x.csv")]
    [InlineData("Choose one", "holidays", "US", "--csv", "--json")]
    public void Run_WrongRequest_IsRefusedByName(string part, params string[] args)
    {
        CommandRun run = CommandRun.Of(args);

        Assert.NotEqual(0, run.Code);
        Assert.Empty(run.Out);
        Assert.Contains(part, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_OfEveryRegion_ReadsBackAsItWas()
    {
        using var scratch = new Scratch();
        string regions = string.Join(',', HolidayCalendar.Regions);
        string path = scratch.Write("days.csv", CommandRun.Of("holidays", regions, "--years", "2021-2024", "--csv").Succeeded().Out);

        IReadOnlyList<HolidayCalendar> read = CsvHolidays.ReadAll(path);

        Assert.Equal(HolidayCalendar.Regions, read.Select(calendar => calendar.Region));
        Assert.All(read, calendar => Assert.Equal(Days(HolidayCalendar.For(calendar.Region)), Days(calendar)));
    }

    [Fact]
    public void Ics_OfRegions_ReadsBackAsItWas()
    {
        using var scratch = new Scratch();
        string[] regions = ["CN", "DE-BY", "GB-SCT", "IL", "JP", "SA", "US-KY"];
        string path = scratch.Write("days.ics", CommandRun.Of("holidays", string.Join(',', regions), "--years", "2021-2024", "--ics").Succeeded().Out);

        IReadOnlyList<HolidayCalendar> read = IcsHolidays.ReadAll(path);

        Assert.Equal(regions, read.Select(calendar => calendar.Region));
        Assert.All(read, calendar => Assert.Equal(Days(HolidayCalendar.For(calendar.Region)), Days(calendar)));
        Assert.Equal(Days(HolidayCalendar.For("JP")), Days(IcsHolidays.Read(path, "JP")));
    }

    [Fact]
    public void Json_OfAPart_ReadsBackItsPublicDays()
    {
        using var scratch = new Scratch();
        string path = scratch.Write("days.json", CommandRun.Of("holidays", "DE-BY,GB-SCT", "--years", "2021-2024", "--kind", "public", "--json").Succeeded().Out);

        IReadOnlyList<HolidayCalendar> read = NagerHolidays.ReadAll(path);

        Assert.Equal(["DE", "DE-BY", "GB", "GB-SCT"], read.Select(calendar => calendar.Region));
        Assert.All(read.Where(calendar => calendar.Region.Length > 2), calendar => Assert.Equal(
            Days(HolidayCalendar.For(calendar.Region)).Where(day => day.Kind == HolidayKind.Public).Select(day => day with { Observed = false }), Days(calendar)));
    }

    [Theory]
    [InlineData("--csv", "days.csv")]
    [InlineData("--ics", "days.ics")]
    public void File_WrittenByTheCommand_IsWrittenAgainTheSame(string form, string name)
    {
        using var scratch = new Scratch();
        string written = CommandRun.Of("holidays", "CN,GB-SCT", "--years", "2021-2022", form).Succeeded().Out;
        string path = scratch.Write(name, written);

        Assert.Equal(written, CommandRun.Of("holidays", "--file", path, form).Succeeded().Out);
        Assert.Equal(written, CommandRun.Of("holidays", "CN,GB-SCT", "--file", path, form).Succeeded().Out);
    }

    [Fact]
    public void File_BesideARegion_HasItsOwnRegionAndYears()
    {
        using var scratch = new Scratch();
        string path = scratch.Write("north plant.csv", "date,name\n2025-05-02,Bridge day\n2025-12-29,\"Closed, all\"\n");

        string[] lines = CommandRun.Of("holidays", "DE-BY", "--file", path, "--kind", "public", "--csv").Succeeded().Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(["north plant,2025-05-02,Bridge day,public,false", "north plant,2025-12-29,\"Closed, all\",public,false"], lines[^2..]);
        Assert.Equal(Days(HolidayCalendar.For("DE-BY"), 2025, 2025).Count(day => day.Kind == HolidayKind.Public), lines.Length - 3);
        CommandRun.Of("holidays", "--file", path, "--json").FailedWith(ExitCode.UsageFault, "'north plant' is no ISO 3166 code");
    }

    [Fact]
    public void File_NamesThatNeedEscapes_SurviveEachForm()
    {
        using var scratch = new Scratch();
        string path = scratch.Write("days.csv", "region,date,name,kind,observed\n\"a;b, c\",2025-05-02,\"Line one\nand, \\; \"\"two\"\"\",half-day,true\n");
        string ics = scratch.Write("days.ics", CommandRun.Of("holidays", "--file", path, "--ics").Succeeded().Out);

        Assert.Equal(File.ReadAllText(path), CommandRun.Of("holidays", "--file", ics, "--csv").Succeeded().Out);
    }

    [Fact]
    public void File_RepeatingWithoutEnd_NeedsYears()
    {
        using var scratch = new Scratch();
        string path = scratch.Write("plant.ics", "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nBEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20201224\nSUMMARY:Eve\nRRULE:FREQ=YEARLY\nEND:VEVENT\nEND:VCALENDAR\n");

        CommandRun.Of("holidays", "--file", path).FailedWith(ExitCode.DataFault, "FEA-037", "(option --years)");
        Assert.Equal(
            "region,date,name,kind,observed\nplant,2024-12-24,Eve,public,false\nplant,2026-12-24,Eve,public,false\n",
            CommandRun.Of("holidays", "--file", path, "--years", "2024,2026", "--csv").Succeeded().Out);
    }

    [Theory]
    [InlineData("days.json", "[{\"date\":\"2025-01-01\",\"name\":\"New Year\",\"countryCode\":\"DE\",\"types\":[\"Public\"]},{\"date\":\"2025-0", "FEA-032", "no whole JSON")]
    [InlineData("days.json", "[{\"date\":\"2025-01-01\",\"name\":\"New Year\"}]", "FEA-031", "has no 'countryCode'")]
    [InlineData("days.json", "[]", "FEA-031", "no holiday in it")]
    [InlineData("days.ics", "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:202", "FEA-032", "no whole iCalendar")]
    [InlineData("days.csv", "region,date,name,kind\nDE-BY,2025-01-01,New Y", "ING-032", "days.csv(2)")]
    [InlineData("days.csv", "date,name\n2025-01-32,New Year\n", "FEA-031", "days.csv(2)")]
    [InlineData("days.csv", "", "ING-001", "empty")]
    public void File_Damaged_IsOneLineAndADataFault(string name, string text, string code, string part)
    {
        using var scratch = new Scratch();

        CommandRun run = CommandRun.Of("holidays", "--file", scratch.Write(name, text));

        run.FailedWith(ExitCode.DataFault, code, part);
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        CommandRun.Of("holidays", "--file", "no-such.csv").FailedWith(ExitCode.FileMissing, "no-such.csv");
    }

    private static Holiday[] Days(HolidayCalendar calendar, int first = 2021, int last = 2024) =>
        [.. Enumerable.Range(first, last - first + 1).SelectMany(calendar.InYear)];
}
