using System.Runtime.CompilerServices;
using Forecasting.Numerics;

namespace Forecasting.Evaluation;

/// <summary>Gathers points for one metric: over a series, a fold, or parts that are merged later.</summary>
/// <remarks>
/// The sums are exact, so points in any order and parts merged in any tree give the same bits. Mutable and not safe for
/// threads: give each thread its own, and merge.
/// </remarks>
public sealed class MetricAccumulator
{
    private const int MostTerms = 8;

    private readonly bool _includeImputed;
    private readonly ExactSum[] _sums;
    private long _scored;

    // By PointOutcome; made when the first point is not scored, for most series have none.
    private long[]? _notScored;

    /// <summary>Starts with no point.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="includeImputed">Whether points with an imputed actual are scored too; by default they are left out.</param>
    /// <exception cref="ArgumentException">The metric sums fewer than 1 or more than 8 terms.</exception>
    public MetricAccumulator(Metric metric, bool includeImputed = false)
    {
        ArgumentNullException.ThrowIfNull(metric);
        if (metric.TermCount is < 1 or > MostTerms)
        {
            throw new ArgumentException($"{metric.Name} sums {metric.TermCount} terms; it may be 1 to {MostTerms}.", nameof(metric));
        }

        Metric = metric;
        _includeImputed = includeImputed;
        _sums = new ExactSum[metric.TermCount];
    }

    /// <summary>Gets the metric.</summary>
    public Metric Metric { get; }

    /// <summary>Gets the score of the points so far.</summary>
    public MetricValue Value
    {
        get
        {
            var reason = Reason();
            double? value = null;
            if (reason is null)
            {
                Span<double> sums = stackalloc double[_sums.Length];
                for (var i = 0; i < sums.Length; i++)
                {
                    sums[i] = _sums[i].Value;
                }

                (value, reason) = Reduce(sums);
            }

            return new MetricValue
            {
                Value = value,
                Count = _scored,
                ExcludedMissing = Counted(PointOutcome.MissingActual),
                ExcludedImputed = Counted(PointOutcome.ImputedActual),
                ExcludedZeroActual = Counted(PointOutcome.ZeroActual),
                ExcludedUnscaled = Counted(PointOutcome.ConstantHistory) + Counted(PointOutcome.NoHistory),
                UndefinedReason = reason,
            };
        }
    }

    /// <summary>Gets how many points were scored.</summary>
    internal long Scored => _scored;

    /// <summary>Gets whether no point was added.</summary>
    internal bool IsEmpty => _scored == 0 && _notScored is null;

    /// <summary>Adds a point; one that cannot be scored is counted, with its reason.</summary>
    /// <param name="point">The forecast value and what came true.</param>
    [SkipLocalsInit]
    public void Add(in ScoredPoint point)
    {
        if (double.IsNaN(point.Actual))
        {
            Count(PointOutcome.MissingActual);
            return;
        }

        if (point.IsImputed && !_includeImputed)
        {
            Count(PointOutcome.ImputedActual);
            return;
        }

        var terms = (stackalloc double[MostTerms])[.._sums.Length];
        terms.Clear();
        var outcome = double.IsFinite(point.Actual) ? Metric.Score(point, terms) : PointOutcome.NotFinite;
        if (outcome == PointOutcome.Scored)
        {
            outcome = Outcome(terms);
        }

        if (outcome != PointOutcome.Scored)
        {
            Count(outcome);
            return;
        }

        for (var i = 0; i < terms.Length; i++)
        {
            _sums[i].Add(terms[i]);
        }

        _scored++;
    }

    /// <summary>Gets the sum of a term over the points so far.</summary>
    internal double Sum(int term) => _sums[term].Value;

    /// <summary>Adds all the points of another accumulator of the same metric.</summary>
    /// <param name="other">It is left as it is.</param>
    /// <exception cref="ArgumentException">
    /// The other is of another metric, treats imputed actuals otherwise, or is this one.
    /// </exception>
    public void Merge(MetricAccumulator other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (ReferenceEquals(other, this))
        {
            throw new ArgumentException("An accumulator cannot be merged with itself: every point would count twice.", nameof(other));
        }

        if (!Metric.Equals(other.Metric) || _includeImputed != other._includeImputed)
        {
            throw new ArgumentException(
                $"Scores of {other.Metric} cannot be merged into {Metric}: metric, settings and treatment of imputed actuals must agree.",
                nameof(other));
        }

        for (var i = 0; i < _sums.Length; i++)
        {
            _sums[i].Merge(other._sums[i]);
        }

        _scored += other._scored;
        if (other._notScored is { } theirs)
        {
            var ours = _notScored ??= new long[theirs.Length];
            for (var i = 0; i < theirs.Length; i++)
            {
                ours[i] += theirs[i];
            }
        }
    }

    // A missing forecast shows as NaN in any arithmetic that used it.
    private static PointOutcome Outcome(ReadOnlySpan<double> terms)
    {
        foreach (var term in terms)
        {
            if (!double.IsFinite(term))
            {
                return double.IsNaN(term) ? PointOutcome.MissingForecast : PointOutcome.NotFinite;
            }
        }

        return PointOutcome.Scored;
    }

    private (double? Value, string? Reason) Reduce(ReadOnlySpan<double> sums)
    {
        foreach (var sum in sums)
        {
            if (!double.IsFinite(sum))
            {
                return (null, "the sum is beyond the range of a double");
            }
        }

        var value = Metric.Reduce(sums, _scored);
        return double.IsFinite(value) ? (value, null) : (null, Metric.WhyUndefined);
    }

    private string? Reason()
    {
        var points = _scored + (_notScored?.Sum() ?? 0);
        if (points == 0)
        {
            return "no point was given";
        }

        if (Counted(PointOutcome.MissingForecast) is > 0 and var missing)
        {
            return $"the forecast is missing at {missing} of {points} points";
        }

        if (Counted(PointOutcome.MissingLevel) is > 0 and var without)
        {
            var needed = Metric.RequiredLevels is { } levels ? $"needs {levels}" : "needs quantiles";
            return $"quantile levels are absent at {without} of {points} points: {Metric.Name} {needed}";
        }

        if (Counted(PointOutcome.NotFinite) is > 0 and var infinite)
        {
            return $"a value is infinite or an error is beyond the range of a double at {infinite} of {points} points";
        }

        return _scored > 0 ? null : string.Join("; ", Reasons());
    }

    private IEnumerable<string> Reasons()
    {
        (PointOutcome Outcome, string Words)[] all =
        [
            (PointOutcome.MissingActual, "actual missing"),
            (PointOutcome.ImputedActual, "actual imputed"),
            (PointOutcome.ZeroActual, "actual zero"),
            (PointOutcome.ConstantHistory, "constant training series"),
            (PointOutcome.NoHistory, "training series without two values a season apart"),
        ];
        foreach (var (outcome, words) in all)
        {
            if (Counted(outcome) is > 0 and var count)
            {
                yield return count == 1 ? $"{words} at 1 point" : $"{words} at {count} points";
            }
        }
    }

    private void Count(PointOutcome outcome) => (_notScored ??= new long[(int)PointOutcome.NotFinite + 1])[(int)outcome]++;

    private long Counted(PointOutcome outcome) => _notScored?[(int)outcome] ?? 0;
}
