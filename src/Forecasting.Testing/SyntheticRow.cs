using NodaTime;

namespace Forecasting.Testing;

/// <summary>One row of a synthetic table.</summary>
/// <param name="Series">The index of the series.</param>
/// <param name="Step">The index of the step; for a label that does not exist, of the step after it.</param>
/// <param name="Label">The wall clock.</param>
/// <param name="Demand">The demand as seen.</param>
/// <param name="Exists">Whether the label exists; if not, all cells of the row are empty.</param>
internal readonly record struct SyntheticRow(int Series, int Step, LocalDateTime Label, double Demand, bool Exists);
