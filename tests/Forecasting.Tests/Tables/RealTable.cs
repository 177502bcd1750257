using Forecasting.Tables;

namespace Forecasting.Tests.Tables;

/// <summary>A public data set and what is known of it.</summary>
/// <param name="File">The file below the folder of the data sets.</param>
/// <param name="Schema">How it is read.</param>
/// <param name="Series">How many series it has.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Placed">How many rows are left when impossible hours are dropped and sums are split.</param>
public sealed record RealTable(string File, SeriesSchema Schema, int Series, int Rows, int Placed)
{
    /// <summary>Gets how the text is written.</summary>
    public CsvReadOptions? Options { get; init; }

    /// <summary>Gets how many placed rows have no target, or -1 where it is not known.</summary>
    public int Missing { get; init; } = -1;

    public override string ToString() => $"{File} by {Schema.Time}";
}
