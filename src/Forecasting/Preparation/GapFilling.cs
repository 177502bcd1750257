using System.Buffers;
using System.Globalization;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Preparation;

/// <summary>Places the rows of series that share a grid into its cells; cells without a row are inserted, marked, and missing.</summary>
internal sealed class GapFilling
{
    private readonly SeriesPanel _panel;
    private readonly int[] _series;
    private readonly TimeGrid _grid;
    private readonly PreparationOptions _options;
    private readonly long _tolerance;
    private readonly long _step;
    private readonly long[] _first;
    private readonly int[] _offsets;
    private readonly double[] _target;
    private readonly CellState[] _targetStates;
    private readonly double[][] _covariates;
    private readonly CellState[]?[] _covariateStates;
    private readonly SeriesGaps[] _met;

    // The starts of the cells of a calendar grid, from its first cell in the panel on.
    private readonly long[] _starts = [];
    private readonly long _startsFrom;

    private GapFilling(SeriesPanel panel, int[] series, TimeGrid grid, PreparationOptions options)
    {
        (_panel, _series, _grid, _options) = (panel, series, grid, options);
        _tolerance = options.SnapTolerance.BclCompatibleTicks;
        _step = grid.Frequency.FixedDuration?.BclCompatibleTicks ?? 0;
        _first = new long[series.Length];
        _offsets = new int[series.Length + 1];
        long last = Measure();
        if (_step == 0 && series.Length > 0)
        {
            _startsFrom = _first.Min();
            _starts = new long[last - _startsFrom + 1];
            grid.FillTicks(_startsFrom, _starts);
        }

        int cells = _offsets[^1];
        _target = GC.AllocateUninitializedArray<double>(cells);
        _targetStates = new CellState[cells];
        _covariates = new double[panel.Columns.Count][];
        _covariateStates = new CellState[]?[panel.Columns.Count];
        for (int c = 0; c < _covariates.Length; c++) _covariates[c] = GC.AllocateUninitializedArray<double>(cells);
        _met = new SeriesGaps[series.Length];
    }

    /// <summary>Places the rows.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="series">The places of the series to take; each has a row.</param>
    /// <param name="grid">Their grid.</param>
    /// <param name="options">The tolerance, the largest number of cells, and the threads.</param>
    /// <param name="findings">Takes what was inserted and moved.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The cells; the origin is the end of the last target present, or <see cref="long.MinValue"/> where there is none.</returns>
    /// <exception cref="SeriesDataException">The grid is too large (GAP-001), or a row is not on it (TIM-030).</exception>
    public static PanelCells Fill(
        SeriesPanel panel, int[] series, TimeGrid grid, PreparationOptions options, ICollection<Finding> findings, CancellationToken cancellationToken)
    {
        var filling = new GapFilling(panel, series, grid, options);
        SeriesWork.Run(series.Length, options.Threads, filling.Place, cancellationToken);
        filling.Tell(findings);
        filling.MarkCovariates(cancellationToken);
        return filling.ToCells();
    }

    // Sizes come before the first allocation, so that one odd row cannot take all the memory.
    private long Measure()
    {
        long cells = 0, last = long.MinValue;
        bool odd = false;
        for (int i = 0; i < _series.Length; i++)
        {
            ReadOnlySpan<long> ticks = _panel.Ticks(_series[i]);
            _first[i] = NearIndex(ticks[0]);
            long end = NearIndex(ticks[^1]);
            last = Math.Max(last, end);
            cells += end - _first[i] + 1;
            odd |= cells > _options.MaximumCells;
            if (!odd) _offsets[i + 1] = (int)cells;
        }

        if (odd) throw new SeriesDataException(TooLarge(cells));
        return last;
    }

    private long NearIndex(long ticks)
    {
        if (_tolerance == 0) return _grid.FloorIndex(ticks);
        long index = _grid.FloorIndex(ticks);
        return ticks - _grid.TicksAt(index) <= _grid.TicksAt(index + 1) - ticks ? index : index + 1;
    }

