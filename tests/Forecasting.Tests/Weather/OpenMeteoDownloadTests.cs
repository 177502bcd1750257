using Forecasting.Downloads;
using Forecasting.Tests.Downloads;
using Forecasting.Weather;
using NodaTime;

namespace Forecasting.Tests.Weather;

/// <summary>What happens on the way: limits, pauses, cuts, and answers that are kept.</summary>
public sealed class OpenMeteoDownloadTests : IDisposable
{
    private static readonly WeatherRequest Day = new()
    {
        Locations = [new WeatherLocation("Berlin", 52.52, 13.41)],
        Variables = [WeatherVariable.Temperature],
        From = Instant.FromUtc(2025, 6, 1, 0, 0),
        To = Instant.FromUtc(2025, 6, 1, 23, 0),
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("weather").FullName;
    private readonly ImmediateTime _time = new() { Now = new DateTimeOffset(2025, 6, 1, 8, 30, 0, TimeSpan.Zero) };
    private readonly HttpClient _client = new();

    public void Dispose()
    {
        _client.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task LoadAsync_BusySource_WaitsAsAskedAndThenLonger()
    {
        using var server = new AnswerServer((question, i) => i switch
        {
            0 => AnswerServer.Status(503),
            1 => AnswerServer.Status(429, "17"),
            2 => AnswerServer.Status(429, body: """{"error":true,"reason":"Too many concurrent requests"}"""),
            _ => OpenMeteoAnswers.To(question),
        });

        await Load(Options(server));

        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(17), TimeSpan.FromSeconds(4)], _time.Pauses);
    }

    [Theory]
    [InlineData("Hourly", "3600")]
    [InlineData("Daily", "86400")]
    public async Task LoadAsync_LimitOfHours_IsNotWaitedFor(string limit, string seconds)
    {
        using var server = new AnswerServer(AnswerServer.Status(429, body: $$"""{"error":true,"reason":"{{limit}} API request limit exceeded."}"""));

        SeriesDataException error = await Assert.ThrowsAsync<SeriesDataException>(() => Load(Options(server)));

        Assert.Equal("FEA-050", error.Code);
        Assert.Contains($"{limit} API request limit", error.Message, StringComparison.Ordinal);
        Assert.Contains($"{seconds} s", error.Message, StringComparison.Ordinal);
        Assert.Single(server.Questions);
    }

    [Fact]
    public async Task LoadAsync_LimitOfTheMinute_IsWaitedFor()
    {
        using var server = new AnswerServer((question, i) => i == 0
            ? AnswerServer.Status(429, body: """{"error":true,"reason":"Minutely API request limit exceeded. Please try again in one minute."}""")
            : OpenMeteoAnswers.To(question));

        await Load(Options(server));

        Assert.Equal([TimeSpan.FromMinutes(1)], _time.Pauses);
    }

    [Theory]
    [InlineData(500, 5)]
    [InlineData(403, 1)]
    public async Task LoadAsync_SourceThatDoesNotServe_IsRefused(int status, int attempts)
    {
        using var server = new AnswerServer(AnswerServer.Status(status));

        SeriesDataException error = await Assert.ThrowsAsync<SeriesDataException>(() => Load(Options(server)));

        Assert.Equal("FEA-050", error.Code);
        Assert.Contains($"HTTP {status}", error.Message, StringComparison.Ordinal);
        Assert.Equal(attempts, server.Questions.Count);
    }

    [Fact]
    public async Task LoadAsync_SourceDown_IsRefused()
    {
        var server = new AnswerServer(AnswerServer.Status(500));
        server.Dispose();

        Assert.Equal("FEA-050", (await Assert.ThrowsAsync<SeriesDataException>(() => Load(Options(server)))).Code);
    }

    [Fact]
    public async Task LoadAsync_BodyCutShort_IsFetchedAgain()
    {
        using var server = new AnswerServer((question, i) => i == 0 ? AnswerServer.Cut(OpenMeteoAnswers.TextFor(question)) : OpenMeteoAnswers.To(question));

        Assert.Equal(24, (await Load(Options(server))).RowCount);
        Assert.Equal(2, server.Questions.Count);
    }

