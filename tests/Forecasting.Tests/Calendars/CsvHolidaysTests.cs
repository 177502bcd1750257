using System.IO.Compression;
using System.Text;
using CsCheck;
using Forecasting.Calendars;

namespace Forecasting.Tests.Calendars;

public sealed class CsvHolidaysTests : IDisposable
{
    private const string Whole = """
        region,date,name,kind,observed
        GB-SCT,2022-01-03,New Year's Day,public,true
        GB-SCT,2022-01-02,"2 January, the day after",public,false
        DE-BY,2024-12-24,Christmas Eve,half-day,
        DE-BY,2024-01-01,New Year's Day,,false

        """;

    private readonly HolidayFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Read_RegionOfAWholeTable_HasItsDaysAndTheYearsOfTheFile()
    {
        HolidayCalendar calendar = CsvHolidays.Read(_files.Write("days.csv", Whole), "GB-SCT");

        Assert.Equal(["2022-01-02 2 January, the day after Public", "2022-01-03 New Year's Day Public observed"], HolidayFiles.Lines(calendar));
        Assert.Equal(("GB-SCT", 2022, 2024), (calendar.Region, calendar.FirstYear, calendar.LastYear));
    }

    [Fact]
    public void ReadAll_WholeTable_HasARegionEach()
    {
        IReadOnlyList<HolidayCalendar> calendars = CsvHolidays.ReadAll(_files.Write("days.csv", Whole));

        Assert.Equal(["DE-BY", "GB-SCT"], calendars.Select(c => c.Region));
        Assert.Equal(["2024-01-01 New Year's Day Public", "2024-12-24 Christmas Eve HalfDay"], HolidayFiles.Lines(calendars[0]));
        Assert.All(calendars, c => Assert.Equal((2022, 2024), (c.FirstYear, c.LastYear)));
    }

    [Theory]
    [InlineData("date,name\n2025-05-02,Bridge day\n")]
    [InlineData("Name;note;Date\r\nBridge day;x;2025-05-02\r\n")]
    [InlineData("\uFEFFdate\tname\n2025-05-02\t Bridge day \n2025-05-02\tBridge day\n\n")]
    public void Read_DateAndNameAlone_IsEnough(string text)
    {
        Assert.Equal(["2025-05-02 Bridge day Public"], HolidayFiles.Lines(CsvHolidays.Read(HolidayFiles.Stream(text), "plant", new HolidayFileOptions())));
        Assert.Equal("plant", Assert.Single(CsvHolidays.ReadAll(_files.Write("plant.csv", text))).Region);
    }

    [Fact]
    public void Read_YearsOfTheOptions_AreTheCalendars()
    {
        var options = new HolidayFileOptions { FirstYear = 2024, LastYear = 2030 };
        HolidayCalendar calendar = CsvHolidays.Read(_files.Write("days.csv", Whole), "DE-BY", options);

        Assert.Equal((2024, 2030), (calendar.FirstYear, calendar.LastYear));
        Assert.Empty(calendar.InYear(2030));
    }

