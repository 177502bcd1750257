using System.Numerics;

namespace Forecasting.Interop.Ssa;

/// <summary>Multiplies out a real polynomial from its roots in decimal arithmetic, in the order in which ML.NET does.</summary>
/// <remarks>
/// A pair of factors whose leading sizes cancel is multiplied first, which keeps the coefficients small; with 28 digits
/// the product of some hundred roots still holds. Doubles enter with the 15 digits that the conversion keeps.
/// </remarks>
internal static class RootPolynomial
{
    /// <summary>Returns the coefficients but the first, lowest power first; null where the roots are not those of a real polynomial or a coefficient is too large.</summary>
    public static double[]? Of(ReadOnlySpan<Complex> roots)
    {
        try
        {
            List<Factor>? factors = Factors(roots, out int zeros);
            if (factors is null) return null;
            double[] coefficients = new double[roots.Length];
            if (factors.Count == 0) return coefficients;
            decimal[] product = Product(factors);
            for (int i = 0; i < product.Length; i++) coefficients[zeros + i] = decimal.ToDouble(product[i]);
            return coefficients;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static List<Factor>? Factors(ReadOnlySpan<Complex> roots, out int zeros)
    {
        var factors = new List<Factor>();
        var alone = new Dictionary<Complex, int>();
        zeros = 0;
        foreach (Complex root in roots)
        {
            if (Complex.IsNaN(root)) return null;
            if (root == Complex.Zero) zeros++;
            else if (root.Imaginary == 0) factors.Add(new Factor([(decimal)-root.Real]));
            else if (TakeConjugate(alone, root)) factors.Add(Pair(root));
            else alone[root] = alone.GetValueOrDefault(root) + 1;
        }

        return alone.Count == 0 ? factors : null;
    }

    private static bool TakeConjugate(Dictionary<Complex, int> alone, Complex root)
    {
        var conjugate = Complex.Conjugate(root);
        if (!alone.TryGetValue(conjugate, out int count)) return false;
        if (count == 1) alone.Remove(conjugate);
        else alone[conjugate] = count - 1;
        return true;
    }

    private static Factor Pair(Complex root) =>
        new([(decimal)((root.Real * root.Real) + (root.Imaginary * root.Imaginary)), (decimal)(-2 * root.Real)]);

    private static decimal[] Product(List<Factor> factors)
    {
        factors.Sort();
        while (factors.Count > 1)
        {
            // Of both ends the smaller, by the one that is nearest to its opposite.
            int end = Math.Abs(factors[0].Key) < Math.Abs(factors[^1].Key) ? 0 : factors.Count - 1;
            Factor first = factors[end];
            factors.RemoveAt(end);
            int partner = Math.Min(factors.Count - 1, PlaceOf(factors, -first.Key));
            Factor product = first.Times(factors[partner]);
            factors.RemoveAt(partner);
            factors.Insert(PlaceOf(factors, product.Key), product);
        }

        return factors[0].Coefficients;
    }

    private static int PlaceOf(List<Factor> factors, decimal key)
    {
        int place = factors.BinarySearch(new Factor([key]));
        return place < 0 ? ~place : place;
    }

    // A polynomial without its leading one, ordered by the coefficient that is the largest in size.
    private sealed class Factor : IComparable<Factor>
    {
        public Factor(decimal[] coefficients)
        {
            Coefficients = coefficients;
            Key = coefficients[0];
            foreach (decimal coefficient in coefficients)
            {
                if (Math.Abs(coefficient) > Math.Abs(Key)) Key = coefficient;
            }
        }

        public decimal[] Coefficients { get; }

        public decimal Key { get; }

        public int CompareTo(Factor? other) => Key.CompareTo(other?.Key ?? 0);

        public Factor Times(Factor other)
        {
            decimal[] left = Coefficients, right = other.Coefficients;
            decimal[] product = new decimal[left.Length + right.Length];
            for (int i = 0; i < left.Length; i++) product[i + right.Length] += left[i];
            for (int j = 0; j < right.Length; j++) product[j + left.Length] += right[j];
            for (int i = 0; i < left.Length; i++)
            {
                for (int j = 0; j < right.Length; j++) product[i + j] += left[i] * right[j];
            }

            return new Factor(product);
        }
    }
}
