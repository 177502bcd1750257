using Forecasting.Numerics;

namespace Forecasting.Forecasters.Smoothing;

/// <summary>The likelihood of a form as a function of free variables: weights through logistic curves into their usual bounds, and the initial state.</summary>
/// <remarks>The usual bounds: alpha from 0 to 1, beta up to alpha, gamma up to 1 - alpha, phi from 0.8 to 0.98 (Hyndman et al. 2008, 2.5.2 and 2.7).</remarks>
internal sealed class EtsObjective
{
    private const int MaximumSteps = 400;

    // The starts that are tried: the better ends of a likelihood lie far apart.
    private static readonly double[] Alphas = [0.05, 0.3, 0.8];
    private static readonly double[] Shares = [0.02, 0.3];

    private readonly EtsForm _form;
    private readonly EtsRecursion _recursion;
    private readonly double[] _start;
    private readonly double[] _state;
    private readonly double[] _weightGradient = new double[4];
    private readonly double[] _stateGradient;
    private readonly EtsWeights? _held;
    private double _unit = 1;

    /// <param name="form">The form.</param>
    /// <param name="recursion">The recursion over the series.</param>
    /// <param name="start">The first guess of the initial state.</param>
    /// <param name="held">Weights that stay as they are; null to fit them too.</param>
    public EtsObjective(EtsForm form, EtsRecursion recursion, double[] start, EtsWeights? held = null)
    {
        _form = form;
        _recursion = recursion;
        _start = start;
        _state = [.. start];
        _stateGradient = new double[start.Length];
        _held = held;
    }

    /// <summary>Gets how many parameters a form has with a season, the variance included.</summary>
    public static int Parameters(EtsForm form, int season) =>
        3 + (form.HasTrend ? 2 : 0) + (form.IsDamped ? 1 : 0) + (form.HasSeason ? season : 0);

    private int WeightCount => _held is not null ? 0 : 1 + (_form.HasTrend ? 1 : 0) + (_form.HasSeason ? 1 : 0) + (_form.IsDamped ? 1 : 0);

    private int VariableCount => WeightCount + 1 + (_form.HasTrend ? 1 : 0) + (_form.HasSeason ? _recursion.Season - 1 : 0);

    /// <summary>Finds the parameters of the greatest likelihood.</summary>
    /// <param name="tolerance">The gain, relative to the value, that counts as none.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The weights, the initial state and minus twice the logarithm of the likelihood; the last infinite where nothing fits.</returns>
    public (EtsWeights Weights, double[] Initial, double Value) Solve(double tolerance, CancellationToken cancellationToken)
    {
        double[] best = [];
        double least = double.PositiveInfinity;
        foreach (double[] start in Starts())
        {
            double value = QuasiNewton.Minimise(Evaluate, start, (MaximumSteps, tolerance), cancellationToken);
            if (!(value < least)) continue;
            least = value;
            best = start;
        }

        if (best.Length == 0) return (default, _start, least);
        EtsWeights weights = Read(best);
        _recursion.Run(weights, _state);
        return (weights, [.. _state], least);
    }

    // The best of a grid, and the best of its other levels of alpha.
    private List<double[]> Starts()
    {
        if (_held is not null) return [Begin([])];
        var found = new List<(double Value, double[] Point)>();
        foreach (double alpha in Alphas)
        {
            (double Value, double[] Point) best = (double.PositiveInfinity, []);
            foreach (double beta in _form.HasTrend ? Shares : [Shares[0]])
            {
                foreach (double gamma in _form.HasSeason ? Shares : [Shares[0]])
                {
                    double[] point = new double[VariableCount];
                    Write(point, [Logit(alpha), Logit(beta), Logit(gamma), Logit(0.9)]);
                    EtsWeights weights = Read(point);
                    double value = _recursion.Run(weights, _state);
                    if (value < best.Value) best = (value, point);
                }
            }

            if (best.Point.Length > 0) found.Add(best);
        }

        if (found.Count == 0) return [];
        found.Sort((one, other) => one.Value.CompareTo(other.Value));
        _recursion.Run(Read(found[0].Point), _state);
        _unit = Math.Max(_recursion.Spread * (_form.Error == EtsError.Multiplicative ? Math.Abs(_start[0]) : 1), 1e-9);
        return [.. found.Take(2).Select(one => one.Point)];
    }

