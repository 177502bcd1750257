using Forecasting.Preparation;

namespace Forecasting.Testing;

/// <summary>On what data a feature is checked.</summary>
/// <remarks>
/// The panel has the key column <c>meter</c>, the static column <c>kind</c>, the column <c>temp</c> known in advance, the column
/// <c>humidity</c> observed only, and the holidays of <c>US-NY</c>.
/// </remarks>
public sealed record FeatureContractOptions
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

    /// <summary>Gets the seed, of the data and of the origins.</summary>
    /// <value>Not negative. The default is 1.</value>
    public int Seed
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = 1;

    /// <summary>Gets how the rows become a panel.</summary>
    /// <value>The default is <c>panel.Prepare()</c>.</value>
    public Func<SeriesPanel, RegularPanel> Preparation
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = panel => panel.Prepare();
}
