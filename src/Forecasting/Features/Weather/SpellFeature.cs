using Forecasting.Features.Covariates;
using Forecasting.Numerics;

namespace Forecasting.Features.Weather;

/// <summary>For how many days in a row it has been unusually cold and unusually hot.</summary>
internal sealed class SpellFeature(string column) : Feature
{
    private const int LongestSpell = 7;
    private const double Rare = 0.1;

    public override string Name { get; } = column + " spell";

    public override ColumnNames NeedsInAdvance => ColumnNames.Create(column);

    public override FittedFeature Fit(RegularPanel history)
    {
        int place = CovariatePlace.Known(history, column);
        int day = Math.Max(1, history.Frequency.StepsPerDay);
        var means = new List<double>();
        for (int s = 0; s < history.SeriesCount; s++)
        {
            foreach (float mean in DayMeans(TrainingValues.Of(history, s, place), 0, (history.HistoryLength(s), day)))
            {
                if (!float.IsNaN(mean)) means.Add(mean);
            }
        }

        means.Sort();
        double[] sorted = [.. means];
        (double Cold, double Hot) limits = sorted.Length == 0
            ? (double.NaN, double.NaN)
            : (SortedValues.Quantile(sorted, Rare), SortedValues.Quantile(sorted, 1 - Rare));
        return new Fitted(Name, (column, day), limits);
    }

    // Means of the day that ends with a step; missing where less than half of it is known.
    private static float[] DayMeans(ReadOnlySpan<double> values, int from, (int Count, int Day) run)
    {
        float[] means = new float[run.Count];
        var outputs = new RollingOutputs { Mean = means };
        WindowKernels.Rolling(values, new RollingWindow(run.Day, minimumCount: (run.Day + 1) / 2), from, outputs);
        return means;
    }

    private sealed class Fitted(string name, (string Column, int Day) source, (double Cold, double Hot) limits) : FittedFeature
    {
        public override IReadOnlyList<FeatureColumn> Columns { get; } = [new FeatureColumn(name + " cold"), new FeatureColumn(name + " hot")];

        public override int NeededHistory => (LongestSpell * source.Day) - 1;

        public override void Fill(in FeatureWindow window, in FeatureRows rows)
        {
            int from = Math.Max(0, window.From - ((LongestSpell - 1) * source.Day));
            float[] means = DayMeans(CovariatePlace.Of(window, source.Column), from, (window.From + window.Count - from, source.Day));
            for (int i = 0; i < window.Count; i++)
            {
                int cold = 0, hot = 0;
                for (int back = 0; back < LongestSpell; back++)
                {
                    int place = window.From + i - from - (back * source.Day);
                    float mean = place >= 0 ? means[place] : float.NaN;
                    // A spell has no gap: a day that is not unusual, or not known, ends it.
                    if (mean < limits.Cold && cold == back) cold++;
                    else if (mean > limits.Hot && hot == back) hot++;
                    else break;
                }

                bool isKnown = !float.IsNaN(means[window.From + i - from]);
                rows[0][i] = isKnown ? cold : float.NaN;
                rows[1][i] = isKnown ? hot : float.NaN;
            }
        }
    }
}
