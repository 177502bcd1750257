namespace Forecasting.Preparation;

/// <summary>Neighbouring cells of a series with the same fault.</summary>
/// <param name="Fault">The fault.</param>
/// <param name="Start">The first cell.</param>
/// <param name="End">The cell after the last.</param>
internal readonly record struct FaultRun(DataFaults Fault, int Start, int End)
{
    public int Cells => End - Start;
}
