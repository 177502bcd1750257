using System.Globalization;
using Forecasting.Features.Windows;

namespace Forecasting.Features.Covariates;

/// <summary>The exponentially weighted mean of a column known in advance, up to the row.</summary>
internal sealed class KnownExponentialMeanFeature : Feature
{
    private readonly string _column;
    private readonly double _alpha;
    private readonly int _warmUp;

    public KnownExponentialMeanFeature(string column, double halfLife)
    {
        _alpha = ExponentialMeanFeature.AlphaOf(halfLife);
        _warmUp = ExponentialMeanFeature.WarmUpOf(halfLife);
        _column = column;
        Name = string.Create(CultureInfo.InvariantCulture, $"{column} exponential mean {halfLife}");
    }

    public override string Name { get; }

    public override ColumnNames NeedsInAdvance => ColumnNames.Create(_column);

    public override FittedFeature Fit(RegularPanel history)
    {
        CovariatePlace.Known(history, _column);
        return new Fitted(Name, _column, _alpha, _warmUp);
    }

    private sealed class Fitted(string name, string column, double alpha, int warmUp) : FittedFeature
    {
        public override IReadOnlyList<FeatureColumn> Columns { get; } = [new FeatureColumn(name)];

        public override int NeededHistory { get; } = Numerics.ExponentialMean.Reach(alpha) - 1;

        internal override int WarmUp => Math.Min(warmUp, NeededHistory);

        public override void Fill(in FeatureWindow window, in FeatureRows rows) =>
            Numerics.ExponentialMean.Compute(CovariatePlace.Of(window, column), alpha, 0, window.From, rows[0]);
    }
}
