namespace Forecasting.Numerics;

/// <summary>The largest eigenvalues of a symmetric operator and their vectors, by Lanczos' method with full reorthogonalisation and thick restart.</summary>
/// <remarks>
/// Wu and Simon, "Thick-restart Lanczos method for large symmetric eigenvalue problems", SIAM J. Matrix Anal. Appl. 22 (2000). The projected
/// matrix is taken as computed by the orthogonalisation, so that a restart, a second copy of an eigenvalue and the end of an invariant
/// subspace need no special case. The start vector is fixed: the same operator gives the same bits.
/// </remarks>
internal sealed class Lanczos
{
    // From this size on memory and the last digits are saved.
    private const int Long = 20_000;
    private const int MaximumRestarts = 300;

    // How much of a vector is worked on at a time.
    private const int Piece = 1024;

    // What is below it is the rounding of the largest eigenvalue: the vector that follows is any one.
    private const double Breakdown = 1e-15;

    private readonly SymmetricOperator _matrix;
    private readonly int _count;
    private readonly int _size;
    private readonly int _capacity;
    private readonly double[][] _basis;
    private readonly double[] _projected;

    // The residual, against the largest eigenvalue, at which a vector has converged.
    private readonly double _tolerance;
    private readonly double[] _along;
    private double _largest;

    private Lanczos(SymmetricOperator matrix, int count)
    {
        _matrix = matrix;
        _count = count;
        _size = matrix.Size;
        _capacity = Math.Min(_size, _size > Long ? (2 * count) + 12 : (3 * count) + 24);
        _tolerance = _size > Long ? 1e-9 : 1e-13;
        _basis = new double[_capacity + 1][];
        _projected = new double[_capacity * _capacity];
        _along = new double[_capacity + 1];
    }

    /// <summary>Finds the largest eigenvalues.</summary>
    /// <param name="matrix">The operator, positive semidefinite.</param>
    /// <param name="count">How many are wanted; at most as many as there are rows.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>
    /// The eigenvalues, the largest first, and the vectors of unit length; after 300 restarts what was reached by then.
    /// </returns>
    public static (double[] Values, double[][] Vectors) Largest(SymmetricOperator matrix, int count, CancellationToken cancellationToken) =>
        new Lanczos(matrix, count).Run(cancellationToken);

