using System.Collections.Concurrent;

namespace Forecasting.Preparation;

/// <summary>Runs one piece of work for each series, in parallel.</summary>
internal static class SeriesWork
{
    /// <summary>Runs the work for the series 0 to <paramref name="count"/>; it must not throw, so that the first fault is the same for any thread count.</summary>
    public static void Run(int count, int threads, Action<int> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (threads == 1 || count < 2)
        {
            for (int s = 0; s < count; s++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                work(s);
            }

            return;
        }

        // Ranges keep the cost of a piece small beside the work where there are millions of short series.
        int size = Math.Clamp(count / (threads * 16), 1, 4096);
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
        Parallel.ForEach(Partitioner.Create(0, count, size), options, range =>
        {
            for (int s = range.Item1; s < range.Item2; s++) work(s);
        });
    }
}
