using Forecasting.Preparation;

namespace Forecasting.Testing;

/// <summary>What the contracts of features and of forecasters share: the seed, and how rows become a panel.</summary>
public abstract record ContractOptions
{
    private protected ContractOptions()
    {
    }

    /// <summary>Gets the seed, of the data and of the random choices, such as origins and fits.</summary>
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
    /// <value>The default is <c>panel.Prepare()</c>. A preparation that looks ahead past <c>RegularPanel.AsOf</c> is caught too.</value>
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
