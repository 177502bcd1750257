using System.Globalization;
using Forecasting.Forecasters.Ssa;
using Forecasting.Tests.Preparation;

namespace Forecasting.Tests.Forecasters.Ssa;

/// <summary>What every forecast of hostile series must keep: it is finite and within its bounds, or there is nothing to forecast from.</summary>
internal static class SsaSurvival
{
    private const int Length = 200;

    private static readonly Func<SsaForecaster>[] Settings =
    [
        () => new() { HasRegression = false },
        () => new() { HasRegression = false, Method = SsaForecastMethod.Vector },
        () => new() { HasRegression = false, Rank = 5 },
        () => new() { HasRegression = false, Rank = 1000, Method = SsaForecastMethod.Vector },
        () => new() { HasRegression = false, Rank = 1000 },
        () => new() { HasRegression = false, Window = 2 },
        () => new() { HasRegression = false, Window = 12, Rank = 3 },
        () => new() { HasRegression = false, Window = 24, Method = SsaForecastMethod.Vector, LargestGrowth = 1.1 },
        () => new() { HasRegression = false, IsMultivariate = true },
        () => new() { HasRegression = false, IsMultivariate = true, Rank = 40, Method = SsaForecastMethod.Vector },
        () => new() { HasRegression = false, IsMultivariate = true, Window = 10 },
    ];

    /// <summary>Forecasts the series together, with every setting or with one.</summary>
    /// <returns>How many forecasts were made, and how many series were refused with a remedy.</returns>
    public static (int Forecasts, int Refused) Check(double[][] series, int steps, string where, int? setting = null)
    {
        int forecasts = 0, refused = 0;
        for (int i = 0; i < Settings.Length; i++)
        {
            if (setting is { } only && i != only % Settings.Length) continue;
            SsaForecaster forecaster = Settings[i]();
            double[][] fitting = forecaster is { Window: { } window, IsMultivariate: false }
                ? [.. series.Where(values => HasTwo(window, values))]
                : series;
            string what = string.Create(CultureInfo.InvariantCulture, $"{where}, setting {i}, {steps} steps");
            foreach (double[] values in series.Where(values => !fitting.Contains(values))) refused += Refuse(forecaster, values, what);
            if (fitting.Length > 0) forecasts += Forecast(forecaster, fitting, steps, what);
        }

        return (forecasts, refused);
    }

    private static int Forecast(SsaForecaster forecaster, double[][] series, int steps, string what)
    {
        // One more series, so that there is something to learn where all others are empty.
        (string, double[])[] named = [.. series.Append(Panels.Load(Length)).Select((values, i) => (string.Create(CultureInfo.InvariantCulture, $"s{i:000}"), values))];
        RegularPanel panel = SsaForecasterTests.Holed(named);
        ForecastModel model = Told(what, () => forecaster.Fit(panel, Forecasts.Points(steps), TestContext.Current.CancellationToken));
        for (int s = 0; s < series.Length; s++)
        {
            double[] points = Told(what, () => model.Points(panel, steps, s));
            double[] known = [.. series[s].Where(value => !double.IsNaN(value))];
            if (points.Any(double.IsNaN))
            {
                bool mayBeEmpty = known.Length == 0 || Trimmed(series[s]).Length < 4 || EndedLongAgo(forecaster, series[s]);
                Assert.True(mayBeEmpty, $"{what}: NaN for [{Text(series[s])}]");
                continue;
            }

            double range = known.Max() - known.Min();
            double lowest = known.Min() - range, highest = known.Max() + range;
            Assert.True(
                Array.TrueForAll(points, value => double.IsFinite(value) && value >= lowest && value <= highest),
                $"{what}: [{Text(points)}] for [{Text(series[s])}]");
        }

        return series.Length;
    }

    private static int Refuse(SsaForecaster forecaster, double[] values, string what)
    {
        double[] trimmed = Trimmed(values);
        // Beside a series that is long enough for every window.
        RegularPanel panel = SsaForecasterTests.Holed(("a", values), ("b", Panels.Load(Length)));
        SeriesDataException fault = Assert.Throws<SeriesDataException>(() => forecaster.Fit(panel, Forecasts.Points(5), TestContext.Current.CancellationToken));
        string[] words = [forecaster.Window!.Value.ToString(CultureInfo.InvariantCulture), trimmed.Length.ToString(CultureInfo.InvariantCulture), trimmed.Length < 4 ? "at least 4 values" : "at most", "without a window"];
        Assert.True(fault.Findings[0].Code == "SSA-001" && words.All(word => fault.Message.Contains(word, StringComparison.Ordinal)), $"{what}: {fault.Message}");
        return 1;
    }

    private static T Told<T>(string what, Func<T> work)
    {
        try
        {
            return work();
        }
#pragma warning disable CA1031 // Of any kind: the test tells which series it was.
        catch (Exception fault)
        {
            Assert.Fail($"{what}: {fault}");
            throw;
        }
#pragma warning restore CA1031
    }

    private static bool HasTwo(int window, double[] values)
    {
        double[] trimmed = Trimmed(values);
        return trimmed.Length == 0 || trimmed.Length >= 2 * window || trimmed.Distinct().Count() == 1;
    }

    // Further back than a forecast looks: twice the window.
    private static bool EndedLongAgo(SsaForecaster forecaster, double[] values)
    {
        int missing = values.Length - 1 - Array.FindLastIndex(values, value => !double.IsNaN(value));
        return missing >= 2 * (forecaster.Window ?? (forecaster.IsMultivariate ? Length : Trimmed(values).Length) / 2);
    }

    private static double[] Trimmed(double[] values)
    {
        int first = Array.FindIndex(values, value => !double.IsNaN(value));
        return first < 0 ? [] : values[first..(Array.FindLastIndex(values, value => !double.IsNaN(value)) + 1)];
    }

    private static string Text(double[] values) => string.Join(", ", values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));
}
