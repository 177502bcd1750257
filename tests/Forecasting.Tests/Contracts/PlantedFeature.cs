using Forecasting.Features;

namespace Forecasting.Tests.Contracts;

/// <summary>A feature of one column, whose faults are planted by the test.</summary>
/// <param name="knownWhen">When it says it is known.</param>
/// <param name="valueOf">The value of a cell: the window, and the cell counted from the first of the series.</param>
internal sealed class PlantedFeature(Availability knownWhen, PlantedFeature.ValueOf valueOf) : Feature
{
    public delegate double ValueOf(in FeatureWindow window, int cell);

    public override string Name => "planted";

    public override Availability KnownWhen => knownWhen;

    /// <summary>Gets how many cells it says it looks at.</summary>
    public int Needed { get; init; } = 48;

    /// <summary>Gets the column that it says it writes.</summary>
    public FeatureColumn Column { get; init; } = new("planted");

    /// <summary>Gets what it learns in a fit, and adds to every value.</summary>
    public Func<RegularPanel, double> Learned { get; init; } = _ => 0;

    public override FittedFeature Fit(RegularPanel history) => new Fitted(this, valueOf, Learned(history));

    /// <summary>Reads a cell of the target as the window shows it.</summary>
    public static double Target(in FeatureWindow window, int cell) =>
        cell >= 0 && cell < window.Target.Length ? window.Target[cell] : double.NaN;

    private sealed class Fitted(PlantedFeature feature, ValueOf valueOf, double learned) : FittedFeature
    {
        public override IReadOnlyList<FeatureColumn> Columns { get; } = [feature.Column];

        public override int NeededHistory => feature.Needed;

        public override void Fill(in FeatureWindow window, in FeatureRows rows)
        {
            Span<float> output = rows[0];
            for (int i = 0; i < output.Length; i++) output[i] = (float)(valueOf(window, window.From + i) + learned);
        }
    }
}
