using Forecasting.Time;

namespace Forecasting.Testing;

/// <summary>On what data, and with which promises, a forecaster is checked.</summary>
public sealed record ForecasterContractOptions : ContractOptions
{
    /// <summary>Gets how far ahead is forecast, hourly.</summary>
    /// <value>At most 72 hours. The default is 30 hours: beyond a day, and no whole number of days.</value>
    public Horizon Horizon
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = Horizon.Hours(30);

    /// <summary>Gets how many days of history the forecaster is fitted to.</summary>
    /// <value>From 14 to 1000. The default is 42.</value>
    public int HistoryDays
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 14);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1000);
            field = value;
        }
    } = 42;

    /// <summary>Gets the quantile levels that are asked for.</summary>
    /// <value>The default is <see cref="QuantileLevels.Default"/>; none for a forecaster of points alone.</value>
    public QuantileLevels Quantiles { get; init; } = QuantileLevels.Default;

    /// <summary>Gets whether the first steps of a longer forecast are those of a shorter one of the same model.</summary>
    /// <value>The default is true; false for a forecaster that treats the horizon as a whole.</value>
    public bool FirstStepsAgree { get; init; } = true;

    /// <summary>Gets how long a fit may go on after it was stopped.</summary>
    /// <value>The default is 5 seconds: a second is the promise, the rest is for a busy machine.</value>
    public TimeSpan CancellationLimit { get; init; } = TimeSpan.FromSeconds(5);
}
