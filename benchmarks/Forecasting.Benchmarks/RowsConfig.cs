using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Forecasting.Benchmarks;

/// <summary>Adds rows a second to the table; with an operation per row, "Mean" is nanoseconds and "Allocated" bytes per row.</summary>
/// <remarks>A benchmark over a <see cref="SsaCase"/> is one operation over as many rows as the series has.</remarks>
internal sealed class RowsConfig : ManualConfig
{
    public RowsConfig()
    {
        Add(DefaultConfig.Instance);
        AddDiagnoser(MemoryDiagnoser.Default);
        AddColumn(new RowsPerSecondColumn());
    }

    private sealed class RowsPerSecondColumn : IColumn
    {
        public string Id => nameof(RowsPerSecondColumn);

        public string ColumnName => "M rows/s";

        public bool AlwaysShow => true;

        public ColumnCategory Category => ColumnCategory.Custom;

        public int PriorityInCategory => 0;

        public bool IsNumeric => true;

        public UnitType UnitType => UnitType.Dimensionless;

        public string Legend => "Millions of rows a second, from the mean";

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase) => GetValue(summary, benchmarkCase, SummaryStyle.Default);

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style)
        {
            double? mean = summary[benchmarkCase]?.ResultStatistics?.Mean;
            // Where the number of rows is no constant, a case says it.
            int rows = benchmarkCase.Descriptor.OperationsPerInvoke > 1
                ? 1
                : benchmarkCase.Parameters.Items.Select(item => item.Value).OfType<SsaCase>().FirstOrDefault().Length;
            return mean is { } nanoseconds && rows > 0
                ? (1e3 * rows / nanoseconds).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)
                : "-";
        }

        public bool IsAvailable(Summary summary) => true;

        public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;
    }
}
