using System.Collections.Concurrent;

namespace Forecasting.Tests.Evaluation;

/// <summary>Keeps what was told of the progress, as it is told.</summary>
internal sealed class ToldProgress : IProgress<ForecastProgress>
{
    public ConcurrentQueue<ForecastProgress> All { get; } = [];

    public Action<ForecastProgress> OnReport { get; init; } = _ => { };

    public void Report(ForecastProgress value)
    {
        All.Enqueue(value);
        OnReport(value);
    }
}
