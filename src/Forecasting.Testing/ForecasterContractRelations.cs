using System.Globalization;

namespace Forecasting.Testing;

/// <summary>What must not matter: the run, the threads, the culture, the order of rows, the names of series.</summary>
internal static class ForecasterContractRelations
{
    // A comma as the decimal mark; a dotless i; another calendar and other digits.
    private static readonly string[] Cultures = ["de-DE", "tr-TR", "ar-SA"];

    public static void Check(ForecasterContractSubject subject)
    {
        var again = subject.Run(ContractRule.Repeatable, subject.History);
        subject.RequireSame(ContractRule.Repeatable, subject.Ordinary, again, "it is fitted a second time");
        var threads = subject.Run(ContractRule.Threads, subject.History, threads: 2);
        subject.RequireSame(ContractRule.Threads, subject.Ordinary, threads, "two threads work instead of one");
        foreach (var name in Cultures) CheckCulture(subject, name);
        CheckRowOrder(subject);
        CheckColumnOrder(subject);
        CheckNames(subject);
    }

    private static void CheckCulture(ForecasterContractSubject subject, string name)
    {
        if (Find(name) is not { } culture) return;
        var (former, formerInterface) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
            var history = subject.Prepare(subject.Rows.ToPanel()).AsOf(ContractRows.Origin, subject.CancellationToken);
            var forecast = subject.Run(ContractRule.Culture, history);
            subject.RequireSame(ContractRule.Culture, subject.Ordinary, forecast, $"the culture is {name}");
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (former, formerInterface);
        }
    }

    // A program built without cultures has none to differ by.
    private static CultureInfo? Find(string name)
    {
        try
        {
            return CultureInfo.GetCultureInfo(name);
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }

    private static void CheckRowOrder(ForecasterContractSubject subject)
    {
        var history = subject.Prepare(subject.Rows.ToPanel(shuffled: true)).AsOf(ContractRows.Origin, subject.CancellationToken);
        var forecast = subject.Run(ContractRule.RowOrder, history);
        subject.RequireSame(ContractRule.RowOrder, subject.Ordinary, forecast, "the rows are given in another order");
    }

    // The model that was fitted without them is served with columns more, which stand before its own.
    private static void CheckColumnOrder(ForecasterContractSubject subject)
    {
        var history = subject.Prepare(subject.Rows.ToPanel(extra: true)).AsOf(ContractRows.Origin, subject.CancellationToken);
        var forecast = subject.Forecast(ContractRule.ColumnOrder, subject.Model, history);
        subject.RequireSame(ContractRule.ColumnOrder, subject.Ordinary, forecast, "the history has columns more, and its own in other places");
    }

    private static void CheckNames(ForecasterContractSubject subject)
    {
        var renamed = subject.Rows.Copy();
        for (var s = 0; s < renamed.Series.Length; s++) renamed.Series[s] = renamed.Series[s] with { Key = Rename(renamed.Series[s].Key) };
        var history = subject.Prepare(renamed.ToPanel()).AsOf(ContractRows.Origin, subject.CancellationToken);
        var forecast = subject.Run(ContractRule.Names, history);
        subject.RequireSame(ContractRule.Names, subject.Ordinary, forecast, "the series have other names", key => Rename(key[0]));
    }

    private static string Rename(string key) => "İstanbul ı / " + key;
}
