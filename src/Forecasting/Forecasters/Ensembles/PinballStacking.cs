using Forecasting.Numerics;

namespace Forecasting.Forecasters.Ensembles;

/// <summary>Quantile regression with weights that are shares of a whole, common to all levels.</summary>
/// <remarks>
/// Each step puts a parabola over the loss that touches it (Hunter and Lange 2000), and finds the shares that are best under the parabola:
/// the loss never rises. Since the weights sum to one, the error of the combination is that of the errors.
/// </remarks>
internal static class PinballStacking
{
    private const int MostSteps = 200;
    private const double LeastGain = 1e-8;

    // In units of the typical error: the loss is rounded off so near to zero.
    private const double Rounding = 1e-4;

    /// <summary>Returns the weights, one for each member.</summary>
    public static double[] Weights(MemberErrors errors, CancellationToken cancellationToken)
    {
        int count = errors.Members;
        double[] weights = new double[count];
        Array.Fill(weights, 1.0 / count);
        double[] matrix = new double[count * count];
        double[] linear = new double[count];
        double[] next = new double[count];
        double loss = errors.Loss(weights);
        for (int step = 0; step < MostSteps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Majorise(errors, weights, matrix, linear);
            weights.CopyTo(next, 0);
            SimplexQuadratic.Minimise(matrix, linear, next);
            double lower = errors.Loss(next);
            if (!(lower < loss)) break;
            bool isDone = loss - lower <= LeastGain * loss;
            (weights, next, loss) = (next, weights, lower);
            if (isDone) break;
        }

        return weights;
    }

    private static void Majorise(MemberErrors errors, double[] weights, double[] matrix, double[] linear)
    {
        int count = weights.Length;
        Array.Clear(matrix);
        Array.Clear(linear);
        double[] own = new double[count];
        for (int slot = 0; slot < errors.ScoredSlots; slot++)
        {
            double slope = (4 * errors.LevelOf(slot)) - 2;
            for (int row = 0; row < errors.Rows; row++)
            {
                double error = 0;
                for (int m = 0; m < count; m++)
                {
                    own[m] = errors.At(m, slot, row);
                    error += weights[m] * own[m];
                }

                double curvature = 2 / (Rounding + Math.Abs(error));
                for (int i = 0; i < count; i++)
                {
                    linear[i] += slope * own[i];
                    for (int j = 0; j <= i; j++) matrix[(i * count) + j] += curvature * own[i] * own[j];
                }
            }
        }

        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < i; j++) matrix[(j * count) + i] = matrix[(i * count) + j];
        }
    }
}
