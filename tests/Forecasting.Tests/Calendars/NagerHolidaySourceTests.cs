using Forecasting.Calendars;
using Forecasting.Tests.Downloads;
using NodaTime;

namespace Forecasting.Tests.Calendars;

public sealed class NagerHolidaySourceTests : IDisposable
{
    private const string Germany = """
        [
          {"date":"2025-01-01","localName":"Neujahr","name":"New Year's Day","countryCode":"DE","fixed":true,"global":true,"counties":null,"launchYear":1967,"types":["Public"]},
          {"date":"2025-01-06","localName":"Heilige Drei Könige","name":"Epiphany","countryCode":"DE","fixed":true,"global":false,"counties":["DE-BW","DE-BY","DE-ST"],"launchYear":null,"types":["Public"]},
          {"date":"2025-12-24","localName":"Heiligabend","name":"Christmas Eve","countryCode":"DE","fixed":true,"global":true,"counties":null,"launchYear":null,"types":["Bank","Observance"]},
          {"date":"2025-12-26","localName":"Neu","name":"New Day","countryCode":"DE","fixed":true,"global":true,"counties":null,"launchYear":2030,"types":["Public"]}
        ]
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("holidays").FullName;
    private readonly ImmediateTime _time = new();
    private readonly HttpClient _client = new();

    public void Dispose()
    {
        _client.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task LoadAsync_Country_HasItsGlobalDays()
    {
        using var server = new AnswerServer(AnswerServer.Json(Germany));

        HolidayCalendar calendar = await Load(server, "DE");

        Assert.Equal(["/api/v3/PublicHolidays/2025/DE"], server.Paths);
        Assert.Equal(
            [new Holiday(new LocalDate(2025, 1, 1), "New Year's Day"), new Holiday(new LocalDate(2025, 12, 24), "Christmas Eve", HolidayKind.Observance)],
            calendar.InYear(2025));
        Assert.Throws<ArgumentOutOfRangeException>(() => calendar.InYear(2026));
    }

    [Fact]
    public async Task LoadAsync_Subdivision_HasItsOwnDaysToo()
    {
        using var server = new AnswerServer(AnswerServer.Json(Germany));

        HolidayCalendar calendar = await Load(server, "DE-BY");

        Assert.True(calendar.IsHoliday(new LocalDate(2025, 1, 6)));
        SeriesDataException error = await Assert.ThrowsAsync<SeriesDataException>(() => Load(server, "DE-XX"));
        Assert.Equal("FEA-035", error.Code);
        Assert.Contains("DE-BW, DE-BY, DE-ST", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LoadAsync_PartWithoutADayOfItsOwn_HasTheDaysOfAll()
    {
        using var server = new AnswerServer(AnswerServer.Json(Germany));

        HolidayCalendar part = await Load(server, "DE-HH");
        HolidayCalendar country = await Load(server, "DE");

        Assert.Equal("DE-HH", part.Region);
        Assert.Equal(country.InYear(2025), part.InYear(2025));
    }

    [Fact]
    public void ReadAll_FileOfACountry_HasARegionForEachPartNamed()
    {
        using var files = new HolidayFiles();
        string path = files.Write("de.json", Germany);

        IReadOnlyList<HolidayCalendar> all = NagerHolidays.ReadAll(path);

        Assert.Equal(["DE", "DE-BW", "DE-BY", "DE-ST"], all.Select(c => c.Region));
        Assert.All(all, c => Assert.Equal(NagerHolidays.Read(path, c.Region).InYear(2025), c.InYear(2025)));
        var error = Assert.Throws<SeriesDataException>(() => NagerHolidays.ReadAll(files.Write("bad.json", Germany.Replace("DE-BW", "Swabia", StringComparison.Ordinal))));
        Assert.Equal("FEA-031", error.Code);
        Assert.Contains("'Swabia'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LoadAsync_BusySource_WaitsAsAskedAndThenLonger()
    {
        using var server = new AnswerServer(
            AnswerServer.Status(503), AnswerServer.Status(429, "7"), AnswerServer.Status(500), AnswerServer.Json(Germany));

        await Load(server, "DE");

        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(4)], _time.Pauses);
    }

    [Theory]
    [InlineData(500, null, 4)]
    [InlineData(429, "3600", 1)]
    [InlineData(403, null, 1)]
    public async Task LoadAsync_SourceThatDoesNotServe_IsRefused(int status, string? retryAfter, int attempts)
    {
        using var server = new AnswerServer(AnswerServer.Status(status, retryAfter));

        SeriesDataException error = await Assert.ThrowsAsync<SeriesDataException>(() => Load(server, "DE"));

        Assert.Equal("FEA-034", error.Code);
        Assert.Contains($"HTTP {status}", error.Message, StringComparison.Ordinal);
        Assert.Equal(attempts, server.Questions.Count);
    }

    [Fact]
    public async Task LoadAsync_SourceDown_IsRefused()
    {
        var server = new AnswerServer(AnswerServer.Json(Germany));
        server.Dispose();

        Assert.Equal("FEA-034", (await Assert.ThrowsAsync<SeriesDataException>(() => Load(server, "DE"))).Code);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(204)]
    public async Task LoadAsync_UnknownCountry_IsRefusedAtOnce(int status)
    {
        using var server = new AnswerServer(AnswerServer.Status(status));

        Assert.Equal("FEA-035", (await Assert.ThrowsAsync<SeriesDataException>(() => Load(server, "XX"))).Code);
        Assert.Single(server.Paths);
    }

    [Theory]
    [InlineData("\"date\":\"2025-01-01\",", "", "FEA-031", "Holiday 1 has no 'date'")]
    [InlineData("\"2025-01-01\"", "20250101", "FEA-031", "a number as 'date'")]
    [InlineData("2025-01-01", "2025-02-30", "FEA-031", "2025-02-30")]
    [InlineData("2025-01-01", "2024-01-01", "FEA-031", "of DE in 2024")]
    [InlineData("\"global\":true", "\"global\":false", "FEA-031", "names no counties")]
    [InlineData("[\"Public\"]", "[\"Pubic\"]", "FEA-031", "Pubic")]
    [InlineData("[\"Public\"]", "[]", "FEA-031", "no type")]
    [InlineData("\n]", "", "FEA-032", "no whole JSON")]
    public async Task LoadAsync_FaultyAnswer_IsRefusedAndNotKept(string from, string to, string code, string named)
    {
        using var server = new AnswerServer(AnswerServer.Json(Germany.Replace(from, to, StringComparison.Ordinal)));

        SeriesDataException error = await Assert.ThrowsAsync<SeriesDataException>(() => Load(server, "DE"));

        Assert.Equal(code, error.Code);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_folder));
    }

    [Fact]
    public async Task LoadAsync_AnswerAboveTheLimit_IsRefused()
    {
        using var server = new AnswerServer(AnswerServer.Json(Germany));
        var options = Options(server) with { Reading = new NagerReadOptions { MaximumBytes = 100 } };

        Assert.Equal("FEA-036", (await Assert.ThrowsAsync<SeriesDataException>(() => Load(options, "DE"))).Code);
    }

    [Fact]
    public async Task LoadAsync_KeptAnswer_ServesUntilItIsOldAndOfflineForEver()
    {
        using var server = new AnswerServer(AnswerServer.Json(Germany));
        HolidayCalendar first = await Load(server, "DE");
        await Load(server, "DE-BY");
        Assert.Single(server.Paths);

        _time.Now += TimeSpan.FromDays(31);
        HolidayCalendar offline = await Load(Options(server) with { Offline = true }, "DE");
        Assert.Equal(first.InYear(2025), offline.InYear(2025));
        Assert.Single(server.Paths);
        await Load(server, "DE");
        Assert.Equal(2, server.Questions.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    [InlineData(-1)]
    public async Task LoadAsync_KeptAnswerCutShort_IsFetchedAgain(int length)
    {
        using var server = new AnswerServer(AnswerServer.Json(Germany));
        HolidayCalendar first = await Load(server, "DE");
        string kept = Assert.Single(Directory.GetFiles(_folder));
        byte[] whole = await File.ReadAllBytesAsync(kept, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(kept, length < 0 ? whole[..^1] : whole[..length], TestContext.Current.CancellationToken);

        Assert.Equal("FEA-034", (await Assert.ThrowsAsync<SeriesDataException>(() => Load(Options(server) with { Offline = true }, "DE"))).Code);
        Assert.Equal(first.InYear(2025), (await Load(server, "DE")).InYear(2025));
        Assert.Equal(2, server.Questions.Count);
        Assert.Equal(whole, await File.ReadAllBytesAsync(kept, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task LoadAsync_Cancelled_Ends()
    {
        using var cancellation = new CancellationTokenSource();
        using var server = new AnswerServer(response =>
        {
            cancellation.Cancel();
            response.StatusCode = 500;
        });
        var source = new NagerHolidaySource(_client, Options(server), _time);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => source.LoadAsync("DE", 2025, 2025, cancellation.Token));
        Assert.Single(server.Paths);
    }

    [Fact]
    public void Read_TypesCountedAsPublic_AndLocalNames()
    {
        string path = Path.Combine(_folder, "de.json");
        File.WriteAllText(path, Germany);
        var options = new NagerReadOptions { PublicTypes = NagerHolidayTypes.Public | NagerHolidayTypes.Bank, LocalNames = true };

        Holiday eve = Assert.Single(NagerHolidays.Read(path, "DE", options).On(new LocalDate(2025, 12, 24)));

        Assert.Equal(new Holiday(new LocalDate(2025, 12, 24), "Heiligabend"), eve);
        Assert.False(NagerHolidays.Read(path, "DE").IsHoliday(new LocalDate(2025, 12, 24)));
    }

    private NagerSourceOptions Options(AnswerServer server) =>
        new() { BaseAddress = server.Address, CacheFolder = _folder, AttemptTimeout = Duration.FromMinutes(2) };

    private Task<HolidayCalendar> Load(AnswerServer server, string region) => Load(Options(server), region);

    private Task<HolidayCalendar> Load(NagerSourceOptions options, string region) =>
        new NagerHolidaySource(_client, options, _time).LoadAsync(region, 2025, 2025, TestContext.Current.CancellationToken);
}