    private Finding TooLarge(long cells)
    {
        int series = _series[0], row = 1;
        long widest = -1;
        foreach (int s in _series)
        {
            ReadOnlySpan<long> ticks = _panel.Ticks(s);
            for (int i = 1; i < ticks.Length; i++)
            {
                if (ticks[i] - ticks[i - 1] <= widest) continue;
                (widest, series, row) = (ticks[i] - ticks[i - 1], s, i);
            }
        }

        // The side of the widest gap with fewer rows is the odd one.
        int length = _panel.Length(series);
        int odd = length < 2 ? 0 : row <= length - row ? row - 1 : row;
        Instant time = _panel.TimeAt(series, odd);
        string gap = widest < 0
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $" The widest gap, {widest / (double)NodaConstants.TicksPerDay:0.#} days, is beside the row at {time}.");
        return new Finding
        {
            Code = "GAP-001",
            Severity = FindingSeverity.Error,
            Series = _panel.Keys[series],
            Time = time,
            Message = string.Create(
                CultureInfo.InvariantCulture,
                $"Filling the gaps at {_grid.Frequency} would create {cells:N0} rows > {_options.MaximumCells:N0}.{gap} Correct or remove that row, state a longer frequency, or raise PreparationOptions.MaximumCells."),
        };
    }

    private void Place(int place)
    {
        int series = _series[place];
        ref SeriesGaps met = ref _met[place];
        ReadOnlySpan<long> ticks = _panel.Ticks(series);
        int cells = _offsets[place + 1] - _offsets[place];
        RowRun[] runs = ArrayPool<RowRun>.Shared.Rent(Math.Min(ticks.Length, cells));
        int count = Runs(ticks, place, runs);
        if (count < 0 && _tolerance > 0 && OffGridRows.Snap(ticks, _grid, _tolerance, out met.Snapped) is { } snapped)
            count = Runs(snapped, place, runs);
        if (count < 0)
        {
            met.Fault = OffGridRows.Describe(_panel, series, _grid, _tolerance);
        }
        else
        {
            ReadOnlySpan<RowRun> found = runs.AsSpan(0, count);
            FillStates(place, found, ref met);
            Spread(_panel.Target(series), _target.AsSpan(_offsets[place], cells), found);
            met.End = MarkMissing(_target.AsSpan(_offsets[place], cells), _targetStates.AsSpan(_offsets[place], cells));
            for (int c = 0; c < _covariates.Length; c++)
                Spread(_panel.Covariate(series, c), _covariates[c].AsSpan(_offsets[place], cells), found);
        }

        ArrayPool<RowRun>.Shared.Return(runs);
    }

    private int Runs(ReadOnlySpan<long> ticks, int place, Span<RowRun> runs) =>
        _step > 0 ? FixedRuns(ticks, _grid.TicksAt(_first[place]), runs) : CalendarRuns(ticks, (int)(_first[place] - _startsFrom), runs);

    // No division but at gaps: 4 % of all rows in the benchmark.
    private int FixedRuns(ReadOnlySpan<long> ticks, long start, Span<RowRun> runs)
    {
        unchecked
        {
            int count = 0, cell = 0;
            long expected = start;
            for (int row = 0; row < ticks.Length;)
            {
                long ahead = ticks[row] - expected;
                if (ahead != 0)
                {
                    long skipped = ahead / _step;
                    if (ahead < 0 || skipped * _step != ahead) return -1;
                    cell += (int)skipped;
                }

                int from = row;
                expected = ticks[row] + _step;
                for (row++; row < ticks.Length && ticks[row] == expected; row++) expected += _step;
                runs[count++] = new RowRun(from, cell, row - from);
                cell += row - from;
            }

            return count;
        }
    }

    private int CalendarRuns(ReadOnlySpan<long> ticks, int start, Span<RowRun> runs)
    {
        int count = 0, cell = start;
        for (int row = 0; row < ticks.Length;)
        {
            while (cell < _starts.Length && _starts[cell] < ticks[row]) cell++;
            int from = row;
            while (row < ticks.Length && cell < _starts.Length && _starts[cell] == ticks[row])
            {
                row++;
                cell++;
            }

            if (row == from) return -1;
            runs[count++] = new RowRun(from, cell - (row - from) - start, row - from);
        }

        return count;
    }

    private void FillStates(int place, ReadOnlySpan<RowRun> runs, ref SeriesGaps met)
    {
        Span<CellState> states = _targetStates.AsSpan(_offsets[place], _offsets[place + 1] - _offsets[place]);
        int end = 0;
        met.First = -1;
        foreach (RowRun run in runs)
        {
            int gap = run.Cell - end;
            if (gap > 0)
            {
                states.Slice(end, gap).Fill(CellState.Inserted);
                if (met.First < 0) met.First = end;
                met.Inserted += gap;
                met.Longest = Math.Max(met.Longest, gap);
            }

            end = run.Cell + run.Count;
        }

        if (_panel.Rows.States is not { } given) return;
        ReadOnlySpan<CellState> rows = given.AsSpan(_panel.Rows.Offsets[_series[place]], _panel.Length(_series[place]));
        foreach (RowRun run in runs) rows.Slice(run.Row, run.Count).CopyTo(states[run.Cell..]);
    }

    private static void Spread(ReadOnlySpan<double> rows, Span<double> cells, ReadOnlySpan<RowRun> runs)
    {
        int end = 0;
        foreach (RowRun run in runs)
        {
            for (; end < run.Cell; end++) cells[end] = double.NaN;
            rows.Slice(run.Row, run.Count).CopyTo(cells[end..]);
            end += run.Count;
        }
    }

    /// <summary>Marks rows without a value; returns the cell after the last value.</summary>
    private static int MarkMissing(ReadOnlySpan<double> values, Span<CellState> states)
    {
        int end = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsNaN(values[i])) end = i + 1;
            else if ((states[i] & CellState.Inserted) == 0) states[i] |= CellState.Missing;
        }

        return end;
    }

    private void Tell(ICollection<Finding> findings)
    {
        List<Finding> faults = [.. _met.Where(met => met.Fault is not null).Select(met => met.Fault!)];
        if (faults.Count > 0) throw new SeriesDataException(faults);
        for (int i = 0; i < _series.Length; i++)
        {
            SeriesGaps met = _met[i];
            if (met.Inserted > 0)
            {
                findings.Add(new Finding
                {
                    Code = "GAP-002",
                    Severity = FindingSeverity.Information,
                    Series = _panel.Keys[_series[i]],
                    Time = _grid.InstantAt(_first[i] + met.First),
                    Count = met.Inserted,
                    Message = string.Create(
                        CultureInfo.InvariantCulture,
                        $"{met.Inserted} missing times of {_grid.Frequency} were inserted, at most {met.Longest} in a row."),
                });
            }

            if (met.Snapped == 0) continue;
            findings.Add(new Finding
            {
                Code = "TIM-031",
                Severity = FindingSeverity.Warning,
                Series = _panel.Keys[_series[i]],
                Count = met.Snapped,
                Message = string.Create(
                    CultureInfo.InvariantCulture, $"{met.Snapped} rows were moved onto the grid, by at most {_options.SnapTolerance.TotalSeconds:0.######} s."),
            });
        }
    }

    // A column shares the marks of the inserted cells with others, unless it has missing values of its own.
    private void MarkCovariates(CancellationToken cancellationToken)
    {
        if (_covariates.Length == 0) return;
        bool bare = _panel.Rows.States is null && _met.All(met => met.Inserted == 0);
        CellState[]? shared = null;
        for (int c = 0; c < _covariates.Length; c++)
        {
            double[] values = _covariates[c];
            bool missing = false;
            for (int i = 0; i < values.Length && !missing; i++)
                missing = double.IsNaN(values[i]) && (_targetStates[i] & CellState.Inserted) == 0;
            if (!missing && bare) continue;
            if (!missing && shared is not null)
            {
                _covariateStates[c] = shared;
                continue;
            }

            CellState[] states = _targetStates.ToArray();
            SeriesWork.Run(_series.Length, _options.Threads, s =>
            {
                Span<CellState> part = states.AsSpan(_offsets[s], _offsets[s + 1] - _offsets[s]);
                for (int i = 0; i < part.Length; i++) part[i] &= ~CellState.Missing;
                MarkMissing(values.AsSpan(_offsets[s], part.Length), part);
            }, cancellationToken);
            _covariateStates[c] = states;
            if (!missing) shared = states;
        }
    }

    private PanelCells ToCells()
    {
        long origin = long.MinValue;
        for (int i = 0; i < _series.Length; i++)
        {
            if (_met[i].End > 0) origin = Math.Max(origin, _first[i] + _met[i].End);
        }

        return new PanelCells
        {
            Schema = _panel.Schema,
            Grid = _grid,
            Keys = [.. _series.Select(s => _panel.Keys[s])],
            First = _first,
            Offsets = _offsets,
            OriginIndex = origin,
            Target = _target,
            TargetStates = _targetStates,
            Covariates = _covariates,
            CovariateStates = _covariateStates,
            Statics = [.. _panel.Rows.Statics.Select(column => _series.Select(s => column[s]).ToArray())],
        };
    }
}
