namespace Forecasting.Time;

/// <summary>What happens to a label that clocks show twice, because they go back over it, where the table has it twice.</summary>
public enum AutumnTwiceRule
{
    /// <summary>The labels are refused with the finding TIM-011.</summary>
    Refuse = 0,

    /// <summary>The first row in the order of the table is the earlier of the two.</summary>
    ByOrder = 1,
}
