namespace Forecasting.Testing;

/// <summary>On what data a feature is checked.</summary>
/// <remarks>
/// The panel has the key column <c>meter</c>, the static column <c>kind</c>, the column <c>temp</c> known in advance, the column
/// <c>humidity</c> observed only, and the holidays of <c>US-NY</c>.
/// </remarks>
public sealed record FeatureContractOptions : ContractOptions
{
    /// <summary>Gets from how many random origins the feature is computed.</summary>
    /// <value>From 1 to 100,000. The default is 300.</value>
    public int Origins
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 100_000);
            field = value;
        }
    } = 300;
}
