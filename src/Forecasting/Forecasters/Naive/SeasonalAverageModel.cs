namespace Forecasting.Forecasters.Naive;

/// <summary>The mean of the same point of the last seasons; one season is the seasonal naive, a season of one step the naive.</summary>
/// <param name="season">The length of the season in steps.</param>
/// <param name="seasons">How many seasons are averaged.</param>
/// <param name="seasonsBack">In how many seasons more a missing value is looked for; a series that ended longer ago is not forecast.</param>
internal sealed class SeasonalAverageModel(int season, int seasons, int seasonsBack = SeasonalAverageModel.SeasonsBack) : PointModel
{
    /// <summary>In how many seasons before it a missing value is looked for, unless said otherwise.</summary>
    public const int SeasonsBack = 8;

    public override int NeededHistory => checked(season * (seasons + seasonsBack));

    public override double[] Forecast(ForecastRequest request, CancellationToken cancellationToken)
    {
        RegularPanel history = request.History;
        double[] points = new double[history.SeriesCount * request.Steps];
        for (int s = 0; s < history.SeriesCount; s++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            long origin = history.OriginIndex - history.FirstIndex(s);
            ReadOnlySpan<double> target = history.Target(s);
            for (int k = 0; k < request.Steps; k++) points[(s * request.Steps) + k] = At(target, origin, k);
        }

        return points;
    }

    private double At(ReadOnlySpan<double> target, long origin, int step)
    {
        double sum = 0;
        int found = 0;
        long newest = origin - season + (step % season);
        for (int back = 0; back < seasons + seasonsBack && found < seasons; back++)
        {
            long cell = newest - ((long)back * season);
            if (cell < 0) break;
            if (cell >= target.Length || double.IsNaN(target[(int)cell])) continue;
            sum += target[(int)cell];
            found++;
        }

        return found == 0 ? double.NaN : sum / found;
    }
}
