namespace Forecasting.Forecasters.Smoothing;

/// <summary>The recursion of a form over one series, its likelihood, and the gradient of that; a workspace that allocates once.</summary>
/// <remarks>
/// Hyndman, Koehler, Ord and Snyder, Forecasting with Exponential Smoothing (2008), chapters 2 and 5. A state is the level, the trend and
/// the season by place. Both kinds of error update the state alike; they differ in the likelihood. The gradient is the recursion
/// backwards (reverse accumulation): it costs as much as the recursion, whatever the number of initial states.
/// </remarks>
internal sealed class EtsRecursion
{
    /// <summary>Where the season begins in a state: after the level and the trend.</summary>
    public const int SeasonAt = 2;

    // Below it there is no share to take.
    private const double LeastShare = 1e-8;

    // Keeps the logarithm of a perfect fit finite, far below what a sum of squares of values near 1 can resolve.
    private const double LeastVariance = 1e-20;

    private readonly EtsForm _form;
    private readonly double[] _values;
    private readonly double[] _base;
    private readonly double[] _trend;
    private readonly double[] _place;
    private readonly double[] _surprise;
    private readonly double[] _state;
    private EtsWeights _weights;
    private double _sum;

    /// <param name="form">The form.</param>
    /// <param name="season">The length of the season in steps; 1 where the form has none.</param>
    /// <param name="values">The series, of a size near 1; missing values leave the state to go on.</param>
    public EtsRecursion(EtsForm form, int season, double[] values)
    {
        _form = form;
        _values = values;
        Season = season;
        _base = new double[values.Length];
        _trend = new double[values.Length];
        _place = new double[values.Length];
        _surprise = new double[values.Length];
        _state = new double[SeasonAt + season];
        foreach (double value in values)
        {
            if (!double.IsNaN(value)) Count++;
        }
    }

    /// <summary>Gets the length of the season.</summary>
    public int Season { get; }

    /// <summary>Gets how many values there are.</summary>
    public int Length => _values.Length;

    /// <summary>Gets how many values are known.</summary>
    public int Count { get; }

    /// <summary>Gets the state after the last value that was run over.</summary>
    public ReadOnlySpan<double> State => _state;

    /// <summary>Gets the root of the mean square error of the last run.</summary>
    public double Spread => Math.Sqrt(_sum / Math.Max(1, Count));

    /// <summary>Runs over the series from an initial state.</summary>
    /// <returns>Minus twice the logarithm of the likelihood, the variance concentrated out, less its constant; infinite where the form has no meaning.</returns>
    public double Run(EtsWeights weights, ReadOnlySpan<double> initial)
    {
        _weights = weights;
        initial.CopyTo(_state);
        return (_form.Season == EtsSeason.Multiplicative ? Multiply() : Add()) ? Likelihood() : double.PositiveInfinity;
    }

    /// <summary>Computes the gradient at the last run, which must have been finite.</summary>
    /// <param name="weights">Takes the derivatives by alpha, beta, gamma and phi.</param>
    /// <param name="initial">Takes the derivatives by the initial state.</param>
    public void Gradient(Span<double> weights, Span<double> initial)
    {
        weights.Clear();
        initial.Clear();
        if (_form.Season == EtsSeason.Multiplicative) MultiplyBack(weights, initial);
        else AddBack(weights, initial);
    }

    private bool Add()
    {
        (double alpha, double beta, double gamma, double phi) = _weights;
        Span<double> season = _state.AsSpan(SeasonAt);
        double level = _state[0];
        double trend = _state[1];
        int at = 0;
        for (int t = 0; t < _values.Length; t++)
        {
            double flat = phi * trend;
            double start = level + flat;
            double place = season[at];
            _base[t] = start;
            _trend[t] = trend;
            _place[t] = place;
            double surprise = _values[t] - start - place;
            _surprise[t] = surprise;
            if (double.IsNaN(surprise)) surprise = 0;
            level = start + (alpha * surprise);
            trend = flat + (beta * surprise);
            season[at] = place + (gamma * surprise);
            if (++at == season.Length) at = 0;
        }

        _state[0] = level;
        _state[1] = trend;
        return double.IsFinite(level) && double.IsFinite(trend);
    }

