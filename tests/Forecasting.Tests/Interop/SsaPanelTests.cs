using System.Globalization;
using System.Text;
using Forecasting.Forecasters.Ssa;
using Forecasting.Interop;
using Forecasting.Preparation;
using Forecasting.Tests.Tables;
using Forecasting.Time;
using Microsoft.ML;
using Microsoft.ML.Data;
using NodaTime;

namespace Forecasting.Tests.Interop;

public sealed class SsaPanelTests
{
    private const int Hours = 24 * 21;
    private const int Ahead = 24;

    private static readonly MLContext Context = new(1);

    private static readonly SeriesSchema Schema = new()
    {
        Time = nameof(Reading.Time),
        Target = nameof(Reading.Load),
        Keys = nameof(Reading.Meter),
        KnownInAdvance = nameof(Reading.Temperature),
        Zone = TableCases.Berlin,
    };

    private static readonly SsaForecaster Forecaster = new() { Window = 48, Rank = 6 };

    private static readonly FitOptions Options = new() { Horizon = Horizon.Steps(Ahead), Quantiles = QuantileLevels.Create([0.1, 0.5, 0.9]) };

    [Fact]
    public void Fit_TwoSeriesWithWeather_GivesTheBitsOfThePanel()
    {
        Reading[] rows = Rows(0, Hours);
        RegularPanel panel = Panel(rows);
        Forecast expected = Forecaster.Fit(panel, Options, TestContext.Current.CancellationToken)
            .Forecast(panel, Options.Horizon, cancellationToken: TestContext.Current.CancellationToken);

        SsaPanelTransformer transformer = Estimator().Fit(View(rows));
        AssertSame(expected, transformer.Transform(View(rows)));
        Assert.Equal("ssa", transformer.Model.Name);
        Assert.Equal(Schema.KnownInAdvance, transformer.Model.NeedsInAdvance);
    }

    [Fact]
    public void Transform_NewHistory_ForecastsFromItsEndWithoutRefit()
    {
        SsaPanelTransformer transformer = Estimator().Fit(View(Rows(0, Hours)));
        // Three weeks that begin and end two days later.
        Reading[] newer = Rows(48, Hours + 48);
        RegularPanel panel = Panel(newer);
        Forecast expected = transformer.Model.Forecast(panel, Options.Horizon, cancellationToken: TestContext.Current.CancellationToken);

        IDataView forecast = transformer.Transform(View(newer));
        AssertSame(expected, forecast);
        Assert.Equal(StartOf(Hours + 48), forecast.GetColumn<DateTime>("Time").First());
        // A model of the newer history would be another one.
        Forecast refitted = Forecaster.Fit(panel, Options, TestContext.Current.CancellationToken)
            .Forecast(panel, Options.Horizon, cancellationToken: TestContext.Current.CancellationToken);
        Assert.NotEqual(refitted.Point(refitted.Keys[0]).ToArray(), forecast.GetColumn<double>("forecast").Take(Ahead));
    }

    [Fact]
    public void Transform_OtherWeatherAhead_MovesTheForecast()
    {
        SsaPanelTransformer transformer = Estimator().Fit(View(Rows(0, Hours)));
        Reading[] rows = Rows(0, Hours);
        double[] before = [.. transformer.Transform(View(rows)).GetColumn<double>("forecast")];
        foreach (Reading row in rows.Where(row => double.IsNaN(row.Load) && row.Meter == "m1")) row.Temperature += 10;
        double[] after = [.. transformer.Transform(View(rows)).GetColumn<double>("forecast")];
        Assert.Equal(before[..Ahead], after[..Ahead]);
        for (int h = Ahead; h < 2 * Ahead; h++) Assert.True(Math.Abs(after[h] - before[h]) > 1, "The weather ahead does not matter.");
    }

    [Fact]
    public void Transform_HistoryTooShortToShowItsSpacing_TakesThatOfTheTrainingData()
    {
        SsaPanelTransformer transformer = Estimator().Fit(View(Rows(0, Hours)));
        Reading[] rows = [.. Rows(Hours, Hours + 1).Where((_, i) => i % (Ahead + 1) == 0)];
        Assert.Equal(2, rows.Length);
        // The weather ahead is what is missing, not the spacing.
        SeriesDataException exception = Assert.Throws<SeriesDataException>(() => transformer.Transform(View(rows)));
        Assert.Equal("FEA-040", exception.Code);
        Assert.Equal("Temperature", exception.Findings[0].Column);
    }

    [Fact]
    public void Transform_OtherSpacing_IsRefused()
    {
        SsaPanelTransformer transformer = Estimator().Fit(View(Rows(0, Hours)));
        Reading[] rows = Rows(0, Hours);
        foreach (Reading row in rows) row.Time = row.Time.AddMinutes(20);
        Assert.Equal("PRE-013", Assert.Throws<SeriesDataException>(() => transformer.Transform(View(rows))).Code);
    }

