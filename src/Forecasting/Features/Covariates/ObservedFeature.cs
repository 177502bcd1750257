using System.Globalization;
using Forecasting.Numerics;

namespace Forecasting.Features.Covariates;

/// <summary>A column some steps before the row, known as many steps ahead.</summary>
internal sealed class ObservedFeature(string column, int lag) : Feature
{
    public override string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"observed {column} lag {lag}");

    public override Availability KnownWhen => Availability.AfterLag(lag);

    public override FittedFeature Fit(RegularPanel history)
    {
        CovariatePlace.Any(history, column);
        return new Fitted(Name, column, lag);
    }

    private sealed class Fitted(string name, string column, int lag) : FittedFeature
    {
        public override IReadOnlyList<FeatureColumn> Columns { get; } = [new FeatureColumn(name)];

        public override int NeededHistory => lag;

        public override void Fill(in FeatureWindow window, in FeatureRows rows) =>
            WindowKernels.Lag(CovariatePlace.Of(window, column), lag, window.From, rows[0]);
    }
}
