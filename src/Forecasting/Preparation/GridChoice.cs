using System.Globalization;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Preparation;

/// <summary>Finds the grid of every series, given or inferred, and refuses panels whose series do not share one.</summary>
internal sealed class GridChoice
{
    private readonly SeriesPanel _panel;
    private readonly PreparationOptions _options;
    private readonly TimeGrid?[] _grids;
    private readonly FrequencyEvidence?[] _evidence;
    private readonly DateTimeZone _zone;
    private readonly long _tolerance;

    private GridChoice(SeriesPanel panel, PreparationOptions options)
    {
        _panel = panel;
        _options = options;
        _grids = new TimeGrid?[panel.SeriesCount];
        _evidence = new FrequencyEvidence?[panel.SeriesCount];
        _zone = panel.Schema.CalendarZone;
        _tolerance = options.SnapTolerance.BclCompatibleTicks;
    }

    /// <summary>Returns the grid of each series; null for a series without a row.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="options">The options.</param>
    /// <param name="findings">Takes the evidence.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="SeriesDataException">A series has no single frequency, or the series differ and are not aggregated.</exception>
    public static TimeGrid?[] Of(SeriesPanel panel, PreparationOptions options, ICollection<Finding> findings, CancellationToken cancellationToken)
    {
        var choice = new GridChoice(panel, options);
        if ((options.Frequency ?? panel.Schema.Frequency) is { } frequency)
        {
            SeriesWork.Run(panel.SeriesCount, options.Threads, s => choice.Lay(s, frequency), cancellationToken);
            choice.RefuseUnplaced(frequency);
        }
        else
        {
            SeriesWork.Run(panel.SeriesCount, options.Threads, choice.Infer, cancellationToken);
            choice.AdoptForTheRest(findings);
            choice.TellEvidence(findings);
        }

        if (options.AggregateTo is null) choice.RefuseDifferent();
        return choice._grids;
    }

    private void Lay(int series, Frequency frequency)
    {
        ReadOnlySpan<long> ticks = _panel.Ticks(series);
        if (!ticks.IsEmpty) _grids[series] = GridSample.Best(ticks, frequency, _zone, _tolerance);
    }

    private void Infer(int series)
    {
        ReadOnlySpan<long> ticks = _panel.Ticks(series);
        if (ticks.IsEmpty) return;
        FrequencyEvidence evidence = FrequencyInference.Infer(ticks, _zone);
        _evidence[series] = evidence;
        if (evidence.Frequency is { } frequency)
            _grids[series] = GridSample.Through(evidence.SampleTicks, frequency, _zone, _tolerance);
    }

    private void RefuseUnplaced(Frequency frequency)
    {
        for (int s = 0; s < _grids.Length; s++)
        {
            if (_grids[s] is not null || _panel.Length(s) == 0) continue;
            throw SeriesDataException.Of(
                "TIM-030",
                $"No row stands on a calendar of {frequency}: the first is at {_panel.TimeAt(s, 0)}. State another frequency.",
                _panel.Keys[s]);
        }
    }

    // A series too short or too holey to show a step of its own takes that of the others, where all of its rows stand on it.
    private void AdoptForTheRest(ICollection<Finding> findings)
    {
        TimeGrid? common = Groups() is [var largest, ..] ? largest.Grid : null;
        for (int s = 0; s < _grids.Length; s++)
        {
            if (_evidence[s] is not { Frequency: null } evidence) continue;
            string code = evidence.DistinctTimes < 3 ? "TIM-041" : "TIM-042";
            if (common is not null && AllOn(common, _panel.Ticks(s)))
            {
                _grids[s] = common;
                findings.Add(new Finding
                {
                    Code = code,
                    Severity = FindingSeverity.Information,
                    Series = _panel.Keys[s],
                    Message = $"Takes the frequency of the other series, {common.Frequency}, on which all of its rows stand. {evidence.Explanation}",
                });
                continue;
            }

            throw SeriesDataException.Of(
                code, $"{evidence.Explanation} Set PreparationOptions.Frequency or SeriesSchema.Frequency.", _panel.Keys[s]);
        }
    }

    private static bool AllOn(TimeGrid grid, ReadOnlySpan<long> ticks)
    {
        foreach (long tick in ticks)
        {
            if (!grid.TryIndexOf(tick, out _)) return false;
        }

        return true;
    }

    private void TellEvidence(ICollection<Finding> findings)
    {
        foreach ((TimeGrid grid, List<int> series) in Groups())
        {
            int weakest = series[0];
            foreach (int s in series)
            {
                if (_evidence[s] is { Frequency: not null } other
                    && (_evidence[weakest] is not { Frequency: not null } || other.Confidence < _evidence[weakest]!.Confidence)) weakest = s;
            }

            FrequencyEvidence evidence = _evidence[weakest]!;
            string least = series.Count == 1 ? "" : $"{series.Count} series; the least certain is '{_panel.Keys[weakest]}': ";
            findings.Add(new Finding
            {
                Code = "TIM-043",
                Severity = FindingSeverity.Information,
                Series = series.Count == 1 ? _panel.Keys[weakest] : null,
                Count = series.Count,
                Message = string.Create(
                    CultureInfo.InvariantCulture,
                    $"The frequency is {grid.Frequency} by the times, with a confidence of {evidence.Confidence:0.00}. {least}{evidence.Explanation}"),
            });
        }
    }

    private void RefuseDifferent()
    {
        List<(TimeGrid Grid, List<int> Series)> groups = Groups();
        if (groups.Count < 2) return;
        IEnumerable<string> table = groups.Select(group => string.Create(
            CultureInfo.InvariantCulture,
            $"{group.Grid.Frequency} through {group.Grid.Anchor}: {group.Series.Count} series ({string.Join(", ", group.Series.Take(5).Select(s => _panel.Keys[s]))}{(group.Series.Count > 5 ? ", ..." : "")})"));
        var findings = new List<Finding>
        {
            new()
            {
                Code = "TIM-040",
                Severity = FindingSeverity.Error,
                Count = groups.Count,
                Message = $"The series do not share one grid: {string.Join("; ", table)}. Set PreparationOptions.AggregateTo to a longer common frequency, or prepare them as separate panels.",
            },
        };
        foreach ((TimeGrid grid, List<int> series) in groups)
        {
            findings.AddRange(series.Select(s => new Finding
            {
                Code = "TIM-040",
                Severity = FindingSeverity.Error,
                Series = _panel.Keys[s],
                Time = _panel.TimeAt(s, 0),
                Count = _panel.Length(s),
                Message = $"{grid.Frequency} through {grid.Anchor}, {_panel.Length(s)} rows.",
            }));
        }

        throw new SeriesDataException(findings);
    }

    /// <summary>Groups the series by grid, the largest group first, then in the order of the keys.</summary>
    private List<(TimeGrid Grid, List<int> Series)> Groups()
    {
        var groups = new List<(TimeGrid Grid, List<int> Series)>();
        var places = new Dictionary<TimeGrid, int>();
        for (int s = 0; s < _grids.Length; s++)
        {
            if (_grids[s] is not { } grid) continue;
            if (!places.TryGetValue(grid, out int place))
            {
                places.Add(grid, place = groups.Count);
                groups.Add((grid, []));
            }

            groups[place].Series.Add(s);
        }

        return [.. groups.OrderByDescending(group => group.Series.Count)];
    }
}
