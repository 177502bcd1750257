using System.Net;
using Forecasting.Tests.Downloads;
using Forecasting.Weather;
using NodaTime;

namespace Forecasting.Tests.Weather;

public sealed class OpenMeteoSourceTests : IDisposable
{
    private static readonly Instant Start = Instant.FromUtc(2025, 3, 29, 0, 0);

    private static readonly WeatherLocation Berlin = new("Berlin", 52.52, 13.41);

    private static readonly WeatherLocation Oslo = new("Oslo", 59.91, 10.75);

    private readonly ImmediateTime _time = new() { Now = new DateTimeOffset(2025, 6, 1, 8, 30, 0, TimeSpan.Zero) };
    private readonly HttpClient _client = new();

    public static TheoryData<string, string, string, string> FaultyAnswers => new()
    {
        { "\"utc_offset_seconds\":0", "\"utc_offset_seconds\":7200", "FEA-052", "not in UTC" },
        { "\"time\":\"unixtime\"", "\"time\":\"iso8601\"", "FEA-052", "'iso8601'" },
        { "\"time\":[1743206400,", "\"time\":[1743120000,", "FEA-052", "2025-03-28T00:00:00Z is no hour" },
        { "\"time\":[1743206400,", "\"time\":[1743206460,", "FEA-052", "is no hour" },
        { "1743206400,1743210000,", "1743210000,1743206400,", "FEA-052", "do not ascend" },
        { "\"time\":[1743206400,", "\"time\":[", "FEA-052", "values for" },
        { "\"latitude\":52.52", "\"latitude\":25.52", "FEA-052", "km away" },
        { "\"temperature_2m\":[", "\"temperature\":[", "FEA-052", "there is no 'temperature_2m'" },
        { "\"temperature_2m\":[0,", "\"temperature_2m\":[\"0\",", "FEA-052", "neither a number nor null" },
        { "\"temperature_2m\":[0,", "\"temperature_2m\":[1e999,", "FEA-052", "neither a number nor null" },
        { "\"temperature_2m\":\"°C\"", "\"temperature_2m\":\"undefined\"", "FEA-044", "undefined" },
        { "\"temperature_2m\":\"°C\"", "\"temperature_2m\":\"mm\"", "FEA-044", "temperature" },
        { "}}", "", "FEA-052", "no whole JSON" },
        { "{\"latitude\"", "[{\"latitude\"", "FEA-052", "no whole JSON" },
    };

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task LoadAsync_Forecast_IsIssuedWhenItIsFetched()
    {
        using var server = new AnswerServer((question, _) => OpenMeteoAnswers.To(question));

        WeatherTable weather = await Load(server, OpenMeteoEndpoint.Forecast, Request(Hour(5), Hour(30)));

        Assert.Equal("/v1/forecast", server.Questions.Single().AbsolutePath);
        Assert.Equal(WeatherNature.Forecast, weather.Nature);
        Assert.Equal(26, weather.RowCount);
        Assert.Equal(Hour(5), weather.ValidAt(0));
        Assert.All(Enumerable.Range(0, 26), row => Assert.Equal(Instant.FromUtc(2025, 6, 1, 8, 30), weather.IssuedAt(row)));
        Assert.Equal([5, 6, 7], weather.Values(WeatherVariable.Temperature)[..3].ToArray());
        Assert.Empty(weather.Findings);
    }

    [Fact]
    public async Task LoadAsync_Archive_IsObservedAndPublishedDaysAfter()
    {
        using var server = new AnswerServer((question, _) => OpenMeteoAnswers.To(question));

        WeatherTable weather = await Load(server, OpenMeteoEndpoint.Archive, Request(Hour(0), Hour(3)));
        WeatherTable sooner = await Load(server, OpenMeteoEndpoint.Archive, Request(Hour(0), Hour(3)), Options(server) with { PublicationLag = Duration.FromHours(2) });

        Assert.Equal("/v1/archive", server.Questions.First().AbsolutePath);
        Assert.Equal(WeatherNature.Observation, weather.Nature);
        Assert.Equal(Start + Duration.FromDays(5), weather.IssuedAt(0));
        Assert.Equal(Start + Duration.FromHours(2), sooner.IssuedAt(0));
    }

