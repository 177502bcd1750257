namespace Forecasting.Features;

/// <summary>A column of a <see cref="FeatureMatrix"/>.</summary>
/// <param name="Name">The name, unique within the matrix.</param>
public sealed record FeatureColumn(string Name)
{
    /// <summary>Gets how many categories the column has.</summary>
    /// <value>0 for a number; otherwise the values are the codes from 0 to one less than this.</value>
    public int Categories { get; init; }

    /// <summary>Gets whether the values are codes of categories.</summary>
    public bool IsCategory => Categories > 0;
}
