using System.Numerics;
using System.Runtime.CompilerServices;

namespace Forecasting.Numerics;

/// <summary>Sums, means and standard deviations of the windows of one tile.</summary>
/// <remarks>
/// For a block of <c>n</c> values whose newest finite one is <c>r</c>, keep <c>T = Σ (x - r)</c> and <c>Q = Σ (x - r)²</c>.
/// A newer block a and an older block b join, with <c>g = r_a - r_b</c>, into
/// <c>T = T_a + T_b - n_b g</c> and <c>Q = Q_a + Q_b + g (n_b g - 2 T_b)</c>. Blocks of 1, 2, 4, ... values at every position
/// come by doubling, and the window joins those that its binary length names: pairwise summation of shifted data
/// (Chan, Golub and LeVeque, 1983, sections 2 and 3). Each lane does the same arithmetic whatever the width of the
/// vectors, and sees its own window only; so the bits depend neither on the machine, nor on where the computation
/// starts, nor on values outside of the window. As <c>r</c> belongs to the window, <c>Q ≤ (n + 1) M2</c>: the relative
/// error of a standard deviation stays below about <c>2 n log2(n) 2^-53</c> at any level of the series.
/// </remarks>
internal static unsafe class WindowMoments
{
    private const int Sums = 1;
    private const int Squares = 2;
    private const int JoinedSums = 3;
    private const int JoinedSquares = 4;
    private const int Counts = 5;

    /// <summary>Fills the wanted sums, means and deviations from a loaded tile.</summary>
    public static void Compute(WindowTile tile, RollingWindow window, RollingOutputs outputs)
    {
        fixed (double* doubles = tile.Doubles)
        fixed (float* singles = tile.Singles)
        {
            bool squares = !outputs.Deviation.IsEmpty;
            double* newest = doubles + tile.DoubleOffset(0);
            var block = new Block(
                newest, doubles + tile.DoubleOffset(Sums), squares ? doubles + tile.DoubleOffset(Squares) : null);
            var joined = new Block(
                newest, doubles + tile.DoubleOffset(JoinedSums), squares ? doubles + tile.DoubleOffset(JoinedSquares) : null);
            double* counts = doubles + tile.DoubleOffset(Counts);
            float* scratch = singles + tile.SingleOffset(2);
            if (tile.HasMissing)
            {
                block = Accumulate(block, joined, new RunningCount(counts), window, tile.Count);
                Write(block, new RunningCount(counts), window, outputs, scratch);
            }
            else
            {
                block = Accumulate(block, joined, default(FullCount), window, tile.Count);
                Write(block, default(FullCount), window, outputs, scratch);
            }
        }
    }

    /// <summary>Joins blocks by doubling; returns the place of the sums of the whole window.</summary>
    private static Block Accumulate<TCount>(Block block, Block older, TCount counts, RollingWindow window, int end)
        where TCount : struct, ICount
    {
        int joined = 0;
        for (int n = 1; ; n *= 2)
        {
            bool last = 2 * n > window.Length;
            if (last && joined == 0)
            {
                if (n == 1)
                    Clear(block, end);
                return block;
            }

            if ((window.Length & n) != 0)
            {
                if (joined == 0)
                    Start(block, older, n, end);
                else
                    Join(block, older, older, counts, new Step(n, joined, window.Stride, end));
                joined += n;
            }

            if (last)
                return older;
            if (n == 1)
                Pair(block, counts, window.Stride, end);
            else
                Join(block, block, block, counts, new Step(n, n, window.Stride, end));
        }
    }

    private static void Clear(Block block, int end)
    {
        new Span<double>(block.Sum, end).Clear();
        if (block.Square != null)
            new Span<double>(block.Square, end).Clear();
    }

    private static void Start(Block block, Block target, int n, int end)
    {
        if (n == 1)
        {
            Clear(target, end);
            return;
        }

        new Span<double>(block.Sum, end).CopyTo(new Span<double>(target.Sum, end));
        if (block.Square != null)
            new Span<double>(block.Square, end).CopyTo(new Span<double>(target.Square, end));
    }