    [Fact]
    public async Task LoadAsync_HistoricalForecast_CountsAsObserved()
    {
        using var server = new AnswerServer((question, _) => OpenMeteoAnswers.To(question));

        Assert.Equal(WeatherNature.Observation, (await Load(server, OpenMeteoEndpoint.HistoricalForecast, Request(Hour(0), Hour(3)))).Nature);
    }

    [Fact]
    public async Task LoadAsync_PreviousRuns_AreIssuedDaysBeforeTheirValidTime()
    {
        using var server = new AnswerServer((question, _) => OpenMeteoAnswers.To(question));

        WeatherTable weather = await Load(server, OpenMeteoEndpoint.PreviousRuns(1, 3), Request(Hour(12), Hour(12)));

        Assert.Equal("temperature_2m_previous_day1,temperature_2m_previous_day3", OpenMeteoAnswers.Asked(server.Questions.Single())["hourly"]);
        Assert.Equal([(Hour(12 - 72), 12.3), (Hour(12 - 24), 12.1)], Rows(weather).Select(row => (row.Issued, row.Value)));
        Assert.Equal(12.3, weather.AsOf(Hour(-13)).Values(WeatherVariable.Temperature)[0]);
    }

    [Fact]
    public async Task LoadAsync_SingleRun_IsIssuedWhenItWasPublished()
    {
        using var server = new AnswerServer((question, _) => OpenMeteoAnswers.To(question));

        WeatherTable weather = await Load(server, OpenMeteoEndpoint.SingleRun(Start), Request(Hour(0), Hour(2)), Options(server) with { Model = "ecmwf_ifs" });

        Dictionary<string, string> asked = OpenMeteoAnswers.Asked(server.Questions.Single());
        Assert.Equal(("2025-03-29T00:00", "ecmwf_ifs"), (asked["run"], asked["models"]));
        Assert.All(Rows(weather), row => Assert.Equal(Start + Duration.FromHours(6), row.Issued));
    }

    [Fact]
    public async Task LoadAsync_Units_AreConvertedAsEachAnswerDeclaresThem()
    {
        using var server = new AnswerServer((question, i) => i == 0
            ? OpenMeteoAnswers.To(question, "\"temperature_2m\":\"°C\"", "\"temperature_2m\":\"°F\"")
            : OpenMeteoAnswers.To(question));
        WeatherRequest request = Request(Instant.FromUtc(2025, 3, 31, 23, 0), Instant.FromUtc(2025, 4, 1, 0, 0)) with
        {
            Variables = [WeatherVariable.Temperature, WeatherVariable.WindSpeed10, WeatherVariable.Snowfall],
        };

        WeatherTable weather = await Load(server, OpenMeteoEndpoint.Archive, request);

        // The quarters are two answers, the first in °F.
        Assert.Equal(2, server.Questions.Count);
        Assert.Equal([-5, 0], weather.Values(WeatherVariable.Temperature).ToArray().Select(value => Math.Round(value, 9)));
        Assert.Equal(23 / 3.6, weather.Values(WeatherVariable.WindSpeed10)[0], 9);
        Assert.Equal(230, weather.Values(WeatherVariable.Snowfall)[0], 9);
    }

    [Fact]
    public async Task LoadAsync_ManyPlacesAndYears_AreAskedInBatches()
    {
        using var server = new AnswerServer((question, _) => OpenMeteoAnswers.To(question));
        WeatherLocation[] places = [.. Enumerable.Range(0, 23).Select(i => new WeatherLocation($"p{i:00}", i, -i))];
        WeatherRequest request = Request(Instant.FromUtc(2024, 11, 15, 0, 0), Instant.FromUtc(2025, 2, 3, 23, 0)) with { Locations = places };
        var steps = new List<ForecastProgress>();

        WeatherTable weather = await new OpenMeteoSource(OpenMeteoEndpoint.Archive, _client, Options(server), _time)
            .LoadAsync(request, new Steps(steps), TestContext.Current.CancellationToken);

        Dictionary<string, string>[] asked = [.. server.Questions.Select(OpenMeteoAnswers.Asked)];
        Assert.Equal(
            [("2024-11-15", "2024-12-31", 20), ("2025-01-01", "2025-02-03", 20), ("2024-11-15", "2024-12-31", 3), ("2025-01-01", "2025-02-03", 3)],
            asked.Select(question => (question["start_date"], question["end_date"], question["latitude"].Split(',').Length)));
        Assert.Equal(23 * 24 * 81, weather.RowCount);
        Assert.Equal(places, weather.Locations);
        Assert.Equal([(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)], steps.Select(step => (step.Done, step.Total)));
        // 23 places, of more than two weeks each, are more than a minute's calls; the second minute is waited for.
        Assert.NotEmpty(_time.Pauses);
    }

