namespace Forecasting.Time;

/// <summary>What happens to a label that clocks show twice, because they go back over it, where the table has it once.</summary>
public enum AutumnOnceRule
{
    /// <summary>The label is refused with the finding TIM-011.</summary>
    Refuse = 0,

    /// <summary>The row is the earlier of the two; the later is a gap.</summary>
    Earlier = 1,

    /// <summary>The row is the later of the two; the earlier is a gap.</summary>
    Later = 2,

    /// <summary>The value is copied to both: right for a mean or a state such as power or temperature.</summary>
    Both = 3,

    /// <summary>Half the value goes to each: right where the row holds the sum of both.</summary>
    Split = 4,
}
