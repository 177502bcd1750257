using Forecasting.Preparation;
using Forecasting.Tests.Preparation;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Tests.Long;

/// <summary>One model shared by four threads forecasts the bits it forecasts alone, and holds no more memory after thousands of forecasts.</summary>
[Trait("Tier", "Long")]
[Collection(LongCollection.Name)]
public sealed class SoakTests
{
    private const int Forecasts = 2000;
    private const int ThreadCount = 4;
    private const int Origins = 20;
    private const int Ahead = 30;
    private const long MostGrowth = 4 << 20;

    private static readonly string[] Names =
        ["SeasonalNaiveForecaster", "LinearForecaster", "BoostingForecaster", "boosting, recursive", "boosting, by block"];

    private long _growth;

    [Fact(Explicit = true)]
    public void Forecast_OneModelFourThreads_SameBitsAndFlatMemory()
    {
        var rounds = new TimedRounds();
        RegularPanel panel = Panel();
        long forecasts = 0;
        foreach (string name in Names)
        {
            ForecastModel model = Contracts.Forecasters.Make(name).Fit(
                panel, new FitOptions { Horizon = Horizon.Hours(Ahead), Seed = TimedRounds.Seed }, TestContext.Current.CancellationToken);
            RegularPanel[] histories = [.. Enumerable.Range(0, Origins).Select(i => panel.AsOf(panel.Grid.InstantAt(panel.OriginIndex - (7 * i))))];
            long[][] alone = [.. Enumerable.Range(0, Origins * Ahead).Select(i => Bits(model, histories, i))];
            Run(model, histories, alone, name);
            long before = Held();
            do
            {
                rounds.Next();
                Run(model, histories, alone, name);
                forecasts += Forecasts;
            }
            while (name == Names[^1] && rounds.Next());

            long growth = Held() - before;
            _growth = Math.Max(_growth, growth);
            Assert.True(growth < MostGrowth, $"{name}: {growth} more bytes are held after {Forecasts} forecasts and more.");
        }

        rounds.Tell($"{Names.Length} models, {forecasts} forecasts from {ThreadCount} threads, all the bits of one thread; at most {_growth >> 10} KiB more held");
    }

    private static void Run(ForecastModel model, RegularPanel[] histories, long[][] alone, string name)
    {
        var wrong = new string?[ThreadCount];
        var threads = new Thread[ThreadCount];
        for (int t = 0; t < ThreadCount; t++)
        {
            int own = t;
            threads[t] = new Thread(() => wrong[own] = Compare(model, histories, alone, new Random(own)));
            threads[t].Start();
        }

        foreach (Thread thread in threads) thread.Join();
        Assert.All(wrong, one => Assert.True(one is null, $"{name}: {one}"));
    }

    private static string? Compare(ForecastModel model, RegularPanel[] histories, long[][] alone, Random random)
    {
        try
        {
            for (int i = 0; i < Forecasts / ThreadCount; i++)
            {
                int request = random.Next(alone.Length);
                if (!alone[request].AsSpan().SequenceEqual(Bits(model, histories, request)))
                    return $"Request {request} has other bits than alone.";
            }

            return null;
        }
#pragma warning disable CA1031 // Of any kind: an exception that leaves a thread ends the process.
        catch (Exception fault)
        {
            return fault.ToString();
        }
#pragma warning restore CA1031
    }

    private static long[] Bits(ForecastModel model, RegularPanel[] histories, int request)
    {
        RegularPanel history = histories[request / Ahead];
        Forecast forecast = model.Forecast(history, Horizon.Hours(1 + (request % Ahead)), new ForecastOptions { Threads = 1 });
        var bits = new List<long>();
        foreach (SeriesKey key in forecast.Keys)
        {
            bits.AddRange(Panels.Bits(forecast.Point(key)));
            foreach (double level in forecast.Levels) bits.AddRange(Panels.Bits(forecast.Quantile(key, new QuantileLevel(level))));
        }

        return [.. bits];
    }

    private static long Held()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    // Three hourly series of ten weeks, the temperature known two days further than the load.
    private static RegularPanel Panel()
    {
        const int Known = 48;
        Rows[] series = [.. Enumerable.Range(0, 3).Select(s =>
        {
            double[] load = Panels.Load(24 * 70, seed: s);
            load.AsSpan(load.Length - Known).Fill(double.NaN);
            return Rows.Every($"m{s}", Panels.Start, Duration.FromHours(1), load) with
            {
                Covariates = [[.. load.Select((_, i) => 10 + (9 * Math.Sin((i + s) * Math.PI / 12)))]],
            };
        })];
        return Panels.Of(Panels.Schema(Panels.Berlin, "temp"), series).Prepare();
    }
}