    private (double[] Values, double[][] Vectors) Run(CancellationToken cancellationToken)
    {
        _basis[0] = new double[_size];
        Randomise(0);
        int kept = 0;
        for (int restart = 0; ; restart++)
        {
            int filled = kept;
            double[] values = [];
            double[] small = [];
            double rest = 0;
            int converged = 0;
            while (filled < _capacity && converged < _count)
            {
                int next = NextCheck(filled);
                for (; filled < next; filled++)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    rest = Extend(filled);
                }

                (values, small) = Solve(filled);
                converged = Converged(values, small, filled, rest);
            }

            if (converged >= _count || filled == _size || restart == MaximumRestarts)
            {
                Combine(small, filled, _count);
                return (values[.._count], _basis[.._count]);
            }

            kept = Math.Min(filled - 1, _count + ((filled - _count) / 2));
            double[] residual = _basis[filled];
            Combine(small, filled, kept);
            _basis[filled] = _basis[kept];
            _basis[kept] = residual;
            Array.Clear(_projected);
            for (int i = 0; i < kept; i++) _projected[(i * _capacity) + i] = values[i];
        }
    }

    private int NextCheck(int filled) => Math.Min(_capacity, Math.Max(filled + 4 + (_count / 3), _count + (_count / 3) + 8));

    // Multiplies the newest vector, takes the part along all others out, and returns the length of what is left.
    private double Extend(int newest)
    {
        double[] product = _basis[newest + 1] ??= new double[_size];
        _matrix.Apply(_basis[newest], product);
        _largest = Math.Max(_largest, Math.Sqrt(FixedLanes.Dot(product, product)));
        // The two neighbours of the three-term recurrence first: what is then left along the others is rounding, but after a restart.
        Orthogonalise(Math.Max(0, newest - 1), newest, product);
        double before = Math.Sqrt(FixedLanes.Dot(product, product));
        Orthogonalise(0, newest, product);
        double length = Math.Sqrt(FixedLanes.Dot(product, product));
        // Twice is enough (Kahan; Parlett 1980).
        if (length < 0.5 * before)
        {
            Orthogonalise(0, newest, product);
            length = Math.Sqrt(FixedLanes.Dot(product, product));
        }

        if (length > Breakdown * _largest)
        {
            Scale(product, 1 / length);
            return length;
        }

        if (newest + 1 < _size) Randomise(newest + 1);
        return 0;
    }

    // Takes the part along some vectors of the basis out of a vector, and notes it in the projected matrix.
    private void Orthogonalise(int first, int newest, double[] vector)
    {
        Span<double> along = _along.AsSpan(0, newest + 1 - first);
        TakeOut(first, along, vector);
        for (int i = first; i <= newest; i++)
        {
            _projected[(newest * _capacity) + i] += along[i - first];
            if (i != newest) _projected[(i * _capacity) + newest] += along[i - first];
        }
    }

    // Classical Gram and Schmidt, a piece at a time: the vector stays in the first cache while the basis passes once for each half.
    private void TakeOut(int first, Span<double> along, double[] vector)
    {
        along.Clear();
        for (int start = 0; start < _size; start += Piece)
        {
            int length = Math.Min(Piece, _size - start);
            ReadOnlySpan<double> part = vector.AsSpan(start, length);
            for (int i = 0; i < along.Length; i++) along[i] += FixedLanes.Dot(_basis[first + i].AsSpan(start, length), part);
        }

        for (int start = 0; start < _size; start += Piece)
        {
            int length = Math.Min(Piece, _size - start);
            Span<double> part = vector.AsSpan(start, length);
            for (int i = 0; i < along.Length; i++) FixedLanes.AddScaled(-along[i], _basis[first + i].AsSpan(start, length), part);
        }
    }

    private void Randomise(int place)
    {
        double[] vector = _basis[place];
        for (int i = 0; i < vector.Length; i++) vector[i] = (SplitMix.Mix(((ulong)place << 40) + (ulong)i) >> 11) * (1.0 / (1UL << 53)) - 0.5;
        for (int pass = 0; pass < 2; pass++)
        {
            TakeOut(0, _along.AsSpan(0, place), vector);
            Scale(vector, 1 / Math.Sqrt(FixedLanes.Dot(vector, vector)));
        }
    }

    private (double[] Values, double[] Vectors) Solve(int filled)
    {
        double[] small = new double[filled * filled];
        for (int i = 0; i < filled; i++) _projected.AsSpan(i * _capacity, filled).CopyTo(small.AsSpan(i * filled));
        double[] values = new double[filled];
        SymmetricEigen.Decompose(small, filled, values);
        return (values, small);
    }

    private int Converged(double[] values, double[] small, int filled, double rest)
    {
        int count = 0;
        while (count < _count && Math.Abs(rest * small[(count * filled) + filled - 1]) <= _tolerance * values[0]) count++;
        return count;
    }

    // Replaces the first vectors of the basis by combinations of all, a piece of their length at a time.
    private void Combine(double[] small, int filled, int wanted)
    {
        double[] room = new double[wanted * Piece];
        for (int start = 0; start < _size; start += Piece)
        {
            int length = Math.Min(Piece, _size - start);
            Array.Clear(room);
            for (int i = 0; i < wanted; i++)
            {
                Span<double> target = room.AsSpan(i * Piece, length);
                for (int j = 0; j < filled; j++) FixedLanes.AddScaled(small[(i * filled) + j], _basis[j].AsSpan(start, length), target);
            }

            for (int i = 0; i < wanted; i++) room.AsSpan(i * Piece, length).CopyTo(_basis[i].AsSpan(start));
        }
    }

    private static void Scale(double[] vector, double factor)
    {
        for (int i = 0; i < vector.Length; i++) vector[i] *= factor;
    }
}
