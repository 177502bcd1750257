using Forecasting.Time;

namespace Forecasting.Testing;

/// <summary>A fitted model forecasts from newer history, and looks no further back than it says.</summary>
internal static class ForecasterContractHistory
{
    // Two years of hours: a model that looks back further is taken to look at all.
    private const int LongestChecked = 20_000;

    public static void Check(ForecasterContractSubject subject)
    {
        CheckNewHistory(subject);
        CheckNeededHistory(subject);
    }

    private static void CheckNewHistory(ForecasterContractSubject subject)
    {
        const ContractRule Rule = ContractRule.NewHistory;
        var origin = ContractRows.ClockChangeOrigin;
        var newer = subject.Whole.AsOf(origin, subject.CancellationToken);
        var forecast = subject.Forecast(Rule, subject.Model, newer);
        ForecasterContractBasics.CheckShape(subject, forecast, newer, subject.Options.Horizon);
        ForecasterContractBasics.CheckValues(subject, forecast);
        var day = Horizon.Days(1);
        if (subject.Model.MaximumSteps >= day.MaxSteps(newer.Grid))
            ForecasterContractBasics.CheckShape(subject, subject.Forecast(Rule, subject.Model, newer, day), newer, day);

        var changed = subject.Rows.Change(subject.Rows.CellOf(origin), subject.Rows.Count, ContractChange.Noise);
        var again = subject.Forecast(Rule, subject.Model, subject.Prepare(changed.ToPanel()).AsOf(origin, subject.CancellationToken));
        subject.RequireSame(ContractRule.NoLookAhead, forecast, again, $"a fitted model is given newer history, and what comes after {origin} becomes noise");

        var once = subject.Forecast(Rule, subject.Model, subject.History);
        subject.RequireSame(Rule, subject.Ordinary, once, "the model has forecast from newer history in between");
    }

    private static void CheckNeededHistory(ForecasterContractSubject subject)
    {
        const ContractRule Rule = ContractRule.NeededHistory;
        var needed = Math.Max(1, subject.Model.NeededHistory);
        if (needed > LongestChecked) return;
        var rows = ContractRows.Create(Math.Max(14, (needed / 24) + 7), subject.Options.Seed);
        var origin = ContractRows.Origin;
        var first = rows.CellOf(origin) - needed;
        var expected = subject.Forecast(Rule, subject.Model, subject.Prepare(rows.ToPanel()).AsOf(origin, subject.CancellationToken));
        foreach (var change in Enum.GetValues<ContractChange>())
        {
            var older = subject.Prepare(rows.Change(0, first, change, known: true).ToPanel()).AsOf(origin, subject.CancellationToken);
            subject.RequireSame(
                Rule,
                expected,
                subject.Forecast(Rule, subject.Model, older),
                $"the history before the {needed} cells that it says it needs becomes {ForecasterContractOrigins.Words(change)}");
        }

        var shorter = rows.Copy();
        foreach (var series in shorter.Series) series.First = first;
        var last = subject.Prepare(shorter.ToPanel()).AsOf(origin, subject.CancellationToken);
        subject.RequireSame(
            Rule, expected, subject.Forecast(Rule, subject.Model, last), $"the history begins with the {needed} cells that it says it needs");
    }
}
