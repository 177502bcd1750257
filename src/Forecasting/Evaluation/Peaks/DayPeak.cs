using NodaTime;

namespace Forecasting.Evaluation.Peaks;

/// <summary>The peak of one series on one local day, as it came and as it was forecast.</summary>
public sealed record DayPeak
{
    /// <summary>Gets the series.</summary>
    public required SeriesKey Key { get; init; }

    /// <summary>Gets the local day.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>Gets the place of the fold that forecast the day.</summary>
    public required int Fold { get; init; }

    /// <summary>Gets the highest value of the day, in the unit of the target.</summary>
    public required double Actual { get; init; }

    /// <summary>Gets the highest point forecast of the day, in the unit of the target.</summary>
    public required double Forecast { get; init; }

    /// <summary>Gets the start of the interval of the highest value; the first where there are several.</summary>
    public required Instant ActualTime { get; init; }

    /// <summary>Gets the start of the interval of the highest point forecast; the first where there are several.</summary>
    public required Instant ForecastTime { get; init; }

    /// <summary>Gets how many of the highest steps are among those that were forecast to be the highest.</summary>
    public required int Hits { get; init; }

    /// <summary>Gets by how many hours the peak was forecast too early or too late.</summary>
    /// <value>At least 0: hours that passed, whatever the clocks did.</value>
    public double HourError => Math.Abs((ForecastTime - ActualTime).TotalHours);
}
