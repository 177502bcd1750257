namespace Forecasting.Testing;

/// <summary>How a table with local labels shows the hour that clocks going back repeat.</summary>
public enum AutumnLayout
{
    /// <summary>Both passes have rows, the earlier one first, under the same labels, which is right.</summary>
    Twice,

    /// <summary>Only the first pass has rows; the second is lost.</summary>
    Once,

    /// <summary>Neither pass has rows.</summary>
    None,

    /// <summary>One row for each label holds the sum of both passes.</summary>
    Summed,
}
