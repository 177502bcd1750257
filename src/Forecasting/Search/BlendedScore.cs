using Forecasting.Evaluation;

namespace Forecasting.Search;

/// <summary>Scores weighted means of recorded forecasts.</summary>
internal sealed class BlendedScore(Metric objective, ValidationBlock[] blocks, IReadOnlyList<Contender> members)
{
    /// <summary>Returns the score of a blend; null where it has none.</summary>
    public double? Of(double[] weights)
    {
        MetricAccumulator score = objective.Start();
        for (int b = 0; b < blocks.Length; b++)
        {
            int levels = members[0].Forecasts[b].Values.Length;
            double[][] blend = new double[levels][];
            for (int q = 0; q < levels; q++)
            {
                blend[q] = new double[blocks[b].Rows];
                for (int m = 0; m < weights.Length; m++)
                {
                    if (weights[m] == 0) continue;
                    double[] own = members[m].Forecasts[b].Values[q];
                    for (int row = 0; row < own.Length; row++) blend[q][row] += weights[m] * own[row];
                }
            }

            blocks[b].Add(new RecordedForecast(blend), score);
        }

        return score.Value.Value;
    }
}
