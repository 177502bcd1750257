using System.Globalization;
using Forecasting.Evaluation;

namespace Forecasting.Tests.Evaluation;

/// <summary>Published scores of the seasonal naive forecast, reproduced to the printed digit.</summary>
public sealed class MetricProtocolTests
{
    [Fact]
    public void MaseAndWape_SeasonalNaiveOnGefCom_AreThePublishedOnes()
    {
        // fev-bench task proenfo_gfc14: 20 windows of 168 hours, season 24, the mean over windows.
        const int Windows = 20, Steps = 168, Season = 24;
        var load = ReadLoad("gefcom2014_extended_fev_gfc14.csv");
        Assert.Equal(17_520, load.Length);
        double mase = 0, wape = 0;
        for (var window = 0; window < Windows; window++)
        {
            var cutoff = load.Length - (Steps * (Windows - window));
            var history = load.AsSpan(0, cutoff);
            var scaled = Metric.Mase(Season).Start();
            var weighted = Metric.Wape.Start();
            var scale = scaled.Metric.ScaleFrom(history);
            for (var step = 0; step < Steps; step++)
            {
                var point = new ScoredPoint(load[cutoff + step], history[cutoff - Season + (step % Season)]);
                scaled.Add(point with { Scale = scale });
                weighted.Add(point);
            }

            mase += scaled.Value.Value!.Value / Windows;
            wape += weighted.Value.Value!.Value / Windows;
        }

        Assert.Equal("1.198854", mase.ToString("F6", CultureInfo.InvariantCulture));
        Assert.Equal("0.058692", wape.ToString("F6", CultureInfo.InvariantCulture));
    }

    private static double[] ReadLoad(string name)
    {
        var path = Find(name);
        Assert.SkipWhen(path is null, $"Real data: set FORECASTING_DATA to the folder with {name}.");
        return [.. File.ReadLines(path!).Skip(1).Select(line => double.Parse(line.Split(',')[1], CultureInfo.InvariantCulture))];
    }

    private static string? Find(string name)
    {
        if (Environment.GetEnvironmentVariable("FORECASTING_DATA") is { Length: > 0 } given)
        {
            return File.Exists(Path.Combine(given, name)) ? Path.Combine(given, name) : null;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "data", name);
            if (File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}
