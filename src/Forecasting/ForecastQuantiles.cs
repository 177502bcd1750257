namespace Forecasting;

/// <summary>The quantiles of a forecast: per level, series after series, each of the steps.</summary>
/// <remarks>Quantiles that cross are sorted when the forecast is made (Chernozhukov, Fernandez-Val and Galichon 2010).</remarks>
/// <param name="Levels">The levels, ascending.</param>
/// <param name="Values">An array per level.</param>
public sealed record ForecastQuantiles(QuantileLevels Levels, double[][] Values)
{
    internal double[][] Sorted(int length)
    {
        if (Values.Length != Levels.Count || Values.Any(values => values.Length != length))
            throw new ArgumentException($"There must be {Levels.Count} arrays of {length} values.");
        Span<double> column = Values.Length <= 128 ? stackalloc double[Values.Length] : new double[Values.Length];
        for (int i = 0; i < length; i++)
        {
            bool crossed = false;
            for (int q = 0; q < column.Length; q++)
            {
                column[q] = Values[q][i];
                crossed |= q > 0 && column[q] < column[q - 1];
            }

            if (!crossed) continue;
            column.Sort();
            for (int q = 0; q < column.Length; q++) Values[q][i] = column[q];
        }

        return Values;
    }
}
