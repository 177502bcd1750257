using System.Globalization;
using Forecasting.Features;

namespace Forecasting.Forecasters.Ssa;

/// <summary>What the signal of a series, as known some steps before the row, says.</summary>
internal sealed class SsaFeature(int lag, int? window, int components) : Feature
{
    public override string Name { get; } = string.Create(
        CultureInfo.InvariantCulture, $"ssa {(window is { } steps ? $"{steps} " : "")}lag {lag} components {components}");

    public override Availability KnownWhen => Availability.AfterLag(lag);

    public override FittedFeature Fit(RegularPanel history) => Fit(new FeatureSource(history));

    // On the forecaster's own scale: the signal of logarithms is another.
    internal override FittedFeature Fit(FeatureSource source)
    {
        RegularPanel history = source.Panel;
        int longest = window ?? SsaSettings.Default(history.Frequency);
        var filters = new Dictionary<SeriesKey, SignalFilters>();
        for (int s = 0; s < history.SeriesCount; s++)
        {
            if (SignalFilters.Of(source.Target(s), longest, components, lag) is { } own) filters.Add(history.Keys[s], own);
        }

        return new Fitted(Name, (lag, components), filters);
    }

    private sealed class Fitted : FittedFeature
    {
        private readonly int _lag;
        private readonly Dictionary<SeriesKey, SignalFilters> _filters;

        public Fitted(string name, (int Lag, int Components) shape, Dictionary<SeriesKey, SignalFilters> filters)
        {
            _lag = shape.Lag;
            _filters = filters;
            var columns = new FeatureColumn[shape.Components + 1];
            columns[0] = new FeatureColumn($"{name} forecast");
            columns[1] = new FeatureColumn($"{name} level");
            for (int c = 2; c < columns.Length; c++) columns[c] = new FeatureColumn(string.Create(CultureInfo.InvariantCulture, $"{name} component {c}"));
            Columns = columns;
            int longest = 1;
            foreach (SignalFilters own in filters.Values) longest = Math.Max(longest, own.Window);
            NeededHistory = _lag + longest - 1;
        }

        public override IReadOnlyList<FeatureColumn> Columns { get; }

        public override int NeededHistory { get; }

        public override void Fill(in FeatureWindow window, in FeatureRows rows)
        {
            SignalFilters? filters = _filters.GetValueOrDefault(window.Panel.Keys[window.Series]);
            for (int c = 0; c < Columns.Count; c++)
            {
                if (filters is null) rows[c].Fill(float.NaN);
                else filters.Apply(c, window.Target, window.From - _lag + 1, rows[c]);
            }
        }
    }
}
