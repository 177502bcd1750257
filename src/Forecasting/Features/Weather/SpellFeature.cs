using Forecasting.Features.Covariates;

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
            var days = new DayMeans(TrainingValues.Of(history, s, place), (0, history.HistoryLength(s)), day);
            for (int i = 0; i < history.HistoryLength(s); i++)
            {
                if (days.Before(i) is var mean && !double.IsNaN(mean)) means.Add(mean);
            }
        }

        means.Sort();
        double[] sorted = [.. means];
        (double Cold, double Hot) limits = sorted.Length == 0
            ? (double.NaN, double.NaN)
            : (TrainingValues.Quantile(sorted, Rare), TrainingValues.Quantile(sorted, 1 - Rare));
        return new Fitted(Name, (column, day), limits);
    }

    private sealed class Fitted(string name, (string Column, int Day) source, (double Cold, double Hot) limits) : FittedFeature
    {
        public override IReadOnlyList<FeatureColumn> Columns { get; } = [new FeatureColumn(name + " cold"), new FeatureColumn(name + " hot")];

        public override int NeededHistory => (LongestSpell * source.Day) - 1;

        public override void Fill(in FeatureWindow window, in FeatureRows rows)
        {
            int from = Math.Max(0, window.From - NeededHistory);
            var days = new DayMeans(CovariatePlace.Of(window, source.Column), (from, window.From + window.Count), source.Day);
            for (int i = 0; i < window.Count; i++)
            {
                int cold = 0, hot = 0;
                for (int back = 0; back < LongestSpell; back++)
                {
                    double mean = days.Before(window.From + i - (back * source.Day));
                    // A spell has no gap: a day that is not unusual, or not known, ends it.
                    if (mean < limits.Cold && cold == back) cold++;
                    else if (mean > limits.Hot && hot == back) hot++;
                    else break;
                }

                rows[0][i] = cold;
                rows[1][i] = hot;
            }
        }
    }

    // Means of the day that ends with a step, from sums over the steps of a range.
    private readonly ref struct DayMeans
    {
        private readonly int _from;
        private readonly int _day;
        private readonly double[] _sums;
        private readonly int[] _counts;

        public DayMeans(ReadOnlySpan<double> values, (int From, int End) range, int day)
        {
            (_from, _day) = (range.From, day);
            _sums = new double[range.End - range.From + 1];
            _counts = new int[_sums.Length];
            for (int i = 0; i + 1 < _sums.Length; i++)
            {
                double value = range.From + i < values.Length ? values[range.From + i] : double.NaN;
                _sums[i + 1] = _sums[i] + (double.IsNaN(value) ? 0 : value);
                _counts[i + 1] = _counts[i] + (double.IsNaN(value) ? 0 : 1);
            }
        }

        public double Before(int step)
        {
            int end = step + 1 - _from;
            int start = end - _day;
            if (start < 0 || _counts[end] == _counts[start]) return double.NaN;
            return (_sums[end] - _sums[start]) / (_counts[end] - _counts[start]);
        }
    }
}
