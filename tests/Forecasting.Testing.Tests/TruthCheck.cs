using NodaTime;

namespace Forecasting.Testing.Tests;

/// <summary>Checks that a table differs from what truly was exactly where its truth says so.</summary>
internal static class TruthCheck
{
    private static readonly HashSet<SyntheticFaultKind> Removing =
    [
        SyntheticFaultKind.MissingRows, SyntheticFaultKind.LateStart, SyntheticFaultKind.EarlyEnd, SyntheticFaultKind.AutumnOnce,
        SyntheticFaultKind.AutumnAbsent,
    ];

    private static readonly HashSet<SyntheticFaultKind> Changing =
    [
        SyntheticFaultKind.EmptyDemand, SyntheticFaultKind.ZeroForMissing, SyntheticFaultKind.Spike, SyntheticFaultKind.Future,
        SyntheticFaultKind.AutumnSummed, SyntheticFaultKind.LevelShift, SyntheticFaultKind.Outage,
    ];

    public static void Explains(SyntheticLoad load)
    {
        for (var s = 0; s < load.Series.Count; s++)
            CheckSeries(load, s);
    }

    private static void CheckSeries(SyntheticLoad load, int s)
    {
        var series = load.Series[s];
        var kinds = Explained(load, series);
        var rows = new List<int>[series.Count];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = [];
        for (var r = 0; r < load.Count; r++)
        {
            if (load.SeriesIndexes[r] == s && !double.IsNaN(load.TrueDemand[r]))
                rows[StepOf(load.Times[r], series)].Add(r);
        }
        for (var i = 0; i < rows.Length; i++)
        {
            var found = kinds[i];
            var removed = found.Overlaps(Removing);
            var doubled = found.Contains(SyntheticFaultKind.IdenticalDuplicate) || found.Contains(SyntheticFaultKind.DifferentDuplicate);
            Assert.Equal(removed ? 0 : doubled ? 2 : 1, rows[i].Count);
            if (removed)
                continue;
            var seen = rows[i].Select(r => load.Demand[r]).ToArray();
            Assert.Equal(found.Contains(SyntheticFaultKind.DifferentDuplicate), seen.Length == 2 && seen[0] != seen[1]);
            if (found.Contains(SyntheticFaultKind.DifferentDuplicate) || found.Contains(SyntheticFaultKind.Stuck))
                continue;
            // A level shift or an outage may leave a small rounded reading as it is; all other changes show.
            var differs = seen[0] != series.Demand[i];
            if (!found.Contains(SyntheticFaultKind.LevelShift) && !found.Contains(SyntheticFaultKind.Outage))
                Assert.Equal(found.Overlaps(Changing), differs);
            Assert.Equal(found.Contains(SyntheticFaultKind.EmptyTemperature), double.IsNaN(load.Temperature[rows[i][0]]));
        }
        CheckStuck(load, series, rows);
    }

    private static void CheckStuck(SyntheticLoad load, SyntheticSeries series, List<int>[] rows)
    {
        foreach (var fault in load.Truth.Where(fault => fault.Series == series.Key && fault.Kind == SyntheticFaultKind.Stuck))
        {
            var start = StepOf(fault.Time, series);
            for (var i = start; i < start + fault.Count; i++)
                Assert.Equal(fault.SeenValue, load.Demand[rows[i][0]]);
            Assert.NotEqual(fault.SeenValue, load.Demand[rows[start - 1][0]]);
            Assert.NotEqual(fault.SeenValue, load.Demand[rows[start + fault.Count][0]]);
        }
    }

    private static HashSet<SyntheticFaultKind>[] Explained(SyntheticLoad load, SyntheticSeries series)
    {
        var kinds = new HashSet<SyntheticFaultKind>[series.Count];
        for (var i = 0; i < kinds.Length; i++)
            kinds[i] = [];
        foreach (var fault in load.Truth.Where(fault => fault.Series == series.Key))
        {
            var start = StepOf(fault.Time, series);
            if (fault.Kind is SyntheticFaultKind.SpringAbsent or SyntheticFaultKind.SpringEmpty)
            {
                CheckSpring(load, fault);
                continue;
            }
            Assert.True(
                fault.TrueValue == series.Demand[start] || fault.Kind is SyntheticFaultKind.LateStart or SyntheticFaultKind.EarlyEnd,
                fault.ToString());
            for (var i = start; i < start + fault.Count; i++)
                kinds[i].Add(fault.Kind);
            // The second pass follows the first: lost with it, or summed into it.
            for (var i = start + fault.Count; i < start + (2 * fault.Count); i++)
            {
                if (fault.Kind is SyntheticFaultKind.AutumnAbsent or SyntheticFaultKind.AutumnSummed)
                    kinds[i].Add(SyntheticFaultKind.AutumnAbsent);
            }
        }
        return kinds;
    }

    private static void CheckSpring(SyntheticLoad load, SyntheticFault fault)
    {
        var rows = 0;
        for (var r = 0; r < load.Count; r++)
        {
            if (load.Series[load.SeriesIndexes[r]].Key == fault.Series && load.Times[r] == fault.Time && double.IsNaN(load.TrueDemand[r]))
                rows++;
        }
        Assert.Equal(fault.Kind == SyntheticFaultKind.SpringEmpty ? fault.Count : 0, rows);
    }

    private static int StepOf(Instant time, SyntheticSeries series) => (int)((time - series.Start) / series.Step);
}
