namespace Forecasting.Accuracy;

/// <summary>How a published baseline made quantiles of its points.</summary>
internal enum ReferenceSpread
{
    /// <summary>Every quantile is the point.</summary>
    None,

    /// <summary>A normal distribution whose deviation is that of the changes from season to season, and grows with the root of the seasons ahead.</summary>
    Normal,
}
