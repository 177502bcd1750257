using System.Runtime.ExceptionServices;

namespace Forecasting.Forecasters.Ensembles;

/// <summary>The members of an ensemble, fitted side by side; or why the data were not for them.</summary>
internal sealed class MemberFits
{
    private MemberFits(int members)
    {
        Models = new ForecastModel?[members];
        Faults = new SeriesDataException?[members];
    }

    /// <summary>Gets the model of each member; null where there is a fault.</summary>
    public ForecastModel?[] Models { get; }

    /// <summary>Gets the fault of each member, or null.</summary>
    public SeriesDataException?[] Faults { get; }

    /// <summary>Fits members, as many at once as there are threads.</summary>
    /// <param name="members">The members; null where one is not wanted.</param>
    /// <param name="history">The panel.</param>
    /// <param name="options">The options of the ensemble.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static MemberFits Run(
        IReadOnlyList<Forecaster?> members, RegularPanel history, FitOptions options, CancellationToken cancellationToken)
    {
        var fits = new MemberFits(members.Count);
        int[] wanted = [.. Enumerable.Range(0, members.Count).Where(m => members[m] is not null)];
        int side = Math.Clamp(options.Threads, 1, Math.Max(1, wanted.Length));
        FitOptions own = options with { Threads = Math.Max(1, options.Threads / side), Progress = null };
        var work = new ParallelOptions { MaxDegreeOfParallelism = side, CancellationToken = cancellationToken };
        var faults = new ExceptionDispatchInfo?[members.Count];
        Parallel.ForEach(wanted, work, m =>
        {
            try
            {
                fits.Models[m] = members[m]!.Fit(history, own, cancellationToken);
            }
            catch (SeriesDataException e)
            {
                fits.Faults[m] = e;
            }
#pragma warning disable CA1031 // Whatever it is, it is thrown again below.
            catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
            {
                faults[m] = ExceptionDispatchInfo.Capture(e);
            }
        });
        // That of the first member, the same for any number of threads.
        Array.Find(faults, fault => fault is not null)?.Throw();
        return fits;
    }
}
