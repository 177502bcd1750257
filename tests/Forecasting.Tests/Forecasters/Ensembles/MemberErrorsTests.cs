using Forecasting.Forecasters.Ensembles;

namespace Forecasting.Tests.Forecasters.Ensembles;

public sealed class MemberErrorsTests
{
    [Fact]
    public void Loss_TwoLevels_IsThePinballLossWorkedOutByHand()
    {
        // Two cases; slots of 0.1 and 0.9, then the point.
        var errors = new MemberErrors([0.1, 0.9], [[2, -1, 1, -3, 9, 9]]);

        // 0.1 * 2, 0.9 * 1, 0.9 * 1, 0.1 * 3 over four.
        Assert.Equal((0.2 + 0.9 + 0.9 + 0.3) / 4, errors.LossOf(0), 1e-15);
    }

    [Fact]
    public void Loss_NoLevels_IsHalfTheAbsoluteError()
    {
        var errors = new MemberErrors(QuantileLevels.None, [[2, -4], [0, 0]]);

        Assert.Equal(1.5, errors.LossOf(0), 1e-15);
        Assert.Equal(0.75, errors.Loss([0.5, 0.5]), 1e-15);
    }
}
