using System.Globalization;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Preparation;

/// <summary>Aggregates the observed cells of one grid to a longer step of the local calendar.</summary>
internal sealed class AggregationPlan
{
    private readonly PanelCells _fine;
    private readonly PreparationOptions _options;
    private readonly TimeGrid _grid;
    private readonly long[] _first;
    private readonly int[] _offsets;
    private readonly long _bucketFrom;

    // The fine index at which each bucket starts, from the first bucket of the panel to the end of its last.
    private readonly long[] _bounds;

    // The lengths of the fine cells where they differ (days, months), from the first fine cell of the panel on; else empty.
    private readonly double[] _lengths = [];
    private readonly long _lengthsFrom;

    private AggregationPlan(PanelCells fine, PreparationOptions options)
    {
        (_fine, _options) = (fine, options);
        _grid = GridOf(fine.Schema, options.AggregateTo!);
        int series = fine.SeriesCount;
        _first = new long[series];
        _offsets = new int[series + 1];
        long last = long.MinValue;
        for (int s = 0; s < series; s++)
        {
            _first[s] = _grid.FloorIndex(fine.Grid.TicksAt(fine.First[s]));
            long end = _grid.FloorIndex(fine.Grid.TicksAt(fine.First[s] + fine.Length(s) - 1));
            _offsets[s + 1] = (int)(_offsets[s] + end - _first[s] + 1);
            last = Math.Max(last, end);
        }

        _bucketFrom = _first.Min();
        _bounds = Bounds(last);
        if (fine.Grid.Frequency.IsFixed) return;
        _lengthsFrom = _bounds[0];
        _lengths = Lengths();
    }

    /// <summary>Refuses options that do not say how to aggregate.</summary>
    public static void Check(SeriesSchema schema, PreparationOptions options)
    {
        if (options.TargetAggregation is null)
        {
            throw new ArgumentException(
                "AggregateTo needs TargetAggregation: Sum for an amount such as energy (kWh), Mean for a rate such as power (kW).", nameof(options));
        }

        if (options.AggregateTo!.ToString() is var text && (text.EndsWith("/end", StringComparison.Ordinal) || text.EndsWith("/business", StringComparison.Ordinal)))
            throw new ArgumentException($"{text} does not cut time into whole intervals to aggregate to; use P1M or P1D.", nameof(options));
        foreach (string name in options.CovariateAggregations.Keys)
        {
            if (!schema.Covariates.Contains(name, StringComparer.Ordinal))
                throw new ArgumentException($"CovariateAggregations names '{name}', which is no numeric column of the schema.", nameof(options));
        }
    }

    /// <summary>Aggregates.</summary>
    /// <param name="fine">The observed cells.</param>
    /// <param name="options">The step and the ways.</param>
    /// <param name="findings">Takes what was incomplete.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The cells of the longer step; all are observed ones in the sense of a plan.</returns>
    public static PanelCells Apply(PanelCells fine, PreparationOptions options, ICollection<Finding> findings, CancellationToken cancellationToken)
    {
        var plan = new AggregationPlan(fine, options);
        if (plan._grid == fine.Grid) return fine;
        int[] incomplete = new int[fine.SeriesCount];
        (double[] target, CellState[] states) = plan.Column(
            fine.Target, fine.TargetStates, options.TargetAggregation!.Value, incomplete, cancellationToken);
        double[][] covariates = new double[fine.Covariates.Length][];
        var covariateStates = new CellState[]?[covariates.Length];
        List<string> names = [.. fine.Schema.Covariates];
        for (int c = 0; c < covariates.Length; c++)
        {
            Aggregation way = options.CovariateAggregations.GetValueOrDefault(names[c], Aggregation.Mean);
            (covariates[c], covariateStates[c]) = plan.Column(fine.Covariates[c], fine.CovariateStates[c], way, null, cancellationToken);
        }

        plan.Tell(incomplete, findings);
        return fine with
        {
            Grid = plan._grid,
            First = plan._first,
            Offsets = plan._offsets,
            Target = target,
            TargetStates = states,
            Covariates = covariates,
            CovariateStates = covariateStates,
            OriginIndex = plan.Origin(target),
        };
    }

