namespace Forecasting.Forecasters.Arima;

/// <summary>The regressor that makes a constant: a one for a level, a line for a drift where the series is differenced.</summary>
internal static class ArimaConstant
{
    /// <summary>Returns the column.</summary>
    /// <param name="differences">How many times the series is differenced: a level without, a drift with one.</param>
    /// <param name="first">The place of the first value, counted from the first that was learned from.</param>
    /// <param name="count">How many values.</param>
    public static double[] Column(int differences, long first, int count)
    {
        double[] column = new double[count];
        for (int i = 0; i < count; i++) column[i] = differences == 0 ? 1 : first + i;
        return column;
    }
}
