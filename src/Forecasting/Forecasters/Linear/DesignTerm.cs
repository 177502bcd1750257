namespace Forecasting.Forecasters.Linear;

/// <summary>A run of columns of a linear model of which each row touches one: a product of categories and numbers.</summary>
/// <param name="First">The first column.</param>
/// <param name="Categories">The categories that choose the column, each with the number of its codes.</param>
/// <param name="Numbers">The numbers whose product is the value; none for a value of 1.</param>
internal sealed record DesignTerm(int First, (int Column, int Codes)[] Categories, int[] Numbers)
{
    /// <summary>Gets the column whose being missing is the value, or -1.</summary>
    public int MissingOf { get; init; } = -1;

    /// <summary>Gets how many columns the term has.</summary>
    public int Width
    {
        get
        {
            int width = 1;
            foreach ((_, int codes) in Categories) width = checked(width * codes);
            return width;
        }
    }
}
