using System.Globalization;
using Forecasting.Features.Windows;
using Forecasting.Numerics;

namespace Forecasting.Features.Covariates;

/// <summary>Statistics of a column known in advance over a window that ends at the row or before it.</summary>
internal sealed class KnownWindowFeature(string column, int length, int lag, RollingStatistics statistics) : Feature
{
    public override string Name { get; } = lag == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{column} over {length}")
        : string.Create(CultureInfo.InvariantCulture, $"{column} over {length} lag {lag}");

    public override ColumnNames NeedsInAdvance => ColumnNames.Create(column);

    public override FittedFeature Fit(RegularPanel history)
    {
        CovariatePlace.Known(history, column);
        return new Fitted(Name, column, new RollingWindow(length, lag, minimumCount: 1), statistics);
    }

    private sealed class Fitted(string name, string column, RollingWindow rolling, RollingStatistics statistics) : FittedFeature
    {
        public override IReadOnlyList<FeatureColumn> Columns { get; } = RollingColumns.Of(name, statistics);

        public override int NeededHistory => rolling.Span + rolling.Lag;

        public override void Fill(in FeatureWindow window, in FeatureRows rows) =>
            RollingColumns.Fill(CovariatePlace.Of(window, column), window.From, rolling, statistics, rows);
    }
}
