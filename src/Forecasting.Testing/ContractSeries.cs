namespace Forecasting.Testing;

/// <summary>The rows of one series; a value that is not a number is an empty cell.</summary>
/// <param name="Key">The key.</param>
/// <param name="Kind">The value of the static column.</param>
internal sealed record ContractSeries(string Key, string Kind)
{
    public required double[] Target { get; init; }

    public required double[] Known { get; init; }

    public required double[] Observed { get; init; }

    /// <summary>Gets or sets the first cell that has a row.</summary>
    public int First { get; set; }

    /// <summary>Gets or sets the end of the cells that have a row.</summary>
    public required int End { get; set; }

    public ContractSeries Copy() => this with
    {
        Target = [.. Target],
        Known = [.. Known],
        Observed = [.. Observed],
    };
}
