using System.Buffers;

namespace Forecasting.Preparation;

/// <summary>Finds readings that are likely to be wrong in one series; linear in cells.</summary>
internal ref struct FaultFinder
{
    private const int SampleSize = 4096;

    private readonly FaultLimits _limits;
    private readonly DataFaults _wanted;
    private readonly List<FaultRun> _found;
    private readonly ImputedSeries _series;
    private readonly int _day;

    // The values with the cells of faults found before taken out.
    private readonly Span<double> _values;
    private readonly Span<double> _sample;

    private FaultFinder(in ImputedSeries series, Span<double> sample, FaultLimits limits, DataFaults wanted, List<FaultRun> found)
    {
        _limits = limits;
        _wanted = wanted;
        _found = found;
        _series = series;
        _values = series.Filled;
        _sample = sample;
        _day = SimilarDays.CellsPerDay(series.Grid.Frequency);
    }

    /// <summary>Finds the faults of a series.</summary>
    /// <param name="series">The series; what is filled is scratch.</param>
    /// <param name="limits">What counts as a fault.</param>
    /// <param name="wanted">The kinds to find.</param>
    /// <param name="found">Takes the runs, kind by kind, in the order of time.</param>
    public static void Find(in ImputedSeries series, FaultLimits limits, DataFaults wanted, List<FaultRun> found)
    {
        double[] sample = ArrayPool<double>.Shared.Rent(SampleSize);
        var finder = new FaultFinder(series, sample, limits, wanted, found);
        finder.Find();
        ArrayPool<double>.Shared.Return(sample);
    }

    private readonly void Find()
    {
        double least = 0;
        foreach (double value in _values)
        {
            if (value < least) least = value;
        }

        if (least == 0) FindZeros();
        FindFlatLines();
        if (least == 0) FindOutages();
        FindSpikes();
        if ((_wanted & DataFaults.LevelShifts) != 0 && _day > 0) LevelShifts.Find(_values, _day, _limits.LevelShift, _found);
    }

    /// <summary>Takes a sample of values without zeros, sorted, that does not beat with the hours of the day.</summary>
    private readonly Span<double> Sample()
    {
        int count = 0;
        int tries = Math.Min(SampleSize, _values.Length);
        for (int i = 0; i < tries; i++)
        {
            // A multiplicative hash: the same sample for the same length.
            int place = _values.Length <= SampleSize ? i : (int)(unchecked((uint)i * 2654435761u) % (uint)_values.Length);
            double value = _values[place];
            if (value != 0 && !double.IsNaN(value)) _sample[count++] = value;
        }

        Span<double> taken = _sample[..count];
        taken.Sort();
        return taken;
    }

    // Zeros are faults where the other values keep well away from zero: 95 % of them above a fifth of the median.
    private readonly void FindZeros()
    {
        if ((_wanted & DataFaults.Zeros) == 0) return;
        int zeros = 0;
        foreach (double value in _values)
        {
            if (value == 0) zeros++;
        }

        if (zeros == 0 || zeros * 4L > _values.Length) return;
        Span<double> sorted = Sample();
        if (sorted.Length < 20 || sorted[sorted.Length / 20] <= 0.2 * sorted[sorted.Length / 2]) return;
        for (int i = 0; i < _values.Length;)
        {
            int start = i;
            while (i < _values.Length && _values[i] == 0) i++;
            if (i > start) Take(DataFaults.Zeros, start, i);
            else i++;
        }
    }

    private readonly void FindFlatLines()
    {
        if ((_wanted & DataFaults.FlatLines) == 0) return;
        int least = _limits.FlatCells(_series.Grid.Frequency);
        for (int i = 0; i < _values.Length;)
        {
            int start = i;
            double value = _values[i++];
            if (value == 0) continue;
            while (i < _values.Length && _values[i] == value) i++;
            if (i - start >= least) Take(DataFaults.FlatLines, start, i);
        }
    }

    // Far below: half as far again below the 1 % quantile as that is below the median.
    private readonly void FindOutages()
    {
        if ((_wanted & DataFaults.Outages) == 0) return;
        Span<double> sorted = Sample();
        if (sorted.Length < 100) return;
        double low = sorted[sorted.Length / 100];
        double limit = low - (0.5 * (sorted[sorted.Length / 2] - low));
        if (!(limit > 0)) return;
        int least = Math.Max(2, (int)Math.Ceiling(_limits.Outage / _series.Grid.Frequency.NominalDuration));
        for (int i = 0; i < _values.Length;)
        {
            int start = i;
            while (i < _values.Length && _values[i] < limit) i++;
            if (i - start >= least) Take(DataFaults.Outages, start, i);
            if (i == start) i++;
        }
    }

    private readonly void FindSpikes()
    {
        if ((_wanted & DataFaults.Spikes) == 0 || _day == 0) return;
        double scale = ChangeScale();
        if (!(scale > 0)) return;
        int longest = Math.Max(3, _day / 24);
        double jump = _limits.SpikeDeviations * scale;
        var series = new ImputedSeries(_series.Grid, _series.Clock, _series.First) { Observed = _values, Filled = _values };
        var days = new SimilarDays(series, reachDays: 28, perSide: 3);
        for (int i = 1; i < _values.Length - 1; i++)
        {
            double before = _values[i - 1];
            double rise = _values[i] - before;
            if (!(Math.Abs(rise) > jump)) continue;
            for (int end = i + 1; end <= Math.Min(i + longest, _values.Length - 1); end++)
            {
                // Back to where it came from.
                if (!(Math.Abs(_values[end] - before) < 0.5 * Math.Abs(rise))) continue;
                if (!AllOdd(ref days, i, end, (before + _values[end]) / 2, scale)) break;
                Take(DataFaults.Spikes, i, end);
                i = end;
                break;
            }
        }
    }

    /// <summary>Returns the robust standard deviation of the change from one cell to the next.</summary>
    private readonly double ChangeScale()
    {
        int count = 0;
        int tries = Math.Min(SampleSize, _values.Length - 1);
        for (int i = 0; i < tries; i++)
        {
            int place = _values.Length <= SampleSize ? i : (int)(unchecked((uint)i * 2654435761u) % (uint)(_values.Length - 1));
            double change = Math.Abs(_values[place + 1] - _values[place]);
            if (!double.IsNaN(change)) _sample[count++] = change;
        }

        return Robust.NormalScale * Robust.Median(_sample[..count]);
    }

    private readonly bool AllOdd(ref SimilarDays days, int from, int to, double neighbours, double scale)
    {
        Span<double> donors = stackalloc double[8];
        for (int i = from; i < to; i++)
        {
            int count = days.Find(i, donors);
            if (count < 3) return false;
            double middle = Robust.Median(donors[..count]);
            double spread = Math.Max(scale, Robust.NormalScale * Robust.Deviation(donors[..count], middle));
            double value = _values[i];
            if (!(Math.Abs(value - middle) > _limits.SpikeDeviations * spread)) return false;
            if (!(Math.Abs(value - neighbours) > 0.5 * _limits.SpikeDeviations * scale)) return false;
        }

        return true;
    }

    private readonly void Take(DataFaults fault, int start, int end)
    {
        _found.Add(new FaultRun(fault, start, end));
        _values[start..end].Fill(double.NaN);
    }
}
