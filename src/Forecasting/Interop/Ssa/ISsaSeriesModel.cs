namespace Forecasting.Interop.Ssa;

/// <summary>A fitted model of one series that follows new values, whichever arithmetic it has.</summary>
internal interface ISsaSeriesModel
{
    /// <summary>Takes the next value, which may be missing.</summary>
    void Update(float value);

    /// <summary>Forecasts the values after the last one.</summary>
    /// <param name="horizon">How many, at least 1.</param>
    /// <param name="confidenceLevel">The share of values between the bounds, from 0 to below 1; null for no bounds.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    SsaSeriesForecast Forecast(int horizon, float? confidenceLevel);

    /// <summary>Makes a copy that follows values of its own.</summary>
    ISsaSeriesModel Clone();

    /// <summary>Writes the model as it stands.</summary>
    void Save(BinaryWriter writer);
}
