using System.Diagnostics;
using Forecasting.Time;

namespace Forecasting.Testing;

/// <summary>What an ordinary forecast looks like, that its input stays as it was, and that it can be stopped.</summary>
internal static class ForecasterContractBasics
{
    public static void Check(ForecasterContractSubject subject)
    {
        var whole = PanelPrint.Of(subject.Whole);
        var history = PanelPrint.Of(subject.History);
        var forecast = subject.Ordinary;
        subject.Require(
            ContractRule.UntouchedInput,
            PanelPrint.Of(subject.Whole) == whole && PanelPrint.Of(subject.History) == history,
            "the panel that it was fitted to, or the one that this is a part of, was changed");
        CheckShape(subject, forecast, subject.History, subject.Options.Horizon);
        CheckValues(subject, forecast);
        CheckTooFar(subject);
        CheckFirstSteps(subject);
        CheckCancellation(subject);
    }

    /// <summary>Refuses a forecast of other series, steps, times or levels than were asked for.</summary>
    public static void CheckShape(ForecasterContractSubject subject, Forecast forecast, RegularPanel history, Horizon horizon)
    {
        const ContractRule Rule = ContractRule.Shape;
        var steps = horizon.StepsFrom(history.Grid, history.OriginIndex);
        subject.Require(Rule, subject.Forecaster.Name.Length > 0, "it has no name");
        subject.Require(Rule, forecast.Origin == history.Origin, $"the forecast begins at {forecast.Origin}, the origin is {history.Origin}");
        subject.Require(Rule, forecast.Steps == steps, $"{horizon} from {history.Origin} are {steps} steps, {forecast.Steps} were forecast");
        subject.Require(Rule, forecast.Keys.SequenceEqual(history.Keys), "the forecast has other series than the history");
        subject.Require(
            Rule, forecast.Levels.Equals(subject.Options.Quantiles), $"the levels {subject.Options.Quantiles} were asked for, {forecast.Levels} were forecast");
        for (var i = 0; i < steps; i++)
        {
            var time = history.Grid.InstantAt(history.OriginIndex + i);
            subject.Require(Rule, forecast.TimeAt(i) == time, $"step {i + 1} begins at {time}, the forecast says {forecast.TimeAt(i)}");
        }

        foreach (var key in forecast.Keys)
            subject.Require(Rule, forecast.Point(key).Length == steps, $"series '{key}' has {forecast.Point(key).Length} points for {steps} steps");
    }

    /// <summary>Refuses values that are not finite, and quantiles that cross.</summary>
    public static void CheckValues(ForecasterContractSubject subject, Forecast forecast)
    {
        foreach (var key in forecast.Keys)
        {
            for (var i = 0; i < forecast.Steps; i++)
            {
                var where = $"of series '{key}' at step {i + 1}";
                subject.Require(ContractRule.Values, double.IsFinite(forecast.Point(key)[i]), $"the point {where} is not finite");
                var below = double.NegativeInfinity;
                foreach (var level in forecast.Levels)
                {
                    var value = forecast.Quantile(key, new QuantileLevel(level))[i];
                    subject.Require(ContractRule.Values, double.IsFinite(value), $"the quantile {level} {where} is not finite");
                    subject.Require(ContractRule.Values, value >= below, $"the quantile {level} {where} lies below the one before it");
                    below = value;
                }
            }
        }
    }

    private static void CheckTooFar(ForecasterContractSubject subject)
    {
        var most = subject.Model.MaximumSteps;
        subject.Require(ContractRule.Shape, most >= subject.Ordinary.Steps, $"it says that it forecasts at most {most} steps");
        if (most >= Horizon.MaximumSteps) return;
        var refused = false;
        try
        {
            subject.Model.Forecast(subject.History, Horizon.Steps(most + 1), cancellationToken: subject.CancellationToken);
        }
        catch (ArgumentOutOfRangeException)
        {
            refused = true;
        }

        subject.Require(ContractRule.Shape, refused, $"{most + 1} steps were forecast, more than the {most} that it says it can");
    }

    private static void CheckFirstSteps(ForecasterContractSubject subject)
    {
        if (!subject.Options.FirstStepsAgree) return;
        foreach (var steps in (int[])[1, Math.Max(1, subject.Ordinary.Steps / 3)])
        {
            var shorter = subject.Forecast(ContractRule.FirstSteps, subject.Model, subject.History, Horizon.Steps(steps));
            subject.RequireSame(ContractRule.FirstSteps, subject.Ordinary, shorter, $"{steps} steps are forecast instead of {subject.Ordinary.Steps}");
        }
    }

    private static void CheckCancellation(ForecasterContractSubject subject)
    {
        var stopped = new CancellationToken(canceled: true);
        RequireStopped(subject, "fit", () => subject.Forecaster.Fit(subject.History, subject.FitOptions, stopped));
        RequireStopped(
            subject, "forecast", () => subject.Model.Forecast(subject.History, subject.Options.Horizon, cancellationToken: stopped));

        // In the middle of a fit, wherever that falls: it ends in a model or says that it was stopped.
        var start = Stopwatch.GetTimestamp();
        subject.Fit(ContractRule.Works, subject.History);
        using var source = new CancellationTokenSource(Stopwatch.GetElapsedTime(start) / 3);
        long stop = 0;
        using var registration = source.Token.Register(() => Volatile.Write(ref stop, Stopwatch.GetTimestamp()));
        Stop("fit", subject, () => subject.Forecaster.Fit(subject.History, subject.FitOptions, source.Token));
        if (Volatile.Read(ref stop) is var at and > 0)
        {
            var late = Stopwatch.GetElapsedTime(at);
            subject.Require(ContractRule.Cancellation, late <= subject.Options.CancellationLimit, $"a stopped fit went on for {late.TotalSeconds:F1} s");
        }
    }

    private static void RequireStopped(ForecasterContractSubject subject, string what, Action work) =>
        subject.Require(ContractRule.Cancellation, Stop(what, subject, work), $"a {what} that was stopped before it began ended in a result");

    // Tells whether the work ended in an OperationCanceledException; refuses any other one.
    private static bool Stop(string what, ForecasterContractSubject subject, Action work)
    {
        try
        {
            work();
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
#pragma warning disable CA1031 // Any other exception is the violation, and is kept inside.
        catch (Exception e)
#pragma warning restore CA1031
        {
            throw new ContractViolationException(
                ContractRule.Cancellation, $"'{subject.Forecaster.Name}': a stopped {what} ended in {e.GetType().Name}: {e.Message}", e);
        }
    }
}
