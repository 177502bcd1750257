using Forecasting.Features.Covariates;
using Forecasting.Numerics;
using Forecasting.Time;

namespace Forecasting.Features.Weather;

/// <summary>How far a column known in advance lies from its usual value for the hour and the time of the year.</summary>
internal sealed class AnomalyFeature(string column) : Feature
{
    private const int Hours = 24;
    private const int Terms = 5;

    public override string Name { get; } = column + " anomaly";

    public override ColumnNames NeedsInAdvance => ColumnNames.Create(column);

    public override FittedFeature Fit(RegularPanel history)
    {
        int place = CovariatePlace.Known(history, column);
        var grams = new double[Hours][];
        var rights = new double[Hours][];
        for (int h = 0; h < Hours; h++) (grams[h], rights[h]) = (new double[Terms * Terms], new double[Terms]);
        int longest = 0;
        for (int s = 0; s < history.SeriesCount; s++)
        {
            Add(history, s, place, (grams, rights));
            longest = Math.Max(longest, history.HistoryLength(s));
        }

        bool knowsYear = longest * history.Frequency.NominalDuration.TotalDays >= 365;
        return new Fitted(Name, column, [.. grams.Select((gram, h) => Solve(gram, rights[h], knowsYear ? Terms : 1))]);
    }

    private static void Add(RegularPanel history, int series, int place, (double[][] Grams, double[][] Rights) sums)
    {
        ReadOnlySpan<double> values = TrainingValues.Of(history, series, place);
        var parts = new LocalParts[values.Length];
        history.Grid.LocalParts(history.FirstIndex(series), parts);
        Span<double> waves = stackalloc double[Terms];
        for (int i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i])) continue;
            Waves(parts[i], waves);
            double[] gram = sums.Grams[parts[i].Hour], right = sums.Rights[parts[i].Hour];
            for (int row = 0; row < Terms; row++)
            {
                right[row] += waves[row] * values[i];
                for (int c = 0; c <= row; c++) gram[(row * Terms) + c] += waves[row] * waves[c];
            }
        }
    }

    // No coefficient where nothing was seen.
    private static double[] Solve(double[] gram, double[] right, int terms)
    {
        if (gram[0] == 0) return [];
        double[] factor = new double[terms * terms];
        double[] solution = right[..terms];
        for (int row = 0; row < terms; row++)
        {
            for (int c = 0; c <= row; c++) factor[(row * terms) + c] = gram[(row * Terms) + c];
            // An hour that a few days alone have, such as those of a series by the day, is not torn apart.
            factor[(row * terms) + row] += row == 0 ? 0 : 1e-6 * gram[0];
        }

        return Cholesky.Factorise(factor, terms, CancellationToken.None) ? Solved(factor, solution) : [right[0] / gram[0]];
    }

    private static double[] Solved(double[] factor, double[] right)
    {
        Cholesky.Solve(factor, right);
        return right;
    }

    private static void Waves(in LocalParts time, Span<double> waves)
    {
        double phase = 2 * Math.PI * (time.DayOfYear - 1) / 365.2425;
        waves[0] = 1;
        (waves[1], waves[2]) = Math.SinCos(phase);
        (waves[3], waves[4]) = Math.SinCos(2 * phase);
    }

    private sealed class Fitted(string name, string column, double[][] usual) : FittedFeature
    {
        public override IReadOnlyList<FeatureColumn> Columns { get; } = [new FeatureColumn(name)];

        public override void Fill(in FeatureWindow window, in FeatureRows rows)
        {
            Span<float> output = rows[0];
            WindowKernels.Lag(CovariatePlace.Of(window, column), 0, window.From, output);
            Span<double> waves = stackalloc double[Terms];
            for (int i = 0; i < output.Length; i++)
            {
                double[] terms = usual[window.Calendar[i].Hour];
                if (terms.Length == 0) output[i] = float.NaN;
                Waves(window.Calendar[i], waves);
                double value = 0;
                for (int k = 0; k < terms.Length; k++) value += terms[k] * waves[k];
                output[i] = (float)(output[i] - value);
            }
        }
    }
}
