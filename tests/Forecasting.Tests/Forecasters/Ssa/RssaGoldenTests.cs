using System.Globalization;
using System.Numerics;
using Forecasting.Forecasters.Ssa;
using Forecasting.Numerics;

namespace Forecasting.Tests.Forecasters.Ssa;

/// <summary>Agreement with Rssa (Korobeynikov, Shlemov, Usevich and Golyandina), to far below what rounding in either may cost.</summary>
public sealed class RssaGoldenTests
{
    public static TheoryData<string> Names => RssaCase.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void SingularValues_Case_AgreeWithRssa(string name)
    {
        var golden = RssaCase.Load(name);
        Assert.InRange(LeadingEigenvalues(golden), 0, 1e-8);
        // Of the others a program that squares knows only what the largest leaves of them.
        double largest = golden.SingularValues[0] * golden.SingularValues[0];
        for (int i = golden.Rank; i < golden.SingularValues.Length; i++)
            Assert.Equal(golden.SingularValues[i] * golden.SingularValues[i], Square(golden.Decomposition.SingularValues[i]), 1e-8 * largest);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void LeftVector_SimpleEigenvalue_AgreesUpToItsSign(string name)
    {
        var golden = RssaCase.Load(name);
        double[][] expected = golden.Rows("leftVectors");
        Assert.NotEmpty(expected);
        for (int i = 0; i < expected.Length; i++)
        {
            if (!golden.IsSimple(i)) continue;
            double[] own = golden.Decomposition.LeftVector(i).ToArray();
            double sign = Math.Sign(FixedLanes.Dot(own, expected[i]));
            Assert.InRange(Difference(expected[i], [.. own.Select(value => sign * value)]), 0, 1e-6);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Component_SimpleEigenvalue_AgreesWithRssa(string name)
    {
        var golden = RssaCase.Load(name);
        double[][] expected = golden.Rows("components");
        double unit = Largest(golden.Series);
        Assert.NotEmpty(expected);
        for (int i = 0; i < expected.Length; i++)
        {
            if (golden.IsSimple(i)) Assert.InRange(Difference(expected[i], golden.Decomposition.Component(i), unit), 0, 1e-7);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Reconstruct_LeadingComponents_AgreesWithRssa(string name) => Assert.InRange(Reconstruction(RssaCase.Load(name)), 0, 1e-8);

    [Theory]
    [MemberData(nameof(Names))]
    public void WeightedCorrelations_Case_AgreeWithRssa(string name)
    {
        var golden = RssaCase.Load(name);
        double[][] expected = golden.Rows("wcor");
        double[][] own = golden.Decomposition.WeightedCorrelations();
        for (int i = 0; i < expected.Length; i++)
        {
            for (int j = 0; j < expected.Length; j++)
            {
                if (golden.IsSimple(i) && golden.IsSimple(j)) Assert.Equal(expected[i][j], own[i][j], 1e-6);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Recurrence_LeadingComponents_AgreesWithRssa(string name)
    {
        var golden = RssaCase.Load(name);
        double[] recurrence = golden.Decomposition.Recurrence(golden.Rank);
        Assert.InRange(Difference(golden.Numbers("lrr"), recurrence), 0, 1e-7);
        // The root of multiplicity two of a line is known to the root of the precision.
        if (golden.Has("lrrRootsRe"))
            Assert.InRange(Farthest(golden.Roots("lrrRoots"), PolynomialRoots.Find([.. recurrence.Select(value => -value)])), 0, 1e-6);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Roots_LeadingComponents_AgreeWithRssa(string name)
    {
        var golden = RssaCase.Load(name);
        Assert.SkipUnless(golden.Has("espritRootsRe"), "The case has no roots by ESPRIT.");
        Assert.InRange(Farthest(golden.Roots("espritRoots"), golden.Decomposition.Roots(golden.Rank)), 0, 1e-7);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Forecast_BothMethods_AgreeWithRssa(string name)
    {
        var golden = RssaCase.Load(name);
        Assert.InRange(Recurrent(golden), 0, 1e-6);
        Assert.InRange(FromTheRawEnd(golden), 0, 1e-6);
        Assert.InRange(Vector(golden), 0, 1e-6);
    }

    [Fact(Explicit = true)]
    public void Table_OfAllCases()
    {
        var lines = new List<string> { "| case | window | rank | eigenvalues | reconstruction | recurrent | recurrent, raw end | vector |", "|---|---|---|---|---|---|---|---|" };
        foreach (ITheoryDataRow row in Names)
        {
            string name = (string)row.GetData()[0]!;
            var golden = RssaCase.Load(name);
            lines.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {golden.Window} | {golden.Rank} | {LeadingEigenvalues(golden):0.0e-0} | {Reconstruction(golden):0.0e-0} | {Recurrent(golden):0.0e-0} | {FromTheRawEnd(golden):0.0e-0} | {Vector(golden):0.0e-0} |"));
        }

        Assert.True(lines.Count > 2);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', lines));
    }

    private static double LeadingEigenvalues(RssaCase golden)
    {
        double largest = 0;
        for (int i = 0; i < golden.Rank && i < golden.SingularValues.Length; i++)
        {
            double expected = Square(golden.SingularValues[i]);
            largest = Math.Max(largest, Math.Abs(Square(golden.Decomposition.SingularValues[i]) - expected) / expected);
        }

        return largest;
    }

    private static double Reconstruction(RssaCase golden) => Difference(
        golden.Numbers("reconstruction"), golden.Decomposition.Reconstruct([.. Enumerable.Range(0, golden.Rank)]));

    private static double Recurrent(RssaCase golden)
    {
        double[] expected = golden.Numbers("rforecast24");
        return Difference(expected, golden.Decomposition.Forecast(expected.Length, golden.Rank));
    }

    private static double FromTheRawEnd(RssaCase golden)
    {
        double[] expected = golden.Numbers("rforecast24_baseOriginal");
        return Difference(expected, SignalContinuation.Recurrent(golden.Space, golden.Series, expected.Length));
    }

    private static double Vector(RssaCase golden)
    {
        double[] expected = golden.Numbers("vforecast24");
        return Difference(expected, golden.Decomposition.Forecast(expected.Length, golden.Rank, SsaForecastMethod.Vector));
    }

    // Against the largest value.
    private static double Difference(double[] expected, double[] own, double? unit = null)
    {
        Assert.Equal(expected.Length, own.Length);
        return expected.Zip(own, (a, b) => Math.Abs(a - b)).Max() / (unit ?? Largest(expected));
    }

    // Each root is given to the nearest that is left; the farthest of them.
    private static double Farthest(Complex[] expected, Complex[] own)
    {
        Assert.Equal(expected.Length, own.Length);
        var left = own.ToList();
        double farthest = 0;
        foreach (Complex root in expected)
        {
            Complex nearest = left.MinBy(other => Complex.Abs(other - root));
            farthest = Math.Max(farthest, Complex.Abs(nearest - root));
            left.Remove(nearest);
        }

        return farthest;
    }

    private static double Largest(double[] values) => values.Max(Math.Abs);

    private static double Square(double value) => value * value;
}