    [Theory]
    [InlineData("2022-01-03", "03.01.2022", "FEA-031", 2, "date", "'03.01.2022' is no date such as 2025-05-03")]
    [InlineData("2022-01-02", "2022-02-30", "FEA-031", 3, "date", "2022-02-30")]
    [InlineData("half-day", "half", "FEA-031", 4, "kind", "'half' is no kind; write one of public, half-day, observance, working-day")]
    [InlineData("public,true", "public,yes", "FEA-031", 2, "observed", "neither true nor false")]
    [InlineData("DE-BY,2024-12", ",2024-12", "FEA-031", 4, "region", "is empty")]
    [InlineData("Christmas Eve", "", "FEA-031", 4, "name", "is empty")]
    [InlineData("2024-12-24,Christmas Eve", "2024-01-01,New Year's Day", "FEA-031", 5, "kind", "in line 4, with another kind")]
    [InlineData("region,", "regoin,", "FEA-032", 1, null, "no column 'region' (is 'regoin' meant)")]
    [InlineData("region,date", "region,day", "FEA-032", 1, null, "no column 'date'")]
    [InlineData("kind,observed", "kind,kind", "FEA-032", 1, "kind", "there twice")]
    [InlineData(",half-day,", ",half-day", "ING-032", 4, null, "4 fields, the header has 5")]
    [InlineData("\"2 January", "\"2 \"January", "ING-031", 3, null, "closing quote")]
    [InlineData("after\"", "after", "ING-030", 3, null, "never closes")]
    public void Read_DamagedTable_NamesLineColumnAndRemedy(string old, string with, string code, int line, string? column, string part)
    {
        string path = _files.Write("days.csv", Whole.Replace(old, with, StringComparison.Ordinal));

        var error = Assert.Throws<SeriesDataException>(() => CsvHolidays.ReadAll(path));

        Finding finding = Assert.Single(error.Findings);
        Assert.Equal((code, "days.csv", line, column), (finding.Code, finding.File, finding.Line, finding.Column));
        Assert.Contains(part, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_UnknownRegion_NamesTheNearest()
    {
        string path = _files.Write("days.csv", Whole);

        var near = Assert.Throws<SeriesDataException>(() => CsvHolidays.Read(path, "DE-BW"));
        var far = Assert.Throws<SeriesDataException>(() => CsvHolidays.Read(path, "Atlantis"));

        Assert.Equal(("FEA-035", "FEA-035"), (near.Code, far.Code));
        Assert.Contains("Did you mean DE-BY?", near.Message, StringComparison.Ordinal);
        Assert.Contains("There are DE-BY, GB-SCT.", far.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => CsvHolidays.Read(path, " "));
    }

    [Fact]
    public void Read_NoRows_IsRefusedUnlessTheYearsAreGiven()
    {
        string path = _files.Write("days.csv", "date,name\n");

        Assert.Equal("FEA-031", Assert.Throws<SeriesDataException>(() => CsvHolidays.Read(path, "x")).Code);
        Assert.Empty(CsvHolidays.Read(path, "x", new HolidayFileOptions { FirstYear = 2024, LastYear = 2025 }).InYear(2024));
        Assert.Equal("ING-001", Assert.Throws<SeriesDataException>(() => CsvHolidays.Read(_files.Write("empty.csv", ""), "x")).Code);
        Assert.Equal("ING-061", Assert.Throws<SeriesDataException>(() => CsvHolidays.Read(path + "x", "x")).Code);
    }

    [Fact]
    public void Read_TooManyBytes_IsRefusedPackedOrNot()
    {
        string text = Whole + string.Concat(Enumerable.Repeat("GB-SCT,2022-01-03,New Year's Day,public,true\n", 20_000));
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(text));
        packed.Position = 0;
        var options = new HolidayFileOptions { MaximumBytes = 400_000 };

        Assert.True(packed.Length < options.MaximumBytes);
        Assert.Equal("FEA-036", Assert.Throws<SeriesDataException>(() => CsvHolidays.Read(HolidayFiles.Stream(text), "GB-SCT", options)).Code);
        Assert.Equal("FEA-036", Assert.Throws<SeriesDataException>(() => CsvHolidays.Read(packed, "GB-SCT", options)).Code);
    }

    [Fact]
    public void Read_CutAndScrambledBytes_GiveACalendarOrADataFault()
    {
        byte[] whole = Encoding.UTF8.GetBytes(Whole);
        Gen.Select(Gen.Int[0, whole.Length], Gen.Int[0, whole.Length - 1], Gen.Byte).Sample(change =>
        {
            byte[] bytes = [.. whole];
            bytes[change.Item2] = change.Item3;
            try
            {
                HolidayCalendar calendar = CsvHolidays.Read(new MemoryStream(bytes, 0, change.Item1), "GB-SCT", new HolidayFileOptions());
                Assert.NotEmpty(HolidayFiles.Lines(calendar));
            }
            catch (SeriesDataException e)
            {
                Assert.NotEmpty(e.Findings);
            }
        });
    }
}
