using System.Numerics;
using Forecasting.Numerics;

namespace Forecasting.Forecasters.Arima;

/// <summary>Chooses the order of an ARIMA model step by step, by AICc.</summary>
/// <remarks>Hyndman and Khandakar, Automatic time series forecasting: the forecast package for R, J. Stat. Soft. 27 (2008), section 3.2.</remarks>
internal sealed class ArimaSearch
{
    private const int LongestExact = 150;
    private const int LongestExactSeason = 12;
    private const int SeasonsForOne = 3;
    private const int MostModels = 94;
    private const double LeastRoot = 1.01;

    // A thousandth in the criterion of a series of a thousand values: too little to change a choice.
    private const double Tolerance = 1e-6;

    private static readonly (int P, int Q, int SeasonalP, int SeasonalQ)[] Steps =
    [
        (0, 0, -1, 0), (0, 0, 0, -1), (0, 0, 1, 0), (0, 0, 0, 1), (0, 0, -1, -1), (0, 0, -1, 1), (0, 0, 1, -1), (0, 0, 1, 1),
        (-1, 0, 0, 0), (0, -1, 0, 0), (1, 0, 0, 0), (0, 1, 0, 0), (-1, -1, 0, 0), (-1, 1, 0, 0), (1, -1, 0, 0), (1, 1, 0, 0),
    ];

    private readonly ArimaOrder _base;
    private readonly int _largest;
    private readonly int _largestSeasonal;
    private readonly ArimaEstimator _plain;
    private readonly ArimaEstimator _withConstant;
    private readonly Dictionary<(ArimaOrder, bool), double> _tried = [];
    private readonly bool _mayHaveConstant;

    private ArimaSearch(double[] values, ArimaOrder frame, (int Order, int Seasonal) limits, CancellationToken cancellationToken)
    {
        _base = frame;
        (_largest, _largestSeasonal) = (limits.Order, frame.Season > 1 ? limits.Seasonal : 0);
        bool isExact = values.Length <= LongestExact && frame.Season <= LongestExactSeason;
        ArimaEstimation method = isExact ? ArimaEstimation.ExactLikelihood : ArimaEstimation.ConditionalSumOfSquares;
        int differences = frame.Differences + frame.SeasonalDifferences;
        _mayHaveConstant = differences <= 1;
        _plain = new ArimaEstimator([values], method, cancellationToken) { Tolerance = Tolerance };
        _withConstant = new ArimaEstimator([values, ArimaConstant.Column(differences, 0, values.Length)], method, cancellationToken)
        {
            Tolerance = Tolerance,
        };
    }

    /// <summary>Returns the differences that a series needs, as an order without coefficients; without a season where the series has less than three cycles.</summary>
    /// <param name="values">The series.</param>
    /// <param name="season">The season; 1 for none.</param>
    public static ArimaOrder Frame(double[] values, int season)
    {
        if (season < 2 || values.Length < SeasonsForOne * season) season = 1;
        bool isSeasonal = season > 1 && Stationarity.IsSeasonal(values, season);
        double[] rest = isSeasonal ? Stationarity.Difference(values, season) : values;
        return new ArimaOrder { Season = season, SeasonalDifferences = isSeasonal ? 1 : 0, Differences = Stationarity.Differences(rest) };
    }

    /// <summary>Chooses an order.</summary>
    /// <param name="values">The series.</param>
    /// <param name="frame">The differences and the season.</param>
    /// <param name="limits">The largest p and q, and the largest P and Q.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The order, and whether the model has a constant.</returns>
    public static (ArimaOrder Order, bool HasConstant) Choose(
        double[] values, ArimaOrder frame, (int Order, int Seasonal) limits, CancellationToken cancellationToken) =>
        new ArimaSearch(values, frame, limits, cancellationToken).Choose();

    private (ArimaOrder Order, bool HasConstant) Choose()
    {
        (ArimaOrder Order, bool HasConstant) best = (Of(0, 0, 0, 0)!, _mayHaveConstant);
        double least = Criterion(best.Order, best.HasConstant);
        void Try(ArimaOrder? order, bool hasConstant)
        {
            if (order is null || !(Criterion(order, hasConstant) < least)) return;
            best = (order, hasConstant);
            least = Criterion(order, hasConstant);
        }

        Try(Of(Math.Min(2, _largest), Math.Min(2, _largest), Math.Min(1, _largestSeasonal), Math.Min(1, _largestSeasonal)), _mayHaveConstant);
        Try(Of(Math.Min(1, _largest), 0, Math.Min(1, _largestSeasonal), 0), _mayHaveConstant);
        Try(Of(0, Math.Min(1, _largest), 0, Math.Min(1, _largestSeasonal)), _mayHaveConstant);
        if (_mayHaveConstant) Try(Of(0, 0, 0, 0), false);
        bool isBetter = true;
        while (isBetter && _tried.Count < MostModels)
        {
            double before = least;
            ArimaOrder at = best.Order;
            foreach ((int p, int q, int seasonalP, int seasonalQ) in Steps)
            {
                Try(
                    Of(at.Autoregressive + p, at.MovingAverage + q, at.SeasonalAutoregressive + seasonalP, at.SeasonalMovingAverage + seasonalQ),
                    best.HasConstant);
                if (least < before) break;
            }

            if (!(least < before) && _mayHaveConstant) Try(at, !best.HasConstant);
            isBetter = least < before;
        }

        return best;
    }

    private ArimaOrder? Of(int p, int q, int seasonalP, int seasonalQ)
    {
        if (Math.Min(Math.Min(p, q), Math.Min(seasonalP, seasonalQ)) < 0) return null;
        if (Math.Max(p, q) > _largest || Math.Max(seasonalP, seasonalQ) > _largestSeasonal) return null;
        return _base with { Autoregressive = p, MovingAverage = q, SeasonalAutoregressive = seasonalP, SeasonalMovingAverage = seasonalQ };
    }

    private double Criterion(ArimaOrder order, bool hasConstant)
    {
        if (_tried.TryGetValue((order, hasConstant), out double known)) return known;
        ArimaFit? fit = (hasConstant ? _withConstant : _plain).Fit(order);
        double criterion = fit is null || !IsFarFromUnitRoots(fit) ? double.PositiveInfinity : fit.Criterion;
        _tried.Add((order, hasConstant), criterion);
        return criterion;
    }

    // A root near 1 tells of a difference too few, or one too many.
    private static bool IsFarFromUnitRoots(ArimaFit fit)
    {
        ReadOnlySpan<double> left = fit.Coefficients;
        ArimaOrder order = fit.Order;
        (int Count, int Sign)[] runs =
        [
            (order.Autoregressive, -1), (order.MovingAverage, 1), (order.SeasonalAutoregressive, -1), (order.SeasonalMovingAverage, 1),
        ];
        foreach ((int count, int sign) in runs)
        {
            if (LargestInverseRoot(left[..count], sign) > 1 / LeastRoot) return false;
            left = left[count..];
        }

        return true;
    }

    private static double LargestInverseRoot(ReadOnlySpan<double> weights, int sign)
    {
        // The roots of the polynomial read backwards are the inverse ones.
        double[] backwards = new double[weights.Length];
        for (int i = 0; i < weights.Length; i++) backwards[^(i + 1)] = sign * weights[i];
        if (backwards.Length == 0) return 0;
        return PolynomialRoots.TryFind(backwards, out Complex[] roots) ? roots.Max(root => root.Magnitude) : double.PositiveInfinity;
    }
}