    [Fact]
    public async Task LoadAsync_AnswerAboveTheLimit_IsRefused()
    {
        using var server = new AnswerServer((question, _) => OpenMeteoAnswers.To(question, "}}", "}}" + new string(' ', 1024)));

        Assert.Equal("FEA-054", (await Assert.ThrowsAsync<SeriesDataException>(() => Load(Options(server) with { MaximumBytes = 1024 }))).Code);
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

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Source(Options(server)).LoadAsync(Day, cancellationToken: cancellation.Token));
        Assert.Single(server.Questions);
    }

    [Fact]
    public async Task LoadAsync_KeptForecast_KeepsTheTimeOfItsIssue()
    {
        using var server = new AnswerServer((question, _) => OpenMeteoAnswers.To(question));
        OpenMeteoOptions kept = Options(server) with { CacheFolder = _folder };
        await Load(kept);

        _time.Now += TimeSpan.FromMinutes(59);
        WeatherTable second = await Load(kept);
        Assert.Equal(Instant.FromUtc(2025, 6, 1, 8, 30), second.IssuedAt(0));
        Assert.Single(server.Questions);

        _time.Now += TimeSpan.FromMinutes(2);
        WeatherTable third = await Load(kept);
        Assert.Equal(Instant.FromUtc(2025, 6, 1, 9, 31), third.IssuedAt(0));
        Assert.Equal(2, server.Questions.Count);
    }

    [Fact]
    public async Task LoadAsync_DaysLongPast_AreKeptForGood()
    {
        using var server = new AnswerServer((question, _) => OpenMeteoAnswers.To(question));
        _time.Now = new DateTimeOffset(2025, 6, 9, 0, 0, 1, TimeSpan.Zero);
        await Load(Options(server) with { CacheFolder = _folder });

        _time.Now += TimeSpan.FromDays(1000);
        await Load(Options(server) with { CacheFolder = _folder });

        Assert.Single(server.Questions);
    }

    [Fact]
    public async Task LoadAsync_Offline_ReplaysWhatIsKept()
    {
        var server = new AnswerServer((question, _) => OpenMeteoAnswers.To(question));
        OpenMeteoOptions options = Options(server) with { CacheFolder = _folder, ApiKey = "s3cret" };
        WeatherTable first = await Load(options);
        server.Dispose();
        _time.Now += TimeSpan.FromDays(30);

        WeatherTable replayed = await Load(options with { Offline = true, ApiKey = null });
        SeriesDataException error = await Assert.ThrowsAsync<SeriesDataException>(
            () => Source(options with { Offline = true }).LoadAsync(Day with { Variables = [WeatherVariable.Pressure] }, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(first.Values(WeatherVariable.Temperature).ToArray(), replayed.Values(WeatherVariable.Temperature).ToArray());
        Assert.Equal(first.IssuedAt(5), replayed.IssuedAt(5));
        Assert.Equal("FEA-050", error.Code);
        Assert.DoesNotContain("s3cret", await File.ReadAllTextAsync(Directory.GetFiles(_folder).Single(), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(-1)]
    public async Task LoadAsync_KeptAnswerCutShort_IsFetchedAgain(int length)
    {
        using var server = new AnswerServer((question, _) => OpenMeteoAnswers.To(question));
        OpenMeteoOptions options = Options(server) with { CacheFolder = _folder };
        await Load(options);
        string kept = Directory.GetFiles(_folder).Single();
        byte[] whole = await File.ReadAllBytesAsync(kept, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(kept, length < 0 ? whole[..^1] : whole[..length], TestContext.Current.CancellationToken);

        Assert.Equal("FEA-050", (await Assert.ThrowsAsync<SeriesDataException>(() => Load(options with { Offline = true }))).Code);
        Assert.Equal(24, (await Load(options)).RowCount);
        Assert.Equal(2, server.Questions.Count);
        Assert.Equal(whole, await File.ReadAllBytesAsync(kept, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task LoadAsync_KeptAnswerThatCannotBeRead_IsFetchedAgain()
    {
        using var server = new AnswerServer((question, _) => OpenMeteoAnswers.To(question));
        OpenMeteoOptions options = Options(server) with { CacheFolder = _folder };
        await Load(options);
        new DownloadCache(_folder, new DownloadSubject("weather", "FEA-050", "FEA-054"))
            .Keep(server.Questions.Single(), new DownloadAnswer(200, "[]"u8.ToArray(), Instant.FromDateTimeOffset(_time.Now)));
        Assert.Equal("FEA-052", (await Assert.ThrowsAsync<SeriesDataException>(() => Load(options with { Offline = true }))).Code);

        Assert.Equal(24, (await Load(options)).RowCount);
        Assert.Equal(2, server.Questions.Count);
    }

    [Fact]
    public async Task LoadAsync_FaultyAnswer_IsNotKept()
    {
        using var server = new AnswerServer((question, _) => OpenMeteoAnswers.To(question, "\"utc_offset_seconds\":0", "\"utc_offset_seconds\":3600"));

        await Assert.ThrowsAsync<SeriesDataException>(() => Load(Options(server) with { CacheFolder = _folder }));

        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public async Task LoadAsync_SeveralAtOnce_ShareTheFolder()
    {
        using var server = new AnswerServer((question, _) => OpenMeteoAnswers.To(question));
        OpenMeteoOptions options = Options(server) with { CacheFolder = _folder };

        WeatherTable[] all = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Load(options)));

        Assert.All(all, weather => Assert.Equal(24, weather.RowCount));
        Assert.Single(Directory.GetFiles(_folder));
        Assert.Equal(24, (await Load(options with { Offline = true })).RowCount);
    }

    private OpenMeteoOptions Options(AnswerServer server) => new() { BaseAddress = server.Address, AttemptTimeout = Duration.FromMinutes(2) };

    private OpenMeteoSource Source(OpenMeteoOptions options) => new(OpenMeteoEndpoint.Forecast, _client, options, _time);

    private Task<WeatherTable> Load(OpenMeteoOptions options) => Source(options).LoadAsync(Day, cancellationToken: TestContext.Current.CancellationToken);
}