    [Fact]
    public async Task LoadAsync_NullsAndLackingHours_AreMissingAndReported()
    {
        using var server = new AnswerServer((question, _) => OpenMeteoAnswers.To(question, "[0,1,2,", "[0,null,2,"));

        WeatherTable weather = await Load(server, OpenMeteoEndpoint.Archive, Request(Hour(0), Hour(23)));

        Assert.True(double.IsNaN(weather.Values(WeatherVariable.Temperature)[1]));
        Finding finding = Assert.Single(weather.Findings);
        Assert.Equal(("FEA-053", 1L, Hour(1)), (finding.Code, finding.Count, finding.Time!.Value));
    }

    [Fact]
    public async Task LoadAsync_PartialDay_KeepsWhatThereIs()
    {
        const string half = """{"latitude":52.5,"longitude":13.4,"utc_offset_seconds":0,"hourly_units":{"time":"unixtime","temperature_2m":"°C"},"hourly":{"time":[1743206400,1743213600],"temperature_2m":[1,-2.5]}}""";
        using var server = new AnswerServer(AnswerServer.Json(half));

        WeatherTable weather = await Load(server, OpenMeteoEndpoint.Archive, Request(Hour(0), Hour(23)));

        Assert.Equal([(Hour(0), 1), (Hour(2), -2.5)], Rows(weather).Select(row => (row.Valid, row.Value)));
        Assert.Equal(22, Assert.Single(weather.Findings).Count);
    }

    [Theory]
    [MemberData(nameof(FaultyAnswers))]
    public async Task LoadAsync_FaultyAnswer_IsRefused(string from, string to, string code, string named)
    {
        using var server = new AnswerServer((question, _) => OpenMeteoAnswers.To(question, from, to));

        SeriesDataException error = await Assert.ThrowsAsync<SeriesDataException>(() => Load(server, OpenMeteoEndpoint.Archive, Request(Hour(0), Hour(23))));

        Assert.Equal(code, error.Code);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(200)]
    public async Task LoadAsync_ErrorWithReason_IsRefusedWithIt(int status)
    {
        using var server = new AnswerServer(AnswerServer.Status(status, body: """{"error":true,"reason":"Parameter 'end_date' is out of allowed range from 1940-01-01 to 2025-06-01"}"""));

        SeriesDataException error = await Assert.ThrowsAsync<SeriesDataException>(() => Load(server, OpenMeteoEndpoint.Archive, Request(Hour(0), Hour(1))));

        Assert.Equal("FEA-051", error.Code);
        Assert.Contains("from 1940-01-01 to 2025-06-01", error.Message, StringComparison.Ordinal);
        Assert.Single(server.Questions);
    }

