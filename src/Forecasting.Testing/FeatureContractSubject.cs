using Forecasting.Features;

namespace Forecasting.Testing;

/// <summary>A feature under check, and the data it is checked on.</summary>
internal sealed class FeatureContractSubject
{
    private const int LongestHistory = 20_000;
    private const int ShortestDays = 21;

    public FeatureContractSubject(Feature feature, FeatureContractOptions options, CancellationToken cancellationToken)
    {
        Feature = feature;
        Options = options;
        CancellationToken = cancellationToken;
        FeatureSet set = [feature];
        var probe = set.Fit(Prepare(ContractRows.Create(ShortestDays, options.Seed)));
        Needed = probe.NeededHistory;
        // Twice what is looked at: so that windows are full for many origins.
        Rows = ContractRows.Create(ShortestDays + (Math.Min(Needed, LongestHistory) / 12), options.Seed);
        Gaps = Rows.WithGaps(Rows.CellOf(ContractRows.Origin));
        Whole = Prepare(Gaps);
        Fitted = set.Fit(Whole.AsOf(ContractRows.Origin, cancellationToken));
        Trained = Fitted.Transform(Whole, 1, cancellationToken);
        Most = Math.Min(feature.KnownWhen.Steps, 48);
    }

    public Feature Feature { get; }

    public FeatureContractOptions Options { get; }

    public CancellationToken CancellationToken { get; }

    /// <summary>Gets how many cells before a row the feature says it looks at.</summary>
    public int Needed { get; }

    /// <summary>Gets whether the feature looks further back than is checked.</summary>
    public bool NeedsAll => Needed > LongestHistory;

    /// <summary>Gets rows without a gap.</summary>
    public ContractRows Rows { get; }

    /// <summary>Gets the rows with gaps at the ordinary origin.</summary>
    public ContractRows Gaps { get; }

    /// <summary>Gets the panel of all rows with gaps.</summary>
    public RegularPanel Whole { get; }

    /// <summary>Gets the feature, fitted to what was known at the ordinary origin.</summary>
    public FittedFeatureSet Fitted { get; }

    /// <summary>Gets the rows for training: every cell, computed with all that is known in the end.</summary>
    public FeatureMatrix Trained { get; }

    /// <summary>Gets the furthest step ahead that is checked: as far as the feature says it is known, two days at the most.</summary>
    public int Most { get; }

    public RegularPanel Prepare(ContractRows rows) => Options.Preparation(rows.ToPanel());

    /// <summary>Computes the rows of steps ahead of an origin.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="cell">The cell of the origin.</param>
    /// <param name="first">The first step, counted from 1.</param>
    /// <param name="last">The last step.</param>
    /// <param name="fitted">The fitted feature; null for the one that was fitted at the ordinary origin.</param>
    public FeatureMatrix Serve(RegularPanel panel, int cell, int first, int last, FittedFeatureSet? fitted = null) =>
        (fitted ?? Fitted).TransformAhead(panel.AsOf(Rows.TimeOf(cell), CancellationToken), first, last, CancellationToken);

    public void Require(ContractRule rule, bool holds, string message)
    {
        if (!holds) throw new ContractViolationException(rule, $"feature '{Feature.Name}': {message}.");
    }

    /// <summary>Refuses a value that differs in a bit.</summary>
    /// <param name="rule">What is checked.</param>
    /// <param name="expected">A matrix and a row of it.</param>
    /// <param name="actual">The other.</param>
    /// <param name="cell">The cell of the row, for the message.</param>
    /// <param name="when">What was changed, after "when".</param>
    public void RequireSame(
        ContractRule rule, (FeatureMatrix Matrix, int Row) expected, (FeatureMatrix Matrix, int Row) actual, int cell, string when)
    {
        for (var c = 0; c < expected.Matrix.Columns.Count; c++)
        {
            var one = expected.Matrix.Column(c).Span[expected.Row];
            var other = actual.Matrix.Column(c).Span[actual.Row];
            if (BitConverter.SingleToInt32Bits(one) == BitConverter.SingleToInt32Bits(other) || (float.IsNaN(one) && float.IsNaN(other))) continue;
            throw new ContractViolationException(
                rule,
                FormattableString.Invariant(
                    $"feature '{Feature.Name}': column '{expected.Matrix.Columns[c].Name}' at {Rows.TimeOf(cell)} goes from {one:R} to {other:R} when {when}."));
        }
    }

    /// <summary>Refuses a matrix that differs in a bit at cells before an end.</summary>
    public void RequireSame(ContractRule rule, FeatureMatrix expected, FeatureMatrix actual, Range cells, string when)
    {
        var count = Rows.Count;
        for (var s = 0; s < Rows.Series.Length; s++)
        {
            for (var i = cells.Start.Value; i < cells.End.Value; i++)
                RequireSame(rule, (expected, (s * count) + i), (actual, (s * count) + i), i, when);
        }
    }
}
