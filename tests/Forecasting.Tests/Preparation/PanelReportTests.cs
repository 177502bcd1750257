using Forecasting.Preparation;
using Forecasting.Tests.Preparation.Examination;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Tests.Preparation;

public class PanelReportTests
{
    [Fact]
    public void Report_PreparedPanel_CountsEveryCellOnce()
    {
        double[] load = Panels.Load(2000);
        load[700] = double.NaN;
        load.AsSpan(900, 30).Fill(1234);
        Rows rows = Rows.Every("a", Panels.Start, Duration.FromHours(1), load).Without(i => i is >= 100 and < 105);
        RegularPanel panel = Panels.Of(Panels.Schema(), rows, Rows.Every("b", Panels.Start, Duration.FromHours(1), Panels.Load(2000, seed: 2)))
            .Prepare(new() { Mask = DataFaults.FlatLines }, TestContext.Current.CancellationToken);
        PanelReport report = panel.Report();
        SeriesReport series = report.Series[0];
        Assert.Equal((2000, 2000 - 36, 5, 1, 30), (series.Cells, series.Observed, series.Inserted, series.Missing, series.Masked));
        Assert.Equal((36, 0, 0, 0), (series.Imputed, series.Empty, series.Duplicated, series.ClockChange));
        Assert.Equal((2000, 2000), (report.Series[1].Cells, report.Series[1].Observed));
        string text = report.ToString();
        Assert.StartsWith(
            "2 series at PT1H, 4,000 cells\n  a  2,000 cells, 1,964 observed, 5 inserted, 1 missing, 30 masked, 36 imputed\n  b  2,000 cells, 2,000 observed\nfindings\n",
            text,
            StringComparison.Ordinal);
        Assert.Contains("\n  GAP-002 information  a ", text, StringComparison.Ordinal);
        Assert.Contains("\n  REPORT-05 warning  a ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_ClockChangesAndTwins_AreCounted()
    {
        SeriesSchema schema = TableText.Schema(TableText.Berlin) with
        {
            ClockChange = LocalTimeRule.Parse("spring=drop,once=both,twice=by-order"),
            Duplicates = DuplicatePolicy.First,
        };
        string[] lines =
        [
            "time,load",
            .. TableText.Hours(new LocalDateTime(2024, 10, 26, 0, 0), 73, i => i + 1).Where((_, i) => i != 27),
            "2024-10-28 05:00,3",
        ];
        RegularPanel panel = TableText.Read(schema, lines).ToPanel(TestContext.Current.CancellationToken).Filled();
        SeriesReport series = Assert.Single(panel.Report().Series);
        Assert.Equal((73, 73, 1, 2, 0), (series.Cells, series.Observed, series.Duplicated, series.ClockChange, series.Imputed));
    }

    [Fact]
    public void Report_IncompleteIntervalsScaledUp_AreNoObservedCells()
    {
        Rows rows = Rows.Every("a", Panels.Start, Duration.FromHours(1), Panels.Load(240)).Without(i => i is 30 or 31);
        RegularPanel panel = Panels.Of(Panels.Schema(), rows).Filled(
            new() { AggregateTo = Frequency.Days(1), TargetAggregation = Aggregation.Sum, MinimumShare = 0.5 });
        SeriesReport series = Assert.Single(panel.Report().Series);
        Assert.Equal((10, 9, 1, 1), (series.Cells, series.Observed, series.Scaled, series.Imputed));
    }
}