    [Fact]
    public void Schema_BeforeAndAfterFit_IsThatOfTheForecast()
    {
        IDataView view = View(Rows(0, Hours));
        SsaPanelEstimator estimator = Estimator();
        SsaPanelTransformer transformer = estimator.Fit(view);
        (string, DataViewType)[] promised = [.. transformer.GetOutputSchema(view.Schema).Select(column => (column.Name, column.Type))];
        Assert.Equal(
            [
                ("Meter", TextDataViewType.Instance), ("Time", DateTimeDataViewType.Instance), ("forecast", NumberDataViewType.Double),
                ("p10", NumberDataViewType.Double), ("p50", NumberDataViewType.Double), ("p90", NumberDataViewType.Double),
            ],
            promised);
        Assert.Equal(promised, transformer.Transform(view).Schema.Select(column => (column.Name, column.Type)));
        Assert.False(((ITransformer)transformer).IsRowToRowMapper);
        Assert.Throws<InvalidOperationException>(() => ((ITransformer)transformer).GetRowToRowMapper(view.Schema));

        // What a longer pipeline asks for before it is fitted.
        SchemaShape shape = estimator.GetOutputSchema(Context.Transforms.CopyColumns("Copied", "Load").GetOutputSchema(ShapeOf(view)));
        Assert.Equal(promised, shape.Select(column => (column.Name, column.ItemType)));
        Assert.All(shape, column => Assert.Equal(SchemaShape.Column.VectorKind.Scalar, column.Kind));
        Assert.All(shape, column => Assert.False(column.IsKey));
    }

    [Fact]
    public void Append_InAPipeline_PassesOnAndTakesUp()
    {
        Reading[] rows = Rows(0, Hours);
        SeriesSchema renamed = Schema with { Target = "Demand" };
        IEstimator<ITransformer> pipeline = Context.Transforms.CopyColumns("Demand", "Load")
            .Append(Context.Forecasting.ForecastBySsa(renamed, Forecaster, Options))
            .Append(Context.Transforms.CopyColumns("Upper", "p90"))
            .Append(Context.Transforms.Conversion.ConvertType("Single", "forecast", DataKind.Single));
        IDataView forecast = pipeline.Fit(View(rows)).Transform(View(rows));
        IDataView alone = Estimator().Fit(View(rows)).Transform(View(rows));
        Assert.Equal(alone.GetColumn<double>("p90"), forecast.GetColumn<double>("Upper"));
        Assert.Equal(alone.GetColumn<double>("forecast").Select(value => (float)value), forecast.GetColumn<float>("Single"));

        IEstimator<ITransformer> wrong = Estimator().Append(Context.Transforms.CopyColumns("Copied", "Load"));
        Assert.ThrowsAny<ArgumentException>(() => wrong.Fit(View(rows)));
    }

    [Fact]
    public void AnyMember_MissingColumn_NamesIt()
    {
        IDataView whole = View(Rows(0, Hours));
        IDataView view = Context.Transforms.DropColumns("Temperature").Fit(whole).Transform(whole);
        SsaPanelEstimator estimator = Estimator();
        SsaPanelTransformer transformer = estimator.Fit(whole);
        foreach (Action use in (Action[])[
            () => estimator.Fit(view), () => estimator.GetOutputSchema(ShapeOf(view)), () => transformer.Transform(view), () => transformer.GetOutputSchema(view.Schema)])
        {
            SeriesDataException exception = Assert.Throws<SeriesDataException>(use);
            Assert.Equal("ING-072", exception.Code);
            Assert.Equal("Temperature", exception.Findings[0].Column);
        }
    }

