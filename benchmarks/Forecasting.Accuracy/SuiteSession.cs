using System.Diagnostics;
using System.Globalization;
using Forecasting.Search;

namespace Forecasting.Accuracy;

/// <summary>Runs one suite: proves it, scores the forecasters, prints.</summary>
internal sealed class SuiteSession(AccuracySuite suite, SuiteRun run, bool asJson)
{
    /// <summary>Runs the suite.</summary>
    /// <param name="forecasters">The names of the forecasters.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public int Run(IReadOnlyList<string> forecasters, CancellationToken cancellationToken)
    {
        try
        {
            bool? isReproduced = Prove(cancellationToken);
            int code = isReproduced == false ? ExitCode.NotReproduced : ExitCode.Done;
            var scores = new List<SuiteScore>();
            foreach (string name in forecasters) code = Math.Max(code, Score(name, isReproduced, scores, cancellationToken));
            if (!asJson) ScoreTable.Write(Console.Out, scores);
            return code;
        }
        catch (FileNotFoundException e)
        {
            run.Log.WriteLine($"{suite.Name}: {e.Message}");
            return ExitCode.NoData;
        }
        catch (Exception e) when (e is ForecastException or ArgumentException)
        {
            run.Log.WriteLine($"{suite.Name}: {e.Message}");
            return ExitCode.Failed;
        }
        catch (OperationCanceledException)
        {
            run.Log.WriteLine($"{suite.Name}: stopped");
            return ExitCode.Failed;
        }
    }

    private bool? Prove(CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        IReadOnlyList<BaselineFigure> figures = suite.Prove(cancellationToken);
        if (figures.Count == 0)
        {
            run.Log.WriteLine($"{suite.Name}: no baseline was published for this protocol");
            return null;
        }

        foreach (BaselineFigure figure in figures.Where(figure => !figure.IsReproduced))
            run.Log.WriteLine($"{suite.Name}: NOT reproduced: {figure}");
        int reproduced = figures.Count(figure => figure.IsReproduced);
        run.Log.WriteLine($"{suite.Name}: {reproduced} of {figures.Count} published figures reproduced in {Seconds(start)} s");
        return reproduced == figures.Count;
    }

    // One forecaster that fails does not keep the others from their scores.
    private int Score(string name, bool? isReproduced, List<SuiteScore> scores, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        try
        {
            foreach (SuiteScore score in suite.Score(ForecasterCatalog.Create(name), cancellationToken))
            {
                scores.Add(score with { IsBaselineReproduced = isReproduced });
                if (asJson) Console.Out.WriteLine(ScoreLine.Of(scores[^1]));
            }

            run.Log.WriteLine($"{suite.Name}: {name} in {Seconds(start)} s");
            return ExitCode.Done;
        }
        catch (Exception e) when (e is ForecastException or ArgumentException or InvalidOperationException)
        {
            run.Log.WriteLine($"{suite.Name}: {name} failed after {Seconds(start)} s: {e.Message}");
            return ExitCode.Failed;
        }
    }

    private static string Seconds(long start) => Stopwatch.GetElapsedTime(start).TotalSeconds.ToString("F1", CultureInfo.InvariantCulture);
}
