using System.Diagnostics;
using System.Globalization;

namespace Forecasting.Accuracy;

/// <summary>Writes the progress of a backtest, a line every few seconds.</summary>
internal sealed class ProgressLog(string suite, TextWriter log) : IProgress<ForecastProgress>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private long _last = Stopwatch.GetTimestamp();

    /// <inheritdoc/>
    public void Report(ForecastProgress value)
    {
        lock (_lock)
        {
            if (value.Total == 1 || Stopwatch.GetElapsedTime(_last) < Pause) return;
            _last = Stopwatch.GetTimestamp();
            log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{suite}: {value.Activity}, {value.Done} of {value.Total}"));
        }
    }
}
