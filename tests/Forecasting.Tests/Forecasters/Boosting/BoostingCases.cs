using Forecasting.Forecasters.Boosting;

namespace Forecasting.Tests.Forecasters.Boosting;

/// <summary>Tables to learn from, drawn from a seed.</summary>
internal static class BoostingCases
{
    /// <summary>A smooth column, a coarse one, one with zeros, one with missing values, and two of categories.</summary>
    public static float[][] Mixed(int rows, int seed, bool missing = true)
    {
        var random = new Random(seed);
        float[][] columns = new float[6][];
        for (int c = 0; c < columns.Length; c++) columns[c] = new float[rows];
        for (int i = 0; i < rows; i++)
        {
            columns[0][i] = (float)(random.NextDouble() * 10);
            columns[1][i] = random.Next(-20, 21);
            columns[2][i] = random.Next(3) == 0 ? 0 : (float)(random.NextDouble() - 0.5);
            columns[3][i] = missing && random.Next(4) == 0 ? float.NaN : (float)(random.NextDouble() * 1e-3);
            columns[4][i] = random.Next(70);
            columns[5][i] = missing && random.Next(9) == 0 ? float.NaN : random.Next(5);
        }

        return columns;
    }

    public static int[] MixedCategories => [4, 5];

    public static double[] MixedLabels(float[][] columns, int seed)
    {
        var random = new Random(seed);
        double[] labels = new double[columns[0].Length];
        for (int i = 0; i < labels.Length; i++)
        {
            double missing = float.IsNaN(columns[3][i]) ? 2 : 1000 * columns[3][i];
            double category = columns[4][i] % 3 == 0 ? 1.5 : 0;
            labels[i] = Math.Sin(columns[0][i]) + (0.05 * columns[1][i]) + (columns[2][i] > 0 ? 1 : 0) + missing + category
                + (float.IsNaN(columns[5][i]) ? -1 : 0.2 * columns[5][i]) + (0.2 * random.NextDouble());
        }

        return labels;
    }

    /// <summary>Two plain columns and a label that depends on both.</summary>
    public static (float[][] Columns, double[] Labels) Plain(int rows, int seed = 1)
    {
        var random = new Random(seed);
        float[][] columns = [new float[rows], new float[rows]];
        double[] labels = new double[rows];
        for (int i = 0; i < rows; i++)
        {
            columns[0][i] = (float)random.NextDouble();
            columns[1][i] = (float)random.NextDouble();
            labels[i] = (3 * columns[0][i]) + (columns[1][i] > 0.5 ? 1 : 0) + (0.3 * (random.NextDouble() - 0.5));
        }

        return (columns, labels);
    }

    public static BoostingData Data(float[][] columns, double[] labels, int[]? categorical = null) => new(Memory(columns), labels, categorical);

    public static ReadOnlyMemory<float>[] Memory(float[][] columns) => [.. columns.Select(column => (ReadOnlyMemory<float>)column)];

    public static TreeEnsemble Train(BoostingData data, BoostingOptions options, int seed = 0) =>
        BoostingTrainer.Train(data, options, seed, TestContext.Current.CancellationToken);

    public static double[] Predict(this TreeEnsemble trees, float[][] columns)
    {
        double[] output = new double[columns[0].Length];
        trees.Predict(Memory(columns), output);
        return output;
    }

    public static float[][] Rows(float[][] columns, int[] order) => [.. columns.Select(column => order.Select(i => column[i]).ToArray())];

    public static int[] Shuffled(int count, int seed)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        new Random(seed).Shuffle(order);
        return order;
    }
}
