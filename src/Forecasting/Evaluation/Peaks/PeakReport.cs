namespace Forecasting.Evaluation.Peaks;

/// <summary>How well a backtest forecast the peaks of local days: their size, their hour, and the highest steps.</summary>
public sealed record PeakReport
{
    /// <summary>Gets the days that were scored, fold after fold, series after series.</summary>
    public required IReadOnlyList<DayPeak> Days { get; init; }

    /// <summary>Gets how many of the highest steps of a day are looked for.</summary>
    public required int Top { get; init; }

    /// <summary>Gets how many days were left out because a value was not observed: it might have been the peak.</summary>
    public required int Excluded { get; init; }

    /// <summary>Gets how many days have no forecast at some step; the scores are then undefined.</summary>
    public required int Missing { get; init; }

    /// <summary>Gets the mean absolute error of the size of the peak, in the unit of the target.</summary>
    /// <value>Null where it is undefined.</value>
    public double? SizeError => Mean(day => Math.Abs(day.Forecast - day.Actual));

    /// <summary>Gets the mean of the forecast size less the actual one, in the unit of the target: negative where peaks are forecast too low.</summary>
    /// <value>Null where it is undefined.</value>
    public double? SizeBias => Mean(day => day.Forecast - day.Actual);

    /// <summary>Gets the mean absolute error of the size as a share of the actual size, a fraction.</summary>
    /// <value>Null where it is undefined, or an actual peak is zero.</value>
    public double? SizeShare => Mean(day => Math.Abs(day.Forecast - day.Actual) / Math.Abs(day.Actual));

    /// <summary>Gets the mean absolute error of the time of the peak, in hours.</summary>
    /// <value>Null where it is undefined.</value>
    public double? HourError => Mean(day => day.HourError);

    /// <summary>Gets the share of days whose peak was forecast at its very step, a fraction.</summary>
    /// <value>Null where it is undefined.</value>
    public double? SameStep => Mean(day => day.HourError == 0 ? 1 : 0);

    /// <summary>Gets the share of the highest <see cref="Top"/> steps that are among those forecast to be the highest, a fraction.</summary>
    /// <value>Null where it is undefined.</value>
    public double? HitRate => Mean(day => (double)day.Hits / Top);

    /// <summary>Gets why there are no scores, in words for a person.</summary>
    /// <value>Null where there are.</value>
    public string? UndefinedReason =>
        Missing > 0 ? $"the forecast is missing on {Missing} days"
        : Days.Count > 0 ? null
        : Excluded > 0 ? $"a value is not observed on each of {Excluded} days" : "no fold holds a whole local day";

    /// <summary>Keeps the days of one series; those that were left out are not told apart by series.</summary>
    /// <param name="key">The series.</param>
    public PeakReport Of(SeriesKey key) => this with { Days = [.. Days.Where(day => day.Key.Equals(key))] };

    private double? Mean(Func<DayPeak, double> of)
    {
        if (UndefinedReason is not null) return null;
        double mean = Days.Average(of);
        return double.IsFinite(mean) ? mean : null;
    }
}
