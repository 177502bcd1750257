using System.Buffers;

namespace Forecasting.Preparation;

/// <summary>Derives one column of a panel from its observed cells.</summary>
internal sealed class ColumnDerivation
{
    private readonly PanelCells _observed;
    private readonly PlanSettings _settings;
    private readonly LocalClock _clock;
    private readonly Imputation _imputation;
    private readonly DataFaults _mask;
    private readonly bool _known;
    private readonly bool _isTarget;
    private readonly double[] _source;
    private readonly CellState[]? _sourceStates;
    private readonly int _ahead;

    /// <summary>Makes the work.</summary>
    /// <param name="observed">The observed cells.</param>
    /// <param name="column">The place of the covariate, or -1 for the target.</param>
    /// <param name="known">Whether it is known in advance, and so read as far as it goes.</param>
    /// <param name="settings">What to do.</param>
    /// <param name="clock">The local clock.</param>
    public ColumnDerivation(PanelCells observed, int column, bool known, PlanSettings settings, LocalClock clock)
    {
        (_observed, _settings, _clock, _known, _isTarget) = (observed, settings, clock, known, column < 0);
        _imputation = column < 0 ? settings.Target : settings.Covariates[column];
        _mask = column < 0 ? settings.Mask : DataFaults.None;
        _source = column < 0 ? observed.Target : observed.Covariates[column];
        _sourceStates = column < 0 ? observed.TargetStates : observed.CovariateStates[column];
        // What is masked may depend on any later value.
        _ahead = _mask == DataFaults.None ? _imputation.CellsAhead(observed.Grid) : int.MaxValue;
    }

    /// <summary>Derives the column.</summary>
    /// <param name="whole">The same column derived for a later origin, to copy from; or null.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public DerivedColumn Derive(DerivedColumn? whole, CancellationToken cancellationToken)
    {
        var met = new ColumnGaps[_observed.SeriesCount];
        if (whole is null && !NeedsCopy(met, cancellationToken)) return new DerivedColumn(_source, _sourceStates, met);
        double[] values = GC.AllocateUninitializedArray<double>(_source.Length);
        CellState[]? states = _sourceStates is null ? null : GC.AllocateUninitializedArray<CellState>(_source.Length);
        SeriesWork.Run(
            _observed.SeriesCount,
            _settings.Threads,
            s => DeriveSeries(s, values.AsSpan(_observed.Offsets[s]), states is null ? [] : states.AsSpan(_observed.Offsets[s]), whole, ref met[s]),
            cancellationToken);
        return new DerivedColumn(values, states, met);
    }

    /// <summary>Derives the last cells of the column: each series whole, in borrowed memory, of which the tail is kept.</summary>
    /// <param name="whole">The same column derived for a later origin, to copy from.</param>
    /// <param name="tail">Which cells are wanted.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public DerivedColumn DeriveTail(DerivedColumn whole, PanelTail tail, CancellationToken cancellationToken)
    {
        double[] values = GC.AllocateUninitializedArray<double>(tail.Offsets[^1]);
        CellState[]? states = _sourceStates is null ? null : GC.AllocateUninitializedArray<CellState>(values.Length);
        SeriesWork.Run(_observed.SeriesCount, _settings.Threads, s => DeriveTail(s, values, states, whole, tail), cancellationToken);
        return new DerivedColumn(values, states, []);
    }

    private int Visible(int series) => _known ? _observed.Length(series) : _observed.HistoryLength(series);

    // A column without a gap, a mask or anything to hide is shared with the observed cells.
    private bool NeedsCopy(ColumnGaps[] met, CancellationToken cancellationToken)
    {
        bool[] needs = new bool[met.Length];
        SeriesWork.Run(met.Length, _settings.Threads, s =>
        {
            int visible = Visible(s);
            ReadOnlySpan<double> values = _source.AsSpan(_observed.Offsets[s], _observed.Length(s));
            for (int i = 0; i < values.Length && !needs[s]; i++) needs[s] = double.IsNaN(values[i]) == i < visible;
            met[s].Present = visible;
        }, cancellationToken);
        return _mask != DataFaults.None || Array.IndexOf(needs, true) >= 0;
    }

