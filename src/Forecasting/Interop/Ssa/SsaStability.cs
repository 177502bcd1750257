using System.Numerics;
using Forecasting.Numerics;

namespace Forecasting.Interop.Ssa;

/// <summary>ML.NET's stabilisation of a recurrence: its characteristic roots are moved, and the recurrence is rebuilt of them.</summary>
/// <remarks>
/// A root that stands for a season longer than the window is taken for a trend; where there is such a trend, every growing
/// trend root becomes 0.99, and the forecast decays with it.
/// </remarks>
internal sealed class SsaStability
{
    private const double Angle = 1e-9;
    private const double NearAngle = 0.05;
    private const double TrendSize = 0.99;

    private readonly int _window;
    private readonly double _mostGrowth;
    private readonly Complex[] _roots;
    private readonly List<int> _trends = [];

    private SsaStability(Complex[] roots, int window, double mostGrowth)
    {
        _roots = roots;
        _window = window;
        _mostGrowth = mostGrowth;
        Before = [.. roots];
    }

    /// <summary>Gets the roots as they were.</summary>
    public IReadOnlyList<Complex> Before { get; }

    /// <summary>Gets the roots as they are now.</summary>
    public IReadOnlyList<Complex> After => _roots;

    /// <summary>Gets whether a polynomial trend was seen.</summary>
    public bool HasPolynomialTrend { get; private set; }

    /// <summary>Gets whether a season longer than the window was made a trend.</summary>
    public bool RemovedSeason { get; private set; }

    /// <summary>Gets the size that no root exceeds.</summary>
    public double Cap { get; private set; }

    /// <summary>Stabilises a recurrence in its place.</summary>
    /// <param name="alpha">The coefficients, the newest value's last.</param>
    /// <param name="mostGrowth">The greatest growth a step, as a ratio.</param>
    /// <returns>What was done; null where it cannot be done, and the recurrence is left as it was.</returns>
    public static SsaStability? Apply(float[] alpha, double mostGrowth)
    {
        int window = alpha.Length + 1;
        if (alpha.Length == 1) return OfOne(alpha);
        double[] coefficients = [.. alpha.Select(value => -(double)value)];
        if (!Array.TrueForAll(coefficients, double.IsFinite) || !PolynomialRoots.TryFind(coefficients, out Complex[] roots)) return null;
        var stability = new SsaStability(roots, window, mostGrowth);
        stability.Move();
        double[]? moved = RootPolynomial.Of(roots);
        if (moved is null) return null;
        for (int i = 0; i < alpha.Length; i++) alpha[i] = (float)-moved[i];
        return stability;
    }

    private static SsaStability OfOne(float[] alpha)
    {
        var stability = new SsaStability([alpha[0]], 2, 1);
        alpha[0] = Math.Clamp(alpha[0], -1f, 1f);
        stability._roots[0] = alpha[0];
        stability.Cap = Math.Abs(alpha[0]);
        return stability;
    }

    private void Move()
    {
        for (int i = 0; i < _roots.Length; i++)
        {
            if (_roots[i].Magnitude > 1 && IsReal(_roots[i].Phase)) _trends.Add(i);
        }

        List<int> seasons = RemoveUnseenSeasons();
        if (_mostGrowth > 1)
        {
            if (HasPolynomialTrend) MergeNear(seasons);
            else JoinTrends();
        }

        if (HasPolynomialTrend)
        {
            foreach (int trend in _trends) _roots[trend] = Complex.FromPolarCoordinates(TrendSize, _roots[trend].Phase);
            Cap = Math.Min(1, _mostGrowth);
        }
        else
        {
            Cap = Math.Min(LargestTrend(), _mostGrowth);
        }

        Squeeze();
        Straighten();
    }

    private static bool IsReal(double phase) => Math.Abs(phase) <= Angle || Math.PI - Math.Abs(phase) <= Angle;

    // Returns the growing seasons that are left.
    private List<int> RemoveUnseenSeasons()
    {
        var seasons = new List<int>();
        for (int i = 0; i < _roots.Length; i++)
        {
            Complex root = _roots[i];
            if (root.Phase == 0) continue;
            if (root.Magnitude >= 1 && 2 * Math.PI / Math.Abs(root.Phase) > _window)
            {
                _roots[i] = root.Real;
                HasPolynomialTrend = true;
                RemovedSeason = true;
            }
            else if (root.Magnitude > 1)
            {
                seasons.Add(i);
            }
        }

        return seasons;
    }

    // Neighbours in phase on one side of the real axis become one; the last run of them is left, as ML.NET leaves it.
    private void MergeNear(List<int> seasons)
    {
        seasons.Sort((a, b) => _roots[a].Phase.CompareTo(_roots[b].Phase));
        int start = 0;
        for (int i = 1; i < seasons.Count; i++)
        {
            double before = _roots[seasons[i - 1]].Phase, phase = _roots[seasons[i]].Phase;
            if (before < 0 == phase < 0 && Math.Abs(phase - before) <= NearAngle) continue;
            Merge(seasons.GetRange(start, i - start));
            start = i;
        }
    }

    private void Merge(List<int> run)
    {
        if (run.Count < 2) return;
        double phase = 0, size = 0;
        foreach (int at in run)
        {
            phase += _roots[at].Phase;
            size += _roots[at].Magnitude;
        }

        foreach (int at in run) _roots[at] = Complex.FromPolarCoordinates(size / run.Count, phase / run.Count);
    }

    // A growing trend beside another one that lasts is a polynomial.
    private void JoinTrends()
    {
        int growing = _trends.FindIndex(at => Math.Abs(_roots[at].Phase) <= Angle);
        if (growing < 0) return;
        growing = _trends[growing];
        for (int i = 0; i < _roots.Length; i++)
        {
            if (i == growing || Math.Abs(_roots[i].Phase) > Angle || _roots[i].Magnitude < 0.9) continue;
            _roots[i] = _roots[growing] = Complex.One;
            HasPolynomialTrend = true;
            return;
        }
    }

    private double LargestTrend()
    {
        double largest = 1;
        foreach (Complex root in _roots)
        {
            if (Math.Abs(root.Phase) <= Angle) largest = Math.Max(largest, root.Magnitude);
        }

        return largest;
    }

    private void Squeeze()
    {
        double fast = Math.Min(Cap, (Cap + 1) / 2);
        for (int i = 0; i < _roots.Length; i++)
        {
            if (_roots[i].Magnitude < Cap) continue;
            double phase = _roots[i].Phase;
            bool isFast = Math.Abs(phase) > Math.PI / 2 && Math.Abs(phase) < Math.PI - Angle;
            _roots[i] = Complex.FromPolarCoordinates(isFast ? fast : Cap, phase);
        }
    }

    private void Straighten()
    {
        for (int i = 0; i < _roots.Length; i++)
        {
            double phase = _roots[i].Phase;
            if (IsReal(phase)) _roots[i] = Math.Abs(phase) <= Angle ? _roots[i].Magnitude : -_roots[i].Magnitude;
        }
    }
}
