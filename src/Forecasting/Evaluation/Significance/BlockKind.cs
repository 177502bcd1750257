namespace Forecasting.Evaluation.Significance;

/// <summary>How a block bootstrap cuts a series.</summary>
public enum BlockKind
{
    /// <summary>Blocks whose lengths are random with a given mean, so that what is drawn is stationary (Politis and Romano 1994).</summary>
    Stationary,

    /// <summary>Blocks of one length, with the series bent to a circle (Politis and Romano 1992).</summary>
    Circular,
}