    /// <summary>Makes the blocks of two values, where T and Q of both halves are zero.</summary>
    private static void Pair<TCount>(Block block, TCount counts, int stride, int end)
        where TCount : struct, ICount
    {
        double* f = block.Newest;
        double* sum = block.Sum;
        double* square = block.Square;
        var full = new Vector<double>(1.0);
        unchecked
        {
            for (nint i = end - Vector<double>.Count; i > stride - Vector<double>.Count; i -= Vector<double>.Count)
            {
                Vector<double> g = Vector.Load(f + i) - Vector.Load(f + i - stride);
                Vector<double> scaled = counts.Of(i - stride, stride, full) * g;
                Vector.Store(Vector<double>.Zero - scaled, sum + i);
                if (square != null)
                    Vector.Store(g * scaled, square + i);
            }
        }
    }

    /// <summary>Joins the newer block that ends at every position with the older one that ends before it.</summary>
    private static void Join<TCount>(Block newer, Block older, Block target, TCount counts, Step step)
        where TCount : struct, ICount
    {
        nint shift = step.Newer * step.Stride;
        nint first = (step.Newer + step.Older - 1) * step.Stride;
        nint back = step.Older * step.Stride;
        double* f = newer.Newest;
        double* newerSum = newer.Sum;
        double* olderSum = older.Sum;
        double* targetSum = target.Sum;
        double* newerSquare = newer.Square;
        double* olderSquare = older.Square;
        double* targetSquare = target.Square;
        var full = new Vector<double>((double)step.Older);
        unchecked
        {
            // Downwards: what a lane reads lies below all that has been written, so the arrays can be their own target.
            for (nint i = step.End - Vector<double>.Count; i > first - Vector<double>.Count; i -= Vector<double>.Count)
            {
                nint j = i - shift;
                Vector<double> old = Vector.Load(olderSum + j);
                Vector<double> g = Vector.Load(f + i) - Vector.Load(f + j);
                Vector<double> scaled = counts.Of(j, back, full) * g;
                Vector.Store(Vector.Load(newerSum + i) + old - scaled, targetSum + i);
                if (newerSquare == null)
                    continue;
                Vector<double> both = Vector.Load(newerSquare + i) + Vector.Load(olderSquare + j);
                Vector.Store(both + (g * (scaled - (old + old))), targetSquare + i);
            }
        }
    }

    private static void Write<TCount>(
        Block block, TCount counts, RollingWindow window, RollingOutputs outputs, float* scratch)
        where TCount : struct, ICount
    {
        int first = window.Span;
        var cursor = new Block(block.Newest + first, block.Sum + first, block.Square == null ? null : block.Square + first);
        WriteOne<TCount, MeanResult>(cursor, counts, window, outputs.Mean, scratch);
        WriteOne<TCount, DeviationResult>(cursor, counts, window, outputs.Deviation, scratch);
        WriteOne<TCount, SumResult>(cursor, counts, window, outputs.Sum, scratch);
    }