    private void DeriveTail(int series, double[] values, CellState[]? states, DerivedColumn whole, PanelTail tail)
    {
        int length = _observed.Length(series), dropped = tail.Dropped[series];
        double[] all = ArrayPool<double>.Shared.Rent(length);
        CellState[] marks = ArrayPool<CellState>.Shared.Rent(length);
        var met = default(ColumnGaps);
        DeriveSeries(series, all, marks, whole, ref met);
        all.AsSpan(dropped, length - dropped).CopyTo(values.AsSpan(tail.Offsets[series]));
        if (states is not null) marks.AsSpan(dropped, length - dropped).CopyTo(states.AsSpan(tail.Offsets[series]));
        ArrayPool<double>.Shared.Return(all);
        ArrayPool<CellState>.Shared.Return(marks);
    }

    private void DeriveSeries(int series, Span<double> values, Span<CellState> states, DerivedColumn? whole, ref ColumnGaps met)
    {
        int offset = _observed.Offsets[series], length = _observed.Length(series), visible = Visible(series);
        ReadOnlySpan<double> source = _source.AsSpan(offset, visible);
        Span<double> filled = values[..visible];
        int from = whole is null ? 0 : Copied(source, length);
        whole?.Values.AsSpan(offset, from).CopyTo(filled);
        source[from..].CopyTo(filled[from..]);
        values[visible..length].Fill(double.NaN);
        if (_sourceStates is null) return;
        Span<CellState> marks = states[..visible];
        whole?.States.AsSpan(offset, from).CopyTo(marks);
        _sourceStates.AsSpan(offset + from, visible - from).CopyTo(marks[from..]);
        states[visible..length].Clear();
        if (_mask == DataFaults.None)
        {
            Fill(series, source, filled, marks, from);
        }
        else
        {
            double[] kept = ArrayPool<double>.Shared.Rent(Math.Max(1, visible));
            Mask(series, source, kept.AsSpan(0, visible), marks);
            kept.AsSpan(0, visible).CopyTo(filled);
            Fill(series, kept.AsSpan(0, visible), filled, marks, 0);
            ArrayPool<double>.Shared.Return(kept);
        }

        if (whole is not null) return;
        // Until here it said what a column that needs no copy holds.
        met.Present = 0;
        foreach (double value in source)
        {
            if (!double.IsNaN(value)) met.Present++;
        }

        met.Count(filled, marks);
    }

    /// <summary>Returns how many cells are the same at this origin as at the later one.</summary>
    private int Copied(ReadOnlySpan<double> source, int length)
    {
        // The series ended before this origin: nothing after it was read.
        if (source.Length == length && _ahead != int.MaxValue) return length;
        int from = (int)Math.Max(0, (long)source.Length - _ahead);
        if (from >= source.Length) return source.Length;
        if (!double.IsNaN(source[from])) return from;
        while (from > 0 && double.IsNaN(source[from - 1])) from--;
        return from;
    }

    private void Mask(int series, ReadOnlySpan<double> source, Span<double> kept, Span<CellState> marks)
    {
        var runs = new List<FaultRun>();
        source.CopyTo(kept);
        FaultFinder.Find(Series(series, source, kept, 0), _settings.Limits, _mask, runs);
        source.CopyTo(kept);
        foreach (FaultRun run in runs)
        {
            for (int i = run.Start; i < run.End; i++)
            {
                if (double.IsNaN(source[i])) continue;
                kept[i] = double.NaN;
                marks[i] |= CellState.Masked;
            }
        }
    }

    private void Fill(int series, ReadOnlySpan<double> observed, Span<double> filled, Span<CellState> marks, int from)
    {
        int end = observed.Length;
        // The end of a column known in advance is not a gap: nobody knows it yet.
        while (_known && end > from && double.IsNaN(observed[end - 1])) end--;
        _imputation.Fill(Series(series, observed[..end], filled[..end], from));
        for (int i = from; i < end; i++)
        {
            if (!double.IsNaN(observed[i]) || double.IsNaN(filled[i])) continue;
            if (_isTarget) _observed.Schema.Hold(filled.Slice(i, 1));
            marks[i] |= CellState.Imputed;
        }
    }

    private ImputedSeries Series(int series, ReadOnlySpan<double> observed, Span<double> filled, int from) =>
        new(_observed.Grid, _clock, _observed.First[series]) { Observed = observed, Filled = filled, From = from };
}