    [Fact]
    public async Task LoadAsync_OnePlaceForTwo_IsRefused()
    {
        using var server = new AnswerServer((question, _) => OpenMeteoAnswers.To(new Uri(question.AbsoluteUri.Replace("52.52,59.91", "52.52", StringComparison.Ordinal))));

        SeriesDataException error = await Assert.ThrowsAsync<SeriesDataException>(
            () => Load(server, OpenMeteoEndpoint.Archive, Request(Hour(0), Hour(1)) with { Locations = [Berlin, Oslo] }));

        Assert.Contains("1 places were answered where 2 were asked for", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LoadAsync_PlacesSwapped_IsRefused()
    {
        using var server = new AnswerServer((question, _) => OpenMeteoAnswers.To(
            new Uri(question.AbsoluteUri.Replace("52.52,59.91", "59.91,52.52", StringComparison.Ordinal).Replace("13.41,10.75", "10.75,13.41", StringComparison.Ordinal))));

        Assert.Equal("FEA-052", (await Assert.ThrowsAsync<SeriesDataException>(
            () => Load(server, OpenMeteoEndpoint.Archive, Request(Hour(0), Hour(1)) with { Locations = [Berlin, Oslo] }))).Code);
    }

    [Fact]
    public async Task LoadAsync_Key_GoesToTheSourceAndNowhereElse()
    {
        using var server = new AnswerServer(AnswerServer.Status(401, body: """{"error":true,"reason":"The supplied API key is invalid."}"""));
        OpenMeteoOptions options = Options(server) with { ApiKey = "s3cret" };

        SeriesDataException error = await Assert.ThrowsAsync<SeriesDataException>(() => Load(server, OpenMeteoEndpoint.Archive, Request(Hour(0), Hour(1)), options));

        Assert.Equal("s3cret", OpenMeteoAnswers.Asked(server.Questions.Single())["apikey"]);
        Assert.Equal("FEA-050", error.Code);
        Assert.Contains("API key is invalid", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", error.ToString() + error.Findings[0] + options, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "https://previous-runs-api.open-meteo.com/v1/forecast")]
    [InlineData("key", "https://customer-previous-runs-api.open-meteo.com/v1/forecast")]
    public async Task LoadAsync_Key_AsksTheCustomersHost(string? key, string address)
    {
        using var recorder = new Recorder();
        using var client = new HttpClient(recorder);
        var source = new OpenMeteoSource(OpenMeteoEndpoint.PreviousRuns(1), client, new OpenMeteoOptions { ApiKey = key }, _time);

        await source.LoadAsync(Request(Hour(0), Hour(23)), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(address, recorder.Asked!.GetLeftPart(UriPartial.Path));
    }

    [Fact]
    public async Task LoadAsync_RangeThatIsNone_IsRefused()
    {
        using var server = new AnswerServer(AnswerServer.Status(500));

        await Assert.ThrowsAsync<ArgumentException>(() => Load(server, OpenMeteoEndpoint.Archive, Request(Hour(1), Hour(0))));
        Assert.Empty(server.Questions);
    }

    [Fact]
    public void Endpoint_WrongTimes_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => OpenMeteoEndpoint.PreviousRuns(0));
        Assert.Throws<ArgumentException>(() => OpenMeteoEndpoint.PreviousRuns(1, 1));
        Assert.Throws<ArgumentException>(() => OpenMeteoEndpoint.PreviousRuns());
        Assert.Throws<ArgumentException>(() => OpenMeteoEndpoint.SingleRun(Start + Duration.FromMinutes(30)));
        Assert.Throws<ArgumentException>(() => new OpenMeteoSource(OpenMeteoEndpoint.Archive, _client, new OpenMeteoOptions { Offline = true }));
    }

    private static Instant Hour(int hour) => Start + Duration.FromHours(hour);

    private static WeatherRequest Request(Instant from, Instant to) => new() { Locations = [Berlin], Variables = [WeatherVariable.Temperature], From = from, To = to };

    private static IEnumerable<(Instant Valid, Instant Issued, double Value)> Rows(WeatherTable weather)
    {
        double[] values = weather.Values(WeatherVariable.Temperature).ToArray();
        return values.Select((value, row) => (weather.ValidAt(row), weather.IssuedAt(row), value));
    }

    private static OpenMeteoOptions Options(AnswerServer server) => new() { BaseAddress = server.Address, AttemptTimeout = Duration.FromMinutes(2) };

    private Task<WeatherTable> Load(AnswerServer server, OpenMeteoEndpoint endpoint, WeatherRequest request, OpenMeteoOptions? options = null) =>
        new OpenMeteoSource(endpoint, _client, options ?? Options(server), _time).LoadAsync(request, cancellationToken: TestContext.Current.CancellationToken);

    private sealed class Steps(List<ForecastProgress> steps) : IProgress<ForecastProgress>
    {
        public void Report(ForecastProgress value) => steps.Add(value);
    }

    private sealed class Recorder : HttpMessageHandler
    {
        public Uri? Asked { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked = request.RequestUri;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(OpenMeteoAnswers.TextFor(Asked!)) });
        }
    }
}
