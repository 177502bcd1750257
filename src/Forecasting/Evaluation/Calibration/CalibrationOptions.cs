using Forecasting.Evaluation.Significance;

namespace Forecasting.Evaluation.Calibration;

/// <summary>How the calibration of a backtest is examined.</summary>
public sealed record CalibrationOptions
{
    /// <summary>Gets how many bins the histogram of the probability integral transform has.</summary>
    /// <value>From 2 to 100. The default is 20.</value>
    public int Bins
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 2);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 100);
            field = value;
        }
    } = 20;

    /// <summary>Gets what is drawn anew for the band of the coverage.</summary>
    /// <value>The default is <see cref="ComparisonUnit.Day"/>.</value>
    public ComparisonUnit Unit { get; init; }

    /// <summary>Gets how it is drawn.</summary>
    public BlockBootstrap Bootstrap { get; init; } = new();
}