    private double[] Begin(double[] variables)
    {
        double[] point = new double[VariableCount];
        variables.CopyTo(point, 0);
        _recursion.Run(Read(point), _state);
        double spread = _recursion.Spread;
        _unit = spread > 0 ? Math.Max(spread * (_form.Error == EtsError.Multiplicative ? Math.Abs(_start[0]) : 1), 1e-9) : 1e-3;
        return point;
    }

    private void Write(Span<double> point, ReadOnlySpan<double> logits)
    {
        int at = 0;
        point[at++] = logits[0];
        if (_form.HasTrend) point[at++] = logits[1];
        if (_form.HasSeason) point[at++] = logits[2];
        if (_form.IsDamped) point[at] = logits[3];
    }

    // The weights of a point; its initial state goes to the workspace.
    private EtsWeights Read(ReadOnlySpan<double> point)
    {
        int at = WeightCount;
        _state[0] = _start[0] + (_unit * point[at++]);
        _state[1] = _form.HasTrend ? _start[1] + (TrendUnit * point[at++]) : 0;
        if (_form.HasSeason)
        {
            int season = _recursion.Season;
            double rest = _form.Season == EtsSeason.Multiplicative ? season : 0;
            for (int j = 0; j < season - 1; j++)
            {
                double value = _start[EtsRecursion.SeasonAt + j] + (SeasonUnit * point[at++]);
                _state[EtsRecursion.SeasonAt + j] = value;
                rest -= value;
            }

            _state[^1] = rest;
        }

        return _held ?? Weights(point);
    }

    private double TrendUnit => _unit / 10;

    private double SeasonUnit => _form.Season == EtsSeason.Multiplicative ? _unit / Math.Max(Math.Abs(_start[0]), 1e-6) : _unit;

    private EtsWeights Weights(ReadOnlySpan<double> point)
    {
        const double Least = EtsWeights.Least;
        int at = 0;
        double alpha = Least + ((EtsWeights.Greatest - Least) * Logistic(point[at++]));
        double beta = _form.HasTrend ? Least + ((alpha - Least) * Logistic(point[at++])) : 0;
        double gamma = _form.HasSeason ? Least + ((1 - alpha - Least) * Logistic(point[at++])) : 0;
        double phi = _form.IsDamped ? EtsWeights.LeastPhi + ((EtsWeights.GreatestPhi - EtsWeights.LeastPhi) * Logistic(point[at])) : 1;
        return new EtsWeights(alpha, beta, gamma, phi);
    }

    private double Evaluate(ReadOnlySpan<double> point, Span<double> gradient)
    {
        double value = _recursion.Run(Read(point), _state);
        if (!double.IsFinite(value)) return double.PositiveInfinity;
        _recursion.Gradient(_weightGradient, _stateGradient);
        if (_held is null) WeightGradient(point, gradient);
        int at = WeightCount;
        gradient[at++] = _unit * _stateGradient[0];
        if (_form.HasTrend) gradient[at++] = TrendUnit * _stateGradient[1];
        if (!_form.HasSeason) return value;
        double unit = SeasonUnit;
        double last = _stateGradient[^1];
        for (int j = 0; j < _recursion.Season - 1; j++) gradient[at++] = unit * (_stateGradient[EtsRecursion.SeasonAt + j] - last);
        return value;
    }

    private void WeightGradient(ReadOnlySpan<double> point, Span<double> gradient)
    {
        const double Least = EtsWeights.Least;
        EtsWeights weights = Weights(point);
        double toAlpha = _weightGradient[0];
        int at = 1;
        if (_form.HasTrend)
        {
            double share = Logistic(point[at]);
            toAlpha += share * _weightGradient[1];
            gradient[at++] = (weights.Alpha - Least) * share * (1 - share) * _weightGradient[1];
        }

        if (_form.HasSeason)
        {
            double share = Logistic(point[at]);
            toAlpha -= share * _weightGradient[2];
            gradient[at++] = (1 - weights.Alpha - Least) * share * (1 - share) * _weightGradient[2];
        }

        if (_form.IsDamped)
        {
            double share = Logistic(point[at]);
            gradient[at] = (EtsWeights.GreatestPhi - EtsWeights.LeastPhi) * share * (1 - share) * _weightGradient[3];
        }

        double part = Logistic(point[0]);
        gradient[0] = (EtsWeights.Greatest - Least) * part * (1 - part) * toAlpha;
    }

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));

    private static double Logit(double share) => Math.Log(share / (1 - share));
}
