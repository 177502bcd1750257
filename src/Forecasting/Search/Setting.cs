namespace Forecasting.Search;

/// <summary>A setting that is varied, and the values that it may take.</summary>
/// <param name="Name">The name of the property.</param>
/// <param name="Values">The values as text, in rising order where they have one.</param>
/// <param name="Default">The place of the default.</param>
/// <param name="IsOrdered">Whether neighbouring values are alike.</param>
internal sealed record Setting(string Name, IReadOnlyList<string> Values, int Default, bool IsOrdered = true);