    [Fact]
    public void ForecastBySsa_SchemaThatIsNone_IsRefused()
    {
        ForecastingCatalog catalog = Context.Forecasting;
        Assert.Throws<ArgumentNullException>("schema", () => catalog.ForecastBySsa(null!));
        Assert.Throws<ArgumentException>("schema", () => catalog.ForecastBySsa(Schema.ForFuture()));
        ArgumentException twice = Assert.Throws<ArgumentException>(() => catalog.ForecastBySsa(Schema with { KnownInAdvance = nameof(Reading.Load) }));
        Assert.Contains("'Load'", twice.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_DataThatTheSchemaDoesNotFit_IsRefused()
    {
        Reading[] rows = Rows(0, Hours);
        // Both series taken for one, and text for numbers.
        Assert.Equal("ING-101", Code(Schema with { Keys = ColumnNames.None }));
        Assert.Equal("ING-093", Code(Schema with { Target = nameof(Reading.Meter), Keys = ColumnNames.None }));
        // Times on a clock whose zone is not told.
        foreach (Reading row in rows) row.Time = DateTime.SpecifyKind(row.Time, DateTimeKind.Unspecified);
        Assert.Equal("TIM-001", Code(Schema with { Zone = null }));

        string Code(SeriesSchema schema) =>
            Assert.Throws<SeriesDataException>(() => Context.Forecasting.ForecastBySsa(schema, Forecaster, Options).Fit(View(rows))).Code;
    }

    [Fact]
    public void Fit_WithoutSettings_HasTheDefaults()
    {
        Reading[] rows = Rows(0, Hours);
        SsaPanelTransformer transformer = Context.Forecasting.ForecastBySsa(Schema with { KnownInAdvance = ColumnNames.None }).Fit(View(rows));
        IDataView forecast = transformer.Transform(View(rows));
        // Two series, two days.
        Assert.Equal(2 * 48, forecast.GetRowCount());
        Assert.Equal(QuantileLevels.Default.Count, forecast.Schema.Count(column => column.Name[0] == 'p'));
    }

    [Fact]
    public void Save_ToMlNet_SaysWhatToDo()
    {
        IDataView view = View(Rows(0, Hours));
        using var stream = new MemoryStream();
        Exception exception = Assert.ThrowsAny<Exception>(() => Context.Model.Save(Estimator().Fit(view), view.Schema, stream));
        while (exception is not NotSupportedException) exception = Assert.IsAssignableFrom<Exception>(exception.InnerException);
        Assert.Contains("fit anew", exception.Message, StringComparison.Ordinal);
    }

    private static SsaPanelEstimator Estimator() => Context.Forecasting.ForecastBySsa(Schema, Forecaster, Options);

    // Two series over the end of summer time, and a day of weather ahead of each.
    private static Reading[] Rows(int first, int end) =>
        [.. Enumerable.Range(0, 2).SelectMany(meter => Enumerable.Range(first, end + Ahead - first).Select(t => Row(meter, t, end)))];

    private static Reading Row(int meter, int t, int end)
    {
        double temperature = 12 + (6 * Math.Sin((t - 9) * Math.PI / 12)) + (4 * Math.Sin(t / 37.0)) + Math.Sin(t * t * (meter + 1.0));
        double load = (500 * (meter + 1)) + (80 * Math.Sin(t * Math.PI / 12)) - (7 * temperature) + (5 * Math.Sin(t * t));
        return new Reading { Time = StartOf(t), Meter = $"m{meter}", Load = t < end ? load : double.NaN, Temperature = temperature };
    }

    private static DateTime StartOf(int hour) => new DateTime(2024, 10, 14, 0, 0, 0, DateTimeKind.Utc).AddHours(hour);

    private static IDataView View(Reading[] rows) => Context.Data.LoadFromEnumerable(rows);

    private static SchemaShape ShapeOf(IDataView view)
    {
        // Only an estimator in a pipeline is handed the shape of a view.
        var probe = new Probe();
        probe.Append(Context.Transforms.CopyColumns("Copied", "Load")).Fit(view);
        return probe.Shape!;
    }

    // The same rows by another way: as text.
    private static RegularPanel Panel(Reading[] rows)
    {
        var text = new StringBuilder("Time,Meter,Load,Temperature\n");
        foreach (Reading row in rows)
        {
            string load = double.IsNaN(row.Load) ? "" : row.Load.ToString("R", CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $"{row.Time:yyyy-MM-ddTHH:mm:ssZ},{row.Meter},{load},{row.Temperature:R}\n");
        }

        return TableCases.Csv(text.ToString(), Schema).ToPanel(TestContext.Current.CancellationToken).Prepare(cancellationToken: TestContext.Current.CancellationToken);
    }

    private static void AssertSame(Forecast expected, IDataView actual)
    {
        int row = 0;
        ReadOnlyMemory<char>[] meters = [.. actual.GetColumn<ReadOnlyMemory<char>>("Meter")];
        DateTime[] times = [.. actual.GetColumn<DateTime>("Time")];
        double[][] numbers = [.. ((string[])["forecast", "p10", "p50", "p90"]).Select(name => actual.GetColumn<double>(name).ToArray())];
        foreach (SeriesKey key in expected.Keys)
        {
            for (int h = 0; h < expected.Steps; h++, row++)
            {
                Assert.Equal(key[0], meters[row].ToString());
                Assert.Equal(expected.TimeAt(h), Instant.FromDateTimeUtc(DateTime.SpecifyKind(times[row], DateTimeKind.Utc)));
                Assert.Equal(expected.Point(key)[h], numbers[0][row]);
                for (int level = 0; level < 3; level++)
                    Assert.Equal(expected.Quantile(key, new QuantileLevel(expected.Levels[level]))[h], numbers[level + 1][row]);
            }
        }

        Assert.Equal(2 * Ahead, row);
        Assert.Equal(row, meters.Length);
    }

    private sealed class Reading
    {
        public DateTime Time { get; set; }

        public string Meter { get; set; } = "";

        public double Load { get; set; }

        public double Temperature { get; set; }
    }

    private sealed class Probe : IEstimator<ITransformer>
    {
        public SchemaShape? Shape { get; private set; }

        public ITransformer Fit(IDataView input) => Context.Transforms.CopyColumns("Same", input.Schema[0].Name).Fit(input);

        public SchemaShape GetOutputSchema(SchemaShape inputSchema)
        {
            Shape = inputSchema;
            return inputSchema;
        }
    }
}
