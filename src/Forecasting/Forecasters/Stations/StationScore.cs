namespace Forecasting.Forecasters.Stations;

/// <summary>How well one weather station explains demand.</summary>
/// <param name="Name">The column or the place.</param>
/// <param name="Error">The mean absolute percentage error of the fit on the training part, a ratio.</param>
/// <param name="Weight">Its share of the choice, from 0 to 1.</param>
public sealed record StationScore(string Name, double Error, double Weight);
