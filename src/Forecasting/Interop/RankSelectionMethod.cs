namespace Forecasting.Interop;

/// <summary>How <c>ForecastBySsa</c> chooses the rank of a model, the number of components that are taken for signal.</summary>
public enum RankSelectionMethod
{
    /// <summary>The rank that is given; one less than the window where none is.</summary>
    Fixed,

    /// <summary>The rank whose recurrence, from the rebuilt series, is nearest to the end of the training data.</summary>
    Exact,

    /// <summary>The same from the projection of a single window.</summary>
    Fast,
}