    private bool Multiply()
    {
        (double alpha, double beta, double gamma, double phi) = _weights;
        Span<double> season = _state.AsSpan(SeasonAt);
        double level = _state[0];
        double trend = _state[1];
        int at = 0;
        bool isSound = true;
        for (int t = 0; t < _values.Length; t++)
        {
            double flat = phi * trend;
            double start = level + flat;
            double place = season[at];
            _base[t] = start;
            _trend[t] = trend;
            _place[t] = place;
            double surprise = _values[t] - (start * place);
            _surprise[t] = surprise;
            bool isShare = start > LeastShare && place > LeastShare;
            isSound &= isShare;
            // What is no share of anything teaches nothing.
            if (double.IsNaN(surprise) || !isShare) surprise = 0;
            level = start + (surprise == 0 ? 0 : alpha * surprise / place);
            trend = flat + (surprise == 0 ? 0 : beta * surprise / place);
            season[at] = place + (surprise == 0 ? 0 : gamma * surprise / start);
            if (++at == season.Length) at = 0;
        }

        _state[0] = level;
        _state[1] = trend;
        return isSound && double.IsFinite(level) && double.IsFinite(trend);
    }

    private double Fitted(int t) => _form.Season == EtsSeason.Multiplicative ? _base[t] * _place[t] : _base[t] + _place[t];

    private double Likelihood()
    {
        bool isShare = _form.Error == EtsError.Multiplicative;
        double sum = 0;
        double logarithms = 0;
        double product = 1;
        for (int t = 0; t < _values.Length; t++)
        {
            double error = _surprise[t];
            if (double.IsNaN(error)) continue;
            if (isShare)
            {
                double fitted = Fitted(t);
                if (!(fitted > LeastShare)) return double.PositiveInfinity;
                error /= fitted;
                // A logarithm for many factors instead of one for each.
                product *= fitted;
                if (product is < 1e-100 or > 1e100)
                {
                    logarithms += Math.Log(product);
                    product = 1;
                }
            }

            sum += error * error;
        }

        _sum = sum;
        double value = (Count * Math.Log(sum + (Count * LeastVariance))) + (2 * (logarithms + Math.Log(product)));
        return double.IsFinite(value) ? value : double.PositiveInfinity;
    }

    // The derivatives of the likelihood itself by the surprise and by the fitted value of a step.
    private (double Surprise, double Fitted) Direct(int t, double weight)
    {
        double surprise = _surprise[t];
        if (_form.Error == EtsError.Additive) return (weight * surprise, 0);
        double fitted = Fitted(t);
        double share = surprise / fitted;
        return (weight * share / fitted, (2 - (weight * share * share)) / fitted);
    }

    private void AddBack(Span<double> weights, Span<double> initial)
    {
        (double alpha, double beta, double gamma, double phi) = _weights;
        double weight = 2 * Count / (_sum + (Count * LeastVariance));
        Span<double> season = initial[SeasonAt..];
        double level = 0;
        double trend = 0;
        int at = _values.Length % season.Length;
        for (int t = _values.Length - 1; t >= 0; t--)
        {
            at = at == 0 ? season.Length - 1 : at - 1;
            double before = level;
            weights[3] += trend * _trend[t];
            double surprise = _surprise[t];
            if (!double.IsNaN(surprise))
            {
                (double direct, double fitted) = Direct(t, weight);
                double total = direct + (alpha * level) + (beta * trend) + (gamma * season[at]);
                weights[0] += level * surprise;
                weights[1] += trend * surprise;
                weights[2] += season[at] * surprise;
                before += fitted - total;
                season[at] += fitted - total;
            }

            weights[3] += before * _trend[t];
            trend = phi * (trend + before);
            level = before;
        }

        initial[0] = level;
        initial[1] = trend;
    }

    private void MultiplyBack(Span<double> weights, Span<double> initial)
    {
        (double alpha, double beta, double gamma, double phi) = _weights;
        double weight = 2 * Count / (_sum + (Count * LeastVariance));
        Span<double> season = initial[SeasonAt..];
        double level = 0;
        double trend = 0;
        int at = _values.Length % season.Length;
        for (int t = _values.Length - 1; t >= 0; t--)
        {
            at = at == 0 ? season.Length - 1 : at - 1;
            double before = level;
            weights[3] += trend * _trend[t];
            double surprise = _surprise[t];
            if (!double.IsNaN(surprise))
            {
                (double direct, double fitted) = Direct(t, weight);
                double start = _base[t];
                double place = _place[t];
                double own = season[at];
                double toLevel = ((alpha * level) + (beta * trend)) / place;
                double toSeason = gamma * own / start;
                weights[0] += level * surprise / place;
                weights[1] += trend * surprise / place;
                weights[2] += own * surprise / start;
                fitted -= direct + toLevel + toSeason;
                season[at] = own - (toLevel * surprise / place) + (fitted * start);
                before += (fitted * place) - (toSeason * surprise / start);
            }

            weights[3] += before * _trend[t];
            trend = phi * (trend + before);
            level = before;
        }

        initial[0] = level;
        initial[1] = trend;
    }
}