    private static void WriteOne<TCount, TResult>(
        Block block, TCount counts, RollingWindow window, Span<float> output, float* scratch)
        where TCount : struct, ICount
        where TResult : struct, IResult
    {
        nint back = window.Length * window.Stride;
        nint span = window.Span;
        int needed = Math.Max(window.MinimumCount, TResult.MinimumCount);
        var full = new Counted(new Vector<double>((double)window.Length));
        bool known = TCount.AlwaysFull && window.Length >= needed;
        var least = new Vector<double>((double)needed);
        unchecked
        {
            for (nint i = 0; i < output.Length; i += 2 * Vector<double>.Count)
            {
                nint next = i + Vector<double>.Count;
                Vector<double> low = Result<TCount, TResult>(block, i, counts.Of(i + span, back, full.Count), full, known, least);
                Vector<double> high = Result<TCount, TResult>(block, next, counts.Of(next + span, back, full.Count), full, known, least);
                Vector.Store(Vector.Narrow(low, high), scratch + i);
            }
        }

        new Span<float>(scratch, output.Length).CopyTo(output);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Result<TCount, TResult>(
        Block block, nint i, Vector<double> count, Counted full, bool known, Vector<double> least)
        where TCount : struct, ICount
        where TResult : struct, IResult
    {
        Counted counted = TCount.AlwaysFull ? full : new Counted(count);
        Vector<double> square = TResult.NeedsSquares ? Vector.Load(block.Square + i) : default;
        Vector<double> result = TResult.Of(Vector.Load(block.Newest + i), Vector.Load(block.Sum + i), square, counted);
        return known
            ? result
            : Vector.ConditionalSelect(Vector.GreaterThanOrEqual(count, least), result, new Vector<double>(double.NaN));
    }

    /// <summary>Where the newest values and the sums of blocks stand; no squares where nobody wants them.</summary>
    private readonly struct Block(double* newest, double* sum, double* square)
    {
        public readonly double* Newest = newest;
        public readonly double* Sum = sum;
        public readonly double* Square = square;
    }

    /// <summary>One joining step: values in the newer and in the older block, their stride, and the end of the tile.</summary>
    private readonly record struct Step(int Newer, int Older, int Stride, int End);

    /// <summary>The finite values of a window, and one over them and over one less: division by a constant is left out of loops.</summary>
    private readonly struct Counted(Vector<double> count)
    {
        public Vector<double> Count { get; } = count;

        public Vector<double> Inverse { get; } = Vector<double>.One / count;

        public Vector<double> InverseFreedom { get; } = Vector<double>.One / (count - Vector<double>.One);
    }

    private interface ICount
    {
        static abstract bool AlwaysFull { get; }

        /// <summary>Returns the finite values among those of the last <paramref name="back"/> steps up to each lane.</summary>
        Vector<double> Of(nint end, nint back, Vector<double> full);
    }

    private interface IResult
    {
        static abstract bool NeedsSquares { get; }

        static abstract int MinimumCount { get; }

        static abstract Vector<double> Of(Vector<double> newest, Vector<double> sum, Vector<double> square, Counted counted);
    }

    private readonly struct FullCount : ICount
    {
        public static bool AlwaysFull => true;

        public Vector<double> Of(nint end, nint back, Vector<double> full) => full;
    }

    private readonly struct RunningCount(double* counts) : ICount
    {
        private readonly double* _counts = counts;

        public static bool AlwaysFull => false;

        public Vector<double> Of(nint end, nint back, Vector<double> full) =>
            unchecked(Vector.Load(_counts + end) - Vector.Load(_counts + end - back));
    }

    private readonly struct MeanResult : IResult
    {
        public static bool NeedsSquares => false;

        public static int MinimumCount => 1;

        public static Vector<double> Of(Vector<double> newest, Vector<double> sum, Vector<double> square, Counted counted) =>
            newest + (sum * counted.Inverse);
    }

    private readonly struct SumResult : IResult
    {
        public static bool NeedsSquares => false;

        public static int MinimumCount => 1;

        public static Vector<double> Of(Vector<double> newest, Vector<double> sum, Vector<double> square, Counted counted) =>
            (counted.Count * newest) + sum;
    }

    private readonly struct DeviationResult : IResult
    {
        public static bool NeedsSquares => true;

        public static int MinimumCount => 2;

        public static Vector<double> Of(Vector<double> newest, Vector<double> sum, Vector<double> square, Counted counted)
        {
            Vector<double> squares = square - (sum * sum * counted.Inverse);
            squares = Vector.ConditionalSelect(Vector.LessThan(squares, Vector<double>.Zero), Vector<double>.Zero, squares);
            return Vector.SquareRoot(squares * counted.InverseFreedom);
        }
    }
}
