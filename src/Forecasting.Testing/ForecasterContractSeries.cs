namespace Forecasting.Testing;

/// <summary>Series out of the ordinary: new, ended, constant, empty, short, or not begun yet.</summary>
/// <remarks>
/// Each ends in a forecast, in missing points, or in a <see cref="SeriesDataException"/>; the other series of the panel are forecast
/// as ever.
/// </remarks>
internal static class ForecasterContractSeries
{
    private const ContractRule Rule = ContractRule.UnusualSeries;
    private const int Unusual = 1;

    public static void Check(ForecasterContractSubject subject)
    {
        CheckNewSeries(subject);
        var (origin, count) = (subject.OriginCell, subject.Rows.Count);
        CheckOutcome(subject, "ended ten days ago", series => series.End = origin - 240);
        CheckOutcome(subject, "has no value", series => Array.Fill(series.Target, double.NaN));
        CheckOutcome(subject, "began three days ago", series => series.First = origin - 72);
        CheckOutcome(subject, "begins after the origin", series => series.First = Math.Min(count, origin + 24));
        CheckConstant(subject);
    }

    // A series more, which the model does not know, leaves the forecasts of the others as they are.
    private static void CheckNewSeries(ForecasterContractSubject subject)
    {
        var fewer = subject.Rows.Without(Unusual);
        var known = subject.Prepare(fewer.ToPanel()).AsOf(ContractRows.Origin, subject.CancellationToken);
        var model = subject.Fit(Rule, known);
        var expected = subject.Forecast(Rule, model, known);
        Forecast actual;
        try
        {
            actual = model.Forecast(subject.History, subject.Options.Horizon, cancellationToken: subject.CancellationToken);
        }
        catch (SeriesDataException)
        {
            return;
        }
#pragma warning disable CA1031 // Any other exception is the violation, and is kept inside.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            throw Undefined(subject, "is new to the model", e);
        }

        subject.RequireSame(Rule, expected, actual, "the history holds a series more, which the model does not know");
        CheckPoints(subject, actual, "is new to the model");
    }

    private static void CheckOutcome(ForecasterContractSubject subject, string how, Action<ContractSeries> change)
    {
        var rows = subject.Rows.Copy();
        change(rows.Series[Unusual]);
        Forecast forecast;
        try
        {
            var history = subject.Prepare(rows.ToPanel()).AsOf(ContractRows.Origin, subject.CancellationToken);
            var model = subject.Forecaster.Fit(history, subject.FitOptions, subject.CancellationToken);
            forecast = model.Forecast(history, subject.Options.Horizon, cancellationToken: subject.CancellationToken);
        }
        catch (SeriesDataException)
        {
            return;
        }
#pragma warning disable CA1031 // Any other exception is the violation, and is kept inside.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            throw Undefined(subject, how, e);
        }

        CheckPoints(subject, forecast, how);
    }

    private static void CheckConstant(ForecasterContractSubject subject)
    {
        var rows = subject.Rows.Copy();
        Array.Fill(rows.Series[Unusual].Target, 5);
        var history = subject.Prepare(rows.ToPanel()).AsOf(ContractRows.Origin, subject.CancellationToken);
        var forecast = subject.Run(Rule, history);
        var key = forecast.Keys[Unusual];
        foreach (var point in forecast.Point(key))
            subject.Require(Rule, double.IsFinite(point), $"the forecast of a constant series is {point}");
    }

    private static void CheckPoints(ForecasterContractSubject subject, Forecast forecast, string how)
    {
        for (var s = 0; s < forecast.Keys.Count; s++)
        {
            foreach (var point in forecast.Point(forecast.Keys[s]))
            {
                var fits = s == Unusual ? !double.IsInfinity(point) : double.IsFinite(point);
                subject.Require(Rule, fits, $"where series '{forecast.Keys[Unusual]}' {how}, series '{forecast.Keys[s]}' is forecast as {point}");
            }
        }
    }

    private static ContractViolationException Undefined(ForecasterContractSubject subject, string how, Exception e) =>
        new(Rule, $"'{subject.Forecaster.Name}': a series that {how} ended in {e.GetType().Name}: {e.Message}", e);
}
