using Forecasting.Numerics;

namespace Forecasting.Tests.Numerics;

public sealed class QuasiNewtonTests
{
    // Rosenbrock (1960): a curved valley with its floor at one in every variable.
    [Theory]
    [InlineData(2)]
    [InlineData(50)]
    public void Minimise_CurvedValley_FindsItsFloor(int n)
    {
        double[] point = new double[n];
        Array.Fill(point, -1);
        double value = QuasiNewton.Minimise(Valley, point, (2000, 1e-16), TestContext.Current.CancellationToken);
        Assert.Equal(0, value, 1e-10);
        Assert.All(point, x => Assert.Equal(1, x, 1e-4));
    }

    [Fact]
    public void Minimise_InfiniteBeyondAWall_StaysInside()
    {
        double[] point = [3];
        QuasiNewton.Minimise(
            (x, g) =>
            {
                g[0] = 1 - (1 / x[0]);
                return x[0] > 0 ? x[0] - Math.Log(x[0]) : double.PositiveInfinity;
            },
            point,
            (100, 1e-15),
            TestContext.Current.CancellationToken);
        Assert.Equal(1, point[0], 1e-6);
    }

    // Rosenbrock (1960): a bent valley whose lowest point is (1, 1).
    [Fact]
    public void Minimise_ByValuesAlone_EndsAtTheLowestPoint()
    {
        double[] place = QuasiNewton.Minimise(
            at => Math.Pow(1 - at[0], 2) + (100 * Math.Pow(at[1] - (at[0] * at[0]), 2)), [-1.2, 1], (1000, 1e-16), TestContext.Current.CancellationToken);
        Assert.Equal(1, place[0], 1e-3);
        Assert.Equal(1, place[1], 1e-3);
    }

    [Fact]
    public void Minimise_ByValuesAlone_WallBesideTheStart_StaysBeforeIt()
    {
        double[] place = QuasiNewton.Minimise(
            at => at[0] > 0.5 ? double.NaN : (at[0] - 0.4) * (at[0] - 0.4), [-3], (1000, 1e-16), TestContext.Current.CancellationToken);
        Assert.Equal(0.4, place[0], 1e-5);
    }

    [Fact]
    public void Minimise_ByValuesAlone_NoNumbers_IsThere() =>
        Assert.Empty(QuasiNewton.Minimise(_ => 1, [], (10, 1e-9), TestContext.Current.CancellationToken));

    private static double Valley(ReadOnlySpan<double> x, Span<double> g)
    {
        g.Clear();
        double sum = 0;
        for (int i = 0; i + 1 < x.Length; i++)
        {
            double bend = x[i + 1] - (x[i] * x[i]);
            double rest = 1 - x[i];
            sum += (100 * bend * bend) + (rest * rest);
            g[i] += (-400 * bend * x[i]) - (2 * rest);
            g[i + 1] += 200 * bend;
        }

        return sum;
    }
}
