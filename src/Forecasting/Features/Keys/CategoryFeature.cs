namespace Forecasting.Features.Keys;

/// <summary>A category per series: the series itself, a key column or a static column. A value not met in training has no code.</summary>
internal sealed class CategoryFeature(string name, Func<RegularPanel, int, string> valueOf) : Feature
{
    private const int MaximumCategories = 10_000;

    public override string Name => name;

    public override FittedFeature Fit(RegularPanel history)
    {
        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int s = 0; s < history.SeriesCount; s++) codes.TryAdd(valueOf(history, s), codes.Count);
        if (codes.Count > MaximumCategories)
        {
            throw SeriesDataException.Of(
                "FEA-021", $"'{name}' has {codes.Count} categories, more than {MaximumCategories}; leave the feature out, or group the series by a coarser key.", column: name);
        }

        return new Fitted(new FeatureColumn(name) { Categories = codes.Count }, codes, valueOf);
    }

    private sealed class Fitted(FeatureColumn column, Dictionary<string, int> codes, Func<RegularPanel, int, string> valueOf)
        : FittedFeature
    {
        public override IReadOnlyList<FeatureColumn> Columns { get; } = [column];

        internal override string? UnknownCategory(RegularPanel panel, int series, int steps) =>
            valueOf(panel, series) is var value && !codes.ContainsKey(value) ? value : null;

        public override void Fill(in FeatureWindow window, in FeatureRows rows) =>
            rows[0].Fill(codes.TryGetValue(valueOf(window.Panel, window.Series), out int code) ? code : float.NaN);
    }
}
