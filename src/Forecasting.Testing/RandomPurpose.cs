namespace Forecasting.Testing;

/// <summary>What a stream of random numbers is for.</summary>
internal enum RandomPurpose
{
    Weather,
    Character,
    Noise,
    Order,
    Faults,
}
