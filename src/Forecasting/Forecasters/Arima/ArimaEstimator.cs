using Forecasting.Numerics;

namespace Forecasting.Forecasters.Arima;

/// <summary>Finds the coefficients of ARIMA models of one series with regressors.</summary>
/// <param name="columns">The series, <see cref="double.NaN"/> where missing, and the regressors behind it.</param>
/// <param name="method">By what.</param>
/// <param name="cancellationToken">Stops the work.</param>
internal sealed class ArimaEstimator(double[][] columns, ArimaEstimation method, CancellationToken cancellationToken)
{
    private const int LongestExact = 500;
    private const int MostExactStates = 200;
    private const int MostRounds = 5;
    private const double RoundTolerance = 1e-6;
    private const int MostSteps = 60;

    // Its logarithm is finite, and so is that of a few times less.
    private const double LeastVariance = 1e-300;

    private readonly double _power = MeanSquare(columns[0]);

    /// <summary>Gets below what gain, in half the logarithm of the variance, the coefficients are left as they are.</summary>
    public double Tolerance { get; init; } = 1e-8;

    /// <summary>Fits a model.</summary>
    /// <param name="order">The order.</param>
    /// <returns>The model; null where the series has too few values for it.</returns>
    public ArimaFit? Fit(ArimaOrder order)
    {
        int states = ArimaPolynomials.StatesOf(order);
        bool isExact = method == ArimaEstimation.ExactLikelihood
            ? states <= MostExactStates
            : method == ArimaEstimation.Automatic && columns[0].Length <= LongestExact && states <= ArimaFilter.MostStates;
        double[][] own = order.DifferencedValues > 0 ? Array.ConvertAll(columns, Centred) : columns;
        double[] free = new double[order.Coefficients];
        ArimaFilter Recursion(double[] at) => new ErrorRecursion(Polynomials(order, at));
        ArimaFilter Exact(double[] at) => new KalmanFilter(Polynomials(order, at));

        FilteredColumns first = Recursion(free).Filter(own, 0);
        if (first.Errors[0].Length <= columns.Length + order.Coefficients) return null;
        free = ByTurns(order, own, Recursion, free);
        if (isExact)
        {
            // The sum of squares may end where the likelihood is worse than at nothing.
            double[] none = new double[free.Length];
            double[] start = Criterion(own, Exact(free)) <= Criterion(own, Exact(none)) ? free : none;
            free = QuasiNewton.Minimise(at => Criterion(own, Exact(at)), start, (MostSteps, Tolerance), cancellationToken);
        }

        return Model(order, free, (isExact ? Exact(free) : Recursion(free)).Filter(own, 0));
    }

    private static ArimaPolynomials Polynomials(ArimaOrder order, double[] free) => ArimaPolynomials.Of(order, ArimaPolynomials.Coefficients(order, free));

    // The effects with the coefficients held, the coefficients with the effects held, until neither moves: regressors are filtered a few times, not hundreds.
    private double[] ByTurns(ArimaOrder order, double[][] own, Func<double[], ArimaFilter> filter, double[] free)
    {
        if (own.Length == 1) return QuasiNewton.Minimise(at => Criterion(own, filter(at)), free, (MostSteps, Tolerance), cancellationToken);
        double least = double.PositiveInfinity;
        for (int round = 0; round < MostRounds; round++)
        {
            double[] effects = LeastSquares(filter(free).Filter(own, 0).Errors);
            double[][] rest = [Without(own, effects)];
            free = QuasiNewton.Minimise(at => Criterion(rest, filter(at)), free, (MostSteps, Tolerance), cancellationToken);
            double criterion = Criterion(rest, filter(free));
            if (order.Coefficients == 0 || !(criterion < least - RoundTolerance)) break;
            least = criterion;
        }

        return free;
    }

    private double Criterion(double[][] own, ArimaFilter filter)
    {
        cancellationToken.ThrowIfCancellationRequested();
        FilteredColumns filtered = filter.Filter(own, 0);
        int count = filtered.Errors[0].Length;
        return 0.5 * (Math.Log(VarianceOf(filtered, LeastSquares(filtered.Errors))) + (filtered.LogVariances / count));
    }

    private ArimaFit Model(ArimaOrder order, double[] free, FilteredColumns filtered)
    {
        double[] effects = LeastSquares(filtered.Errors);
        double variance = VarianceOf(filtered, effects);
        double logarithms = Math.Log(2 * Math.PI * variance) + 1 + (filtered.LogVariances / filtered.Errors[0].Length);
        return new ArimaFit(order, free, effects) { Variance = variance, LogLikelihood = -0.5 * filtered.Used * logarithms, Used = filtered.Used };
    }

    private double VarianceOf(FilteredColumns filtered, double[] effects)
    {
        double[] rest = Without(filtered.Errors, effects);
        // A series that follows its model without an error has a likelihood without bound.
        return (FixedLanes.Dot(rest, rest) / rest.Length) + (1e-20 * _power) + LeastVariance;
    }

    /// <summary>Returns the target less what the regressors do.</summary>
    /// <param name="columns">The target and the regressors.</param>
    /// <param name="effects">The coefficients of the regressors.</param>
    public static double[] Without(double[][] columns, double[] effects)
    {
        double[] rest = [.. columns[0]];
        for (int c = 0; c < effects.Length; c++) FixedLanes.AddScaled(-effects[c], columns[c + 1], rest);
        return rest;
    }

    private double[] LeastSquares(double[][] errors)
    {
        int width = errors.Length - 1;
        if (width == 0) return [];
        double[] gram = new double[width * width], right = new double[width];
        for (int i = 0; i < width; i++)
        {
            right[i] = FixedLanes.Dot(errors[i + 1], errors[0]);
            for (int j = 0; j <= i; j++) gram[(i * width) + j] = FixedLanes.Dot(errors[i + 1], errors[j + 1]);
        }

        double[] factor = new double[gram.Length];
        for (double ridge = 1e-10; ; ridge *= 100)
        {
            gram.CopyTo(factor, 0);
            for (int i = 0; i < width; i++) factor[(i * width) + i] += (ridge * gram[(i * width) + i]) + 1e-100;
            if (!Cholesky.Factorise(factor, width, cancellationToken)) continue;
            Cholesky.Solve(factor, right);
            return right;
        }
    }

    private static double[] Centred(double[] column)
    {
        double sum = 0;
        int count = 0;
        foreach (double value in column)
        {
            if (double.IsNaN(value)) continue;
            sum += value;
            count++;
        }

        double mean = count == 0 ? 0 : sum / count;
        return Array.ConvertAll(column, value => value - mean);
    }

    private static double MeanSquare(double[] values)
    {
        double sum = 0;
        foreach (double value in values) sum += double.IsNaN(value) ? 0 : value * value;
        return sum / Math.Max(1, values.Length);
    }
}