    private static TimeGrid GridOf(SeriesSchema schema, Frequency frequency)
    {
        // Intervals start where the local day, week (Monday), month or year does. 2000-01-01 was a Saturday.
        bool weeks = frequency.NominalDuration >= Duration.FromDays(2) && frequency.Period.Months == 0 && frequency.Period.Years == 0;
        Instant sample = schema.CalendarZone.AtStartOfDay(new LocalDate(2000, 1, weeks ? 3 : 1)).ToInstant();
        return TimeGrid.AlignedTo(frequency, schema.CalendarZone, sample);
    }

    private long[] Bounds(long last)
    {
        long[] ticks = new long[last - _bucketFrom + 2];
        _grid.FillTicks(_bucketFrom, ticks);
        for (int i = 0; i < ticks.Length; i++)
        {
            if (!_fine.Grid.TryIndexOf(ticks[i], out long index))
            {
                throw SeriesDataException.Of(
                    "TIM-045",
                    $"Intervals of {_fine.Grid.Frequency} through {_fine.Grid.Anchor} do not make up whole ones of {_grid.Frequency}: none starts at {Instant.FromUnixTimeTicks(ticks[i])}. Aggregate to another frequency.");
            }

            ticks[i] = index;
        }

        return ticks;
    }

    private double[] Lengths()
    {
        long[] ticks = new long[_bounds[^1] - _bounds[0] + 1];
        _fine.Grid.FillTicks(_bounds[0], ticks);
        double[] lengths = new double[ticks.Length - 1];
        for (int i = 0; i < lengths.Length; i++) lengths[i] = ticks[i + 1] - ticks[i];
        return lengths;
    }

    private (double[] Values, CellState[] States) Column(
        double[] fine, CellState[]? fineStates, Aggregation way, int[]? incomplete, CancellationToken cancellationToken)
    {
        double[] values = new double[_offsets[^1]];
        var states = new CellState[values.Length];
        SeriesWork.Run(_first.Length, _options.Threads, s =>
        {
            ReadOnlySpan<double> given = fine.AsSpan(_fine.Offsets[s], _fine.Length(s));
            ReadOnlySpan<CellState> marks = fineStates is null ? [] : fineStates.AsSpan(_fine.Offsets[s], given.Length);
            for (int i = 0; i < _offsets[s + 1] - _offsets[s]; i++)
            {
                long bucket = _first[s] + i - _bucketFrom;
                int from = (int)Math.Max(0, _bounds[bucket] - _fine.First[s]);
                int to = (int)Math.Min(given.Length, _bounds[bucket + 1] - _fine.First[s]);
                var cell = new BucketSum(way);
                for (int j = from; j < to; j++)
                    cell.Add(given[j], Length(_fine.First[s] + j), marks.IsEmpty ? CellState.Observed : marks[j]);
                double whole = _lengths.Length == 0 ? _bounds[bucket + 1] - _bounds[bucket] : Whole(bucket);
                values[_offsets[s] + i] = cell.Value(whole, _options.MinimumShare, out states[_offsets[s] + i]);
                if (incomplete is not null && cell.HasValue && double.IsNaN(values[_offsets[s] + i])) incomplete[s]++;
            }
        }, cancellationToken);
        return (values, states);
    }

    private double Length(long index) => _lengths.Length == 0 ? 1 : _lengths[index - _lengthsFrom];

    private double Whole(long bucket)
    {
        double whole = 0;
        for (long i = _bounds[bucket]; i < _bounds[bucket + 1]; i++) whole += _lengths[i - _lengthsFrom];
        return whole;
    }

    private long Origin(double[] target)
    {
        long origin = long.MinValue;
        for (int s = 0; s < _first.Length; s++)
        {
            for (int i = _offsets[s + 1] - 1; i >= _offsets[s]; i--)
            {
                if (double.IsNaN(target[i])) continue;
                origin = Math.Max(origin, _first[s] + i - _offsets[s] + 1);
                break;
            }
        }

        return origin;
    }

    private void Tell(int[] incomplete, ICollection<Finding> findings)
    {
        for (int s = 0; s < incomplete.Length; s++)
        {
            if (incomplete[s] == 0) continue;
            findings.Add(new Finding
            {
                Code = "AGG-001",
                Severity = FindingSeverity.Warning,
                Series = _fine.Keys[s],
                Count = incomplete[s],
                Message = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{incomplete[s]} intervals of {_grid.Frequency} have fewer than {_options.MinimumShare:P0} of their values, and are missing. Set MinimumShare to accept fewer."),
            });
        }
    }
}
