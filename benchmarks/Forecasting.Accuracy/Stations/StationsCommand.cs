using System.CommandLine;
using System.Globalization;
using Forecasting.Accuracy.Suites;
using Forecasting.Evaluation;
using Forecasting.Forecasters.Linear;
using Forecasting.Forecasters.Stations;
using Forecasting.Preparation;
using Forecasting.Tables;
using Forecasting.Time;
using Forecasting.Weather;
using NodaTime;

namespace Forecasting.Accuracy.Stations;

/// <summary><c>stations</c>: forecasts the months of 2010 of GEFCom2014 with their actual temperature, from all stations and from those chosen before each month.</summary>
internal static class StationsCommand
{
    private const string File = "gefcom2014_load.csv.gz";
    private const int Count = 25;

    // From here on there is load to learn from.
    private static readonly Instant First = Places.EasternStandardTime.At(2005, 1, 1);

    private static readonly LocalDate FirstMonth = new(2010, 1, 1);

    /// <summary>Makes the command.</summary>
    /// <param name="data">The option that names the folder of the data sets.</param>
    public static Command Create(Option<string?> data)
    {
        var command = new Command("stations", "Compares the mean of all weather stations of GEFCom2014 with the stations chosen, on the months of 2010.") { data };
        command.SetAction((result, cancellationToken) => Task.FromResult(Run(result.GetValue(data), cancellationToken)));
        return command;
    }

    private static int Run(string? folder, CancellationToken cancellationToken)
    {
        if (folder is null || !System.IO.File.Exists(Path.Combine(folder, File)))
        {
            Console.Error.WriteLine($"There is no {File} in the data folder '{folder}'; name the folder with --data, or in the environment variable FORECASTING_DATA.");
            return ExitCode.NoData;
        }

        string path = Path.Combine(folder, File);
        RegularPanel load = Read(path, ColumnNames.None).Prepare(cancellationToken: cancellationToken);
        WeatherTable weather = WeatherOf(Read(path, Names()));
        Console.Out.WriteLine("| month | stations chosen | MAPE, mean of all | MAPE, chosen |\n|---|---|---|---|");
        double all = 0, chosen = 0;
        for (int month = 0; month < 12; month++)
        {
            (Instant start, Instant end) = (Midnight(month), Midnight(month + 1));
            StationChoice choice = load.AsOf(start, cancellationToken).ChoosePlaces(weather, null, cancellationToken);
            double ofAll = Mape(load, weather, WeatherBlend.Mean, (start, end), cancellationToken);
            double ofChosen = Mape(load, weather, choice.ToBlend(), (start, end), cancellationToken);
            (all, chosen) = (all + (ofAll / 12), chosen + (ofChosen / 12));
            Console.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {FirstMonth.PlusMonths(month):uuuu-MM} | {string.Join(' ', choice.Weights.Keys)} | {100 * ofAll:F2} % | {100 * ofChosen:F2} % |"));
        }

        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| mean | | {100 * all:F2} % | {100 * chosen:F2} % |"));
        return ExitCode.Done;
    }

    private static double Mape(RegularPanel load, WeatherTable weather, WeatherBlend blend, (Instant Start, Instant End) month, CancellationToken cancellationToken)
    {
        RegularPanel joined = load.JoinWeather(weather, new WeatherJoinOptions { Blend = blend, Use = WeatherUse.Perfect }, cancellationToken);
        var plan = new RollingOrigin { Horizon = Horizon.Hours((int)(month.End - month.Start).TotalHours), Folds = 1, End = month.End };
        BacktestResult result = new LinearForecaster().Backtest(joined, plan, new BacktestOptions { Quantiles = QuantileLevels.None }, cancellationToken);
        return result.Score(Metric.Mape).Value ?? double.NaN;
    }

    // The stations have no coordinates in the file: their numbers stand for them.
    private static WeatherTable WeatherOf(SeriesPanel panel)
    {
        var readings = new List<WeatherReading>();
        for (int station = 0; station < Count; station++)
        {
            var place = new WeatherLocation(panel.Columns[station].Name, 0, station);
            ReadOnlySpan<double> values = panel.Covariate(0, station);
            for (int row = 0; row < values.Length; row++)
                readings.Add(new WeatherReading(place, WeatherVariable.Temperature, panel.TimeAt(0, row), panel.TimeAt(0, row), values[row], WeatherUnit.Fahrenheit));
        }

        return WeatherTable.Create(readings, WeatherNature.Observation);
    }

    private static ColumnNames Names() =>
        ColumnNames.Create([.. Enumerable.Range(1, Count).Select(station => string.Create(CultureInfo.InvariantCulture, $"w{station}"))]);

    private static Instant Midnight(int month) => Places.EasternStandardTime.AtStartOfDay(FirstMonth.PlusMonths(month)).ToInstant();

    private static SeriesPanel Read(string path, ColumnNames stations) => SeriesPanel.ReadCsv(path, new SeriesSchema
    {
        Time = "TIMESTAMP",
        Target = "LOAD",
        ObservedOnly = stations,
        Stamp = IntervalStamp.End,
        Zone = Places.EasternStandardTime,
        HolidayRegion = "US",
    }).Between(First, null);
}
