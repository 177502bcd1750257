namespace Forecasting.Testing;

/// <summary>What a contract writes over values that must not matter.</summary>
internal enum ContractChange
{
    /// <summary>Numbers of the usual size, and their negatives.</summary>
    Noise,

    /// <summary>Nothing: the cell is empty.</summary>
    Missing,

    /// <summary>1e300: one such number shows in any sum, mean or scale.</summary>
    Huge,
}
