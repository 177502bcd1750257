using Forecasting.Time;

namespace Forecasting.Preparation;

/// <summary>Fills with one way first, and what stays missing with another.</summary>
internal sealed class ThenImputation(Imputation first, Imputation next) : Imputation
{
    public override bool LooksAhead => first.LooksAhead || next.LooksAhead;

    internal override int CellsAhead(TimeGrid grid) => Math.Max(first.CellsAhead(grid), next.CellsAhead(grid));

    internal override void Fill(in ImputedSeries series)
    {
        first.Fill(series);
        next.Fill(series);
    }

    internal override void Check(Frequency frequency)
    {
        first.Check(frequency);
        next.Check(frequency);
    }

    public override string ToString() => $"{first}, then {next}";
}
