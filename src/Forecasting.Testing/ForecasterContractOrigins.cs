using NodaTime;

namespace Forecasting.Testing;

/// <summary>Nothing after the origin changes a forecast.</summary>
/// <remarks>
/// Every value after the origin is overwritten, a panel is made of the rows anew and taken back to the origin, and the whole way is
/// gone again: preparation, fit, forecast. The rows have gaps at the origin, which a preparation must not fill from beyond it. Columns
/// known in advance are overwritten too where the model says that it does not need them.
/// </remarks>
internal static class ForecasterContractOrigins
{
    public static void Check(ForecasterContractSubject subject)
    {
        Check(subject, ContractRows.Origin);
        Check(subject, ContractRows.ClockChangeOrigin);
    }

    private static void Check(ForecasterContractSubject subject, Instant origin)
    {
        const ContractRule Rule = ContractRule.NoLookAhead;
        var cell = subject.Rows.CellOf(origin);
        var rows = subject.Rows.WithGaps(cell);
        var history = subject.Prepare(rows.ToPanel()).AsOf(origin, subject.CancellationToken);
        var model = subject.Fit(Rule, history);
        var expected = subject.Forecast(Rule, model, history);
        var known = !model.NeedsInAdvance.Contains(ContractRows.Known);
        foreach (var change in Enum.GetValues<ContractChange>())
        {
            var changed = rows.Change(cell, rows.Count, change, known);
            var actual = subject.Run(Rule, subject.Prepare(changed.ToPanel()).AsOf(origin, subject.CancellationToken));
            subject.RequireSame(Rule, expected, actual, $"every value after the origin {origin} becomes {Words(change)}");
        }
    }

    /// <summary>Says what is written over values, for a message.</summary>
    public static string Words(ContractChange change) => change switch
    {
        ContractChange.Missing => "missing",
        ContractChange.Huge => "1e300",
        _ => "noise",
    };
}
