using System.Diagnostics;
using Forecasting.Preparation;
using Forecasting.Tables;

namespace Forecasting.Tests.Long;

/// <summary>Whatever the bytes, a table is read or refused by a finding, in bounded memory and time.</summary>
[Trait("Tier", "Long")]
[Collection(LongCollection.Name)]
public sealed class CsvFuzzTests
{
    private const int PerFile = 50;

    // The files have a few kilobytes; the reader's own buffers take up to a quarter of a megabyte.
    private const long MostBytesRead = 4 << 20;
    private const long MostBytesPrepared = 64 << 20;
    private const double MostSeconds = 10;
    private static readonly PreparationOptions Preparation = new() { MaximumCells = 20_000, Threads = 1 };

    private readonly SortedDictionary<string, int> _codes = new(StringComparer.Ordinal);
    private int _read;
    private int _prepared;
    private long _mostRead;
    private long _mostPrepared;
    private double _longest;

    [Fact(Explicit = true)]
    public void Read_DamagedFiles_AreReadOrRefusedByAFinding()
    {
        var rounds = new TimedRounds();
        int executions = 0, valid = 0;
        while (rounds.Next())
        {
            FuzzFile file = FuzzFile.Draw(rounds.Random), other = FuzzFile.Draw(rounds.Random);
            string? refused = Execute(file, file.Bytes, rounds);
            Assert.True(refused is null, $"The undamaged file is refused: {refused}; {rounds.Where}.");
            valid++;
            for (int i = 0; i < PerFile; i++, executions++)
            {
                string? code = Execute(file, FuzzMutation.Apply(rounds.Random, file.Bytes, other.Bytes), rounds);
                if (code is not null) _codes[code[..7]] = _codes.GetValueOrDefault(code[..7]) + 1;
            }
        }

        rounds.Tell($"{executions} damaged files of {valid} dialect draws: {_read - valid} read, {_prepared - valid} prepared, {_codes.Values.Sum()} refused by {_codes.Count} codes, longest {_longest:0.00} s, most allocated {_mostRead >> 10} KiB reading, {_mostPrepared >> 10} KiB preparing");
        rounds.Tell($"{string.Join(' ', _codes.Select(pair => $"{pair.Key}:{pair.Value}"))}");
    }

    /// <summary>Reads, places and prepares; returns the refusal, or null.</summary>
    private string? Execute(FuzzFile file, byte[] bytes, TimedRounds rounds)
    {
        var watch = Stopwatch.StartNew();
        long start = GC.GetAllocatedBytesForCurrentThread(), middle = start;
        try
        {
            SeriesPanel panel = SeriesTable.ReadCsvStream(new MemoryStream(bytes), file.Schema, file.Options).ToPanel();
            middle = GC.GetAllocatedBytesForCurrentThread();
            _read++;
            RegularPanel prepared = panel.Prepare(Preparation);
            CheckValues(prepared);
            _prepared++;
            return null;
        }
        catch (ForecastException refusal)
        {
            Assert.All(refusal.Findings, finding => Assert.True(finding.Code.Length == 7 && finding.Message.Length > 10, finding.ToString()));
            return refusal.Message;
        }
        catch (Exception fault) when (fault is not Xunit.Sdk.IAssertionException)
        {
            Assert.Fail($"{fault}\n{file.Schema} {file.Options}\n{rounds.Where}: {Convert.ToBase64String(bytes)}");
            throw;
        }
        finally
        {
            CheckCost(start, middle, watch.Elapsed.TotalSeconds, $"{rounds.Where}: {bytes.Length} bytes");
        }
    }

    private void CheckCost(long start, long middle, double seconds, string where)
    {
        long end = GC.GetAllocatedBytesForCurrentThread();
        // Where reading was refused, all was allocated reading.
        long read = middle == start ? end - start : middle - start, prepared = middle == start ? 0 : end - middle;
        (_mostRead, _mostPrepared, _longest) = (Math.Max(_mostRead, read), Math.Max(_mostPrepared, prepared), Math.Max(_longest, seconds));
        Assert.True(read <= MostBytesRead && prepared <= MostBytesPrepared, $"{read} bytes were allocated reading, {prepared} preparing; {where}.");
        Assert.True(seconds <= MostSeconds, $"{seconds} s; {where}.");
    }

    private static void CheckValues(RegularPanel panel)
    {
        for (int s = 0; s < panel.SeriesCount; s++)
        {
            foreach (double value in panel.Target(s)) Assert.False(double.IsInfinity(value), $"Series {panel.Keys[s]} has an infinite value.");
            for (int c = 0; c < panel.Columns.Count; c++)
            {
                foreach (double value in panel.Covariate(s, c)) Assert.False(double.IsInfinity(value), $"{panel.Columns[c].Name} has an infinite value.");
            }
        }
    }
}
