namespace Forecasting.Numerics;

/// <summary>Computes a function and its gradient.</summary>
/// <param name="point">Where.</param>
/// <param name="gradient">Takes the gradient; what it takes does not matter where the function is infinite.</param>
/// <returns>The value; positive infinity where there is none.</returns>
internal delegate double GradientFunction(ReadOnlySpan<double> point, Span<double> gradient);

/// <summary>Minimises smooth functions of many variables by the quasi-Newton method of limited memory (Liu and Nocedal 1989).</summary>
/// <remarks>The line search is the bisection for weak Wolfe conditions of Lewis and Overton (2013), which also backs out of where a function is infinite.</remarks>
internal static class QuasiNewton
{
    private const int Memory = 30;
    private const int MaximumBisections = 40;

    // A run of steps that gain next to nothing ends the search; one such step may be an accident.
    private const int IdleSteps = 3;

    // The error of a slope by differences is of the order of the square of the step.
    private const double DifferenceStep = 1e-4;

    /// <summary>Minimises a function.</summary>
    /// <param name="function">The function.</param>
    /// <param name="point">The start; takes the minimum.</param>
    /// <param name="limits">After how many steps to stop at the latest, and the gain, relative to the value, that counts as none.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The least value; positive infinity where the function has none at the start.</returns>
    public static double Minimise(GradientFunction function, Span<double> point, (int Steps, double Tolerance) limits, CancellationToken cancellationToken)
    {
        int n = point.Length;
        double[] gradient = new double[n];
        double value = function(point, gradient);
        if (n == 0 || !double.IsFinite(value)) return value;
        double[] direction = new double[n];
        double[] next = new double[n];
        double[] nextGradient = new double[n];
        var history = new History(n);
        int idle = 0;
        for (int step = 0; step < limits.Steps && idle < IdleSteps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            double slope = history.Direction(gradient, direction);
            if (!(slope < 0)) break;
            double length = step == 0 ? Math.Min(1, 1 / Math.Sqrt(FixedLanes.Dot(gradient, gradient))) : 1;
            double found = Search(function, new Start(point, value, slope), direction, length, next, nextGradient);
            if (!(found < value)) break;
            history.Add(point, next, gradient, nextGradient);
            idle = value - found <= limits.Tolerance * (1 + Math.Abs(value)) ? idle + 1 : 0;
            value = found;
            next.CopyTo(point);
            nextGradient.CopyTo(gradient, 0);
        }

        return value;
    }

    /// <summary>Minimises a function of few variables that is known by its values alone; its slopes are central differences.</summary>
    /// <param name="function">The function; not finite where it must not go.</param>
    /// <param name="start">Where to start; the function is finite there.</param>
    /// <param name="limits">After how many steps to stop at the latest, and the gain, relative to the value, that counts as none.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The place of the minimum.</returns>
    public static double[] Minimise(
        Func<double[], double> function, double[] start, (int Steps, double Tolerance) limits, CancellationToken cancellationToken)
    {
        double[] place = [.. start];
        double[] moved = new double[place.Length];
        _ = Minimise(ByDifferences, place, limits, cancellationToken);
        return place;

        double ByDifferences(ReadOnlySpan<double> point, Span<double> gradient)
        {
            point.CopyTo(moved);
            double value = function(moved);
            if (!double.IsFinite(value)) return double.PositiveInfinity;
            for (int i = 0; i < gradient.Length; i++)
            {
                moved[i] = point[i] + DifferenceStep;
                double above = function(moved);
                moved[i] = point[i] - DifferenceStep;
                double below = function(moved);
                moved[i] = point[i];
                double slope = (above - below) / (2 * DifferenceStep);
                gradient[i] = double.IsFinite(slope) ? slope : 0;
            }

            return value;
        }
    }

    private static double Search(
        GradientFunction function, Start start, ReadOnlySpan<double> direction, double length, Span<double> next, Span<double> nextGradient)
    {
        const double Decrease = 1e-4;
        const double Curvature = 0.9;
        double low = 0;
        double high = double.PositiveInfinity;
        double value = double.PositiveInfinity;
        for (int i = 0; i < MaximumBisections; i++)
        {
            for (int j = 0; j < next.Length; j++) next[j] = start.Point[j] + (length * direction[j]);
            value = function(next, nextGradient);
            if (!(value <= start.Value + (Decrease * length * start.Slope))) high = length;
            else if (FixedLanes.Dot(nextGradient, direction) < Curvature * start.Slope) low = length;
            else return value;
            length = double.IsPositiveInfinity(high) ? 2 * low : (low + high) / 2;
        }

        return value;
    }

    private readonly ref struct Start(ReadOnlySpan<double> point, double value, double slope)
    {
        public ReadOnlySpan<double> Point { get; } = point;

        public double Value { get; } = value;

        public double Slope { get; } = slope;
    }

    // The last steps and changes of the gradient, the oldest overwritten first.
    private sealed class History(int n)
    {
        private readonly double[][] _steps = Rows(n);
        private readonly double[][] _changes = Rows(n);
        private readonly double[] _inverse = new double[Memory];
        private readonly double[] _weights = new double[Memory];
        private int _count;

        public double Direction(ReadOnlySpan<double> gradient, Span<double> direction)
        {
            for (int j = 0; j < n; j++) direction[j] = -gradient[j];
            int first = Math.Max(0, _count - Memory);
            for (int k = _count - 1; k >= first; k--)
            {
                int at = k % Memory;
                _weights[at] = _inverse[at] * FixedLanes.Dot(_steps[at], direction);
                AddTo(direction, -_weights[at], _changes[at]);
            }

            if (_count > 0)
            {
                int last = (_count - 1) % Memory;
                double scale = 1 / (_inverse[last] * FixedLanes.Dot(_changes[last], _changes[last]));
                for (int j = 0; j < n; j++) direction[j] *= scale;
            }

            for (int k = first; k < _count; k++)
            {
                int at = k % Memory;
                AddTo(direction, _weights[at] - (_inverse[at] * FixedLanes.Dot(_changes[at], direction)), _steps[at]);
            }

            return FixedLanes.Dot(gradient, direction);
        }

        public void Add(ReadOnlySpan<double> point, ReadOnlySpan<double> next, ReadOnlySpan<double> gradient, ReadOnlySpan<double> nextGradient)
        {
            int at = _count % Memory;
            for (int j = 0; j < n; j++)
            {
                _steps[at][j] = next[j] - point[j];
                _changes[at][j] = nextGradient[j] - gradient[j];
            }

            double curvature = FixedLanes.Dot(_steps[at], _changes[at]);
            // Without curvature the step teaches nothing.
            if (!(curvature > 0) || !double.IsFinite(1 / curvature)) return;
            _inverse[at] = 1 / curvature;
            _count++;
        }

        private static void AddTo(Span<double> sum, double factor, ReadOnlySpan<double> values)
        {
            for (int j = 0; j < sum.Length; j++) sum[j] += factor * values[j];
        }

        private static double[][] Rows(int n)
        {
            double[][] rows = new double[Memory][];
            for (int k = 0; k < Memory; k++) rows[k] = new double[n];
            return rows;
        }
    }
}
