using Forecasting.Features;

namespace Forecasting.Testing;

/// <summary>Names, values and threads of a feature, and that its input stays as it was.</summary>
internal static class FeatureContractBasics
{
    public static void Check(FeatureContractSubject subject)
    {
        CheckNames(subject);
        CheckValues(subject);
        var before = PanelPrint.Of(subject.Whole);
        var again = subject.Fitted.Transform(subject.Whole, 3, subject.CancellationToken);
        subject.RequireSame(ContractRule.Threads, subject.Trained, again, ..subject.Rows.Count, "three threads work instead of one");
        FeatureSet set = [subject.Feature];
        var refitted = set.Fit(subject.Whole.AsOf(ContractRows.Origin, subject.CancellationToken)).Transform(subject.Whole, 1, subject.CancellationToken);
        subject.RequireSame(ContractRule.Repeatable, subject.Trained, refitted, ..subject.Rows.Count, "it is fitted a second time");
        subject.Require(ContractRule.UntouchedInput, PanelPrint.Of(subject.Whole) == before, "the panel that it reads was changed");
    }

    private static void CheckNames(FeatureContractSubject subject)
    {
        var columns = subject.Fitted.Columns;
        subject.Require(ContractRule.Names, subject.Feature.Name.Length > 0, "it has no name");
        subject.Require(ContractRule.Names, columns.Count > 0, "it writes no column");
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var column in columns)
        {
            subject.Require(ContractRule.Names, names.Add(column.Name), $"two columns are called '{column.Name}'");
            subject.Require(
                ContractRule.Names,
                column.Name.StartsWith(subject.Feature.Name, StringComparison.Ordinal),
                $"the name of its column '{column.Name}' does not begin with its own");
        }
    }

    private static void CheckValues(FeatureContractSubject subject)
    {
        for (var c = 0; c < subject.Trained.Columns.Count; c++)
        {
            var column = subject.Trained.Columns[c];
            var found = false;
            foreach (var value in subject.Trained.Column(c).Span)
            {
                subject.Require(ContractRule.Values, !float.IsInfinity(value), $"column '{column.Name}' holds an infinite value");
                found |= !float.IsNaN(value);
                if (!column.IsCategory || float.IsNaN(value)) continue;
                var isCode = value >= 0 && value < column.Categories && float.IsInteger(value);
                subject.Require(ContractRule.Values, isCode, FormattableString.Invariant($"column '{column.Name}' of {column.Categories} categories holds {value}"));
            }

            subject.Require(ContractRule.Values, found, $"column '{column.Name}' is empty for {subject.Rows.Count} cells of three series");
        }
    }
}
