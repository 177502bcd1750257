namespace Forecasting.Time;

/// <summary>What happens to a label that no clock shows, because clocks go forward over it.</summary>
public enum SpringRule
{
    /// <summary>The label is refused with the finding TIM-010.</summary>
    Refuse = 0,

    /// <summary>The row is dropped where it holds no value, and refused where it holds one.</summary>
    DropEmpty = 1,

    /// <summary>The row is dropped, whatever it holds.</summary>
    Drop = 2,

    /// <summary>The row is moved forward by the length of the gap, as if the clock had not been changed yet.</summary>
    ShiftForward = 3,
}
