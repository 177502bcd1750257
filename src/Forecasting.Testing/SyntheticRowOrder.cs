namespace Forecasting.Testing;

/// <summary>The order of the rows of a synthetic table.</summary>
public enum SyntheticRowOrder
{
    /// <summary>All rows of the first series in time order, then those of the second, and so on.</summary>
    BySeries,

    /// <summary>All series of the first step, then those of the second, and so on.</summary>
    ByTime,

    /// <summary>Any order, drawn from the seed. The two passes of an autumn hour can no longer be told apart by order.</summary>
    Shuffled,
}
