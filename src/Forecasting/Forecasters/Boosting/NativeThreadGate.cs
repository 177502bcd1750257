namespace Forecasting.Forecasters.Boosting;

/// <summary>Lets fits run side by side only while they use the same number of threads.</summary>
/// <remarks>LightGBM keeps the number of threads in one variable of the process and sizes the buffers of a fit by it:
/// a fit that raised it while another runs would make the other write past its buffers. Waiting is in order of arrival.</remarks>
internal sealed class NativeThreadGate
{
    private readonly Lock _lock = new();
    private readonly LinkedList<Waiter> _waiting = new();
    private int _threads;
    private int _active;

    /// <summary>The gate of the process.</summary>
    internal static NativeThreadGate Shared { get; } = new();

    /// <summary>Waits until no fit with another number of threads runs.</summary>
    /// <param name="threads">The number of threads of the fit.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What ends the fit's stay when disposed of.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal IDisposable Enter(int threads, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var waiter = new Waiter(threads);
        lock (_lock)
        {
            _ = _waiting.AddLast(waiter);
            Admit();
        }

        try
        {
            waiter.Admitted.Wait(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            lock (_lock)
            {
                if (!_waiting.Remove(waiter))
                {
                    _active--; // It was let in just as it gave up.
                }

                Admit();
            }

            throw;
        }

        return new Stay(this);
    }

    private void Leave()
    {
        lock (_lock)
        {
            _active--;
            Admit();
        }
    }

    private void Admit()
    {
        while (_waiting.First is { } first && (_active == 0 || _threads == first.Value.Threads))
        {
            _waiting.RemoveFirst();
            _threads = first.Value.Threads;
            _active++;
            first.Value.Admitted.Set();
        }
    }

    private sealed class Waiter(int threads) : IDisposable
    {
        public int Threads { get; } = threads;

        public ManualResetEventSlim Admitted { get; } = new();

        public void Dispose() => Admitted.Dispose();
    }

    private sealed class Stay(NativeThreadGate gate) : IDisposable
    {
        private NativeThreadGate? _gate = gate;

        public void Dispose() => Interlocked.Exchange(ref _gate, null)?.Leave();
    }
}
