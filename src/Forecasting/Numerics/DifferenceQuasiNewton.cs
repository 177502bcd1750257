namespace Forecasting.Numerics;

/// <summary>Minimises a smooth function of a few numbers, known by its values alone (Broyden, Fletcher, Goldfarb and Shanno 1970).</summary>
internal static class DifferenceQuasiNewton
{
    // Central differences: the error of a slope is of the order of the square of the step.
    private const double Step = 1e-4;
    private const int MostIterations = 60;
    private const double FlatSlope = 1e-9;
    private const int MostHalvings = 20;

    /// <summary>Finds a minimum near a point.</summary>
    /// <param name="function">The function; not finite where it must not go.</param>
    /// <param name="start">Where to start; the function is finite there.</param>
    /// <param name="tolerance">A round that lowers the function by less is the last.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The place.</returns>
    public static double[] Minimise(Func<double[], double> function, double[] start, double tolerance, CancellationToken cancellationToken)
    {
        double[] place = [.. start];
        if (place.Length == 0) return place;
        double value = function(place);
        double[] slopes = Slopes(function, place);
        double[] inverse = Identity(place.Length);
        bool isFresh = true;
        for (int iteration = 0; iteration < MostIterations; iteration++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            double[] direction = Downhill(inverse, slopes);
            double fall = Dot(direction, slopes);
            if (!(fall < 0)) break;
            (double[] next, double lower) = Search(function, (place, value), direction, fall);
            if (!(lower < value))
            {
                // The curvature that was learned may mislead: once more along the slope itself.
                if (isFresh) break;
                inverse = Identity(place.Length);
                isFresh = true;
                continue;
            }

            double gain = value - lower;
            double[] newSlopes = Slopes(function, next);
            Learn(inverse, Difference(next, place), Difference(newSlopes, slopes));
            (place, value, slopes, isFresh) = (next, lower, newSlopes, false);
            if (gain <= tolerance || Largest(slopes) < FlatSlope) break;
        }

        return place;
    }

    private static (double[] Place, double Value) Search(
        Func<double[], double> function, (double[] Place, double Value) from, double[] direction, double fall)
    {
        // No longer than a unit at once: the functions flatten out far from the start.
        double length = Math.Min(1, 1 / Largest(direction));
        double[] place = new double[direction.Length];
        for (int halving = 0; halving < MostHalvings; halving++, length /= 2)
        {
            for (int i = 0; i < place.Length; i++) place[i] = from.Place[i] + (length * direction[i]);
            double value = function(place);
            if (value <= from.Value + (1e-4 * length * fall)) return (place, value);
        }

        return from;
    }

    private static double[] Slopes(Func<double[], double> function, double[] place)
    {
        double[] slopes = new double[place.Length];
        double[] moved = [.. place];
        for (int i = 0; i < slopes.Length; i++)
        {
            moved[i] = place[i] + Step;
            double above = function(moved);
            moved[i] = place[i] - Step;
            double below = function(moved);
            moved[i] = place[i];
            double slope = (above - below) / (2 * Step);
            slopes[i] = double.IsFinite(slope) ? slope : 0;
        }

        return slopes;
    }

    private static double[] Identity(int size)
    {
        double[] matrix = new double[size * size];
        for (int i = 0; i < size; i++) matrix[(i * size) + i] = 1;
        return matrix;
    }

    private static double[] Downhill(double[] inverse, double[] slopes)
    {
        double[] direction = new double[slopes.Length];
        for (int i = 0; i < direction.Length; i++) direction[i] = -Dot(inverse.AsSpan(i * slopes.Length, slopes.Length), slopes);
        return direction;
    }

    private static void Learn(double[] inverse, double[] moved, double[] turned)
    {
        int n = moved.Length;
        double curvature = Dot(moved, turned);
        if (!(curvature > 1e-14)) return;
        double[] product = new double[n];
        for (int i = 0; i < n; i++) product[i] = Dot(inverse.AsSpan(i * n, n), turned);
        double factor = (1 + (Dot(turned, product) / curvature)) / curvature;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
                inverse[(i * n) + j] += (factor * moved[i] * moved[j]) - (((product[i] * moved[j]) + (moved[i] * product[j])) / curvature);
        }
    }

    private static double[] Difference(double[] left, double[] right)
    {
        double[] difference = new double[left.Length];
        for (int i = 0; i < difference.Length; i++) difference[i] = left[i] - right[i];
        return difference;
    }

    private static double Largest(ReadOnlySpan<double> values)
    {
        double largest = 0;
        foreach (double value in values) largest = Math.Max(largest, Math.Abs(value));
        return largest;
    }

    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        double sum = 0;
        for (int i = 0; i < left.Length; i++) sum += left[i] * right[i];
        return sum;
    }
}
