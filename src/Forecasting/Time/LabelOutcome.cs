namespace Forecasting.Time;

/// <summary>What was done with a label that a clock change makes impossible or ambiguous.</summary>
public enum LabelOutcome
{
    /// <summary>The label does not exist; the row is left out.</summary>
    Dropped = 0,

    /// <summary>The label does not exist; the row was moved forward by the length of the gap.</summary>
    Shifted = 1,

    /// <summary>The label happens twice; the row is the earlier.</summary>
    Earlier = 2,

    /// <summary>The label happens twice; the row is the later.</summary>
    Later = 3,

    /// <summary>The label happens twice; the row is copied to both.</summary>
    Both = 4,

    /// <summary>The label happens twice; half of the row's value goes to each.</summary>
    Split = 5,

    /// <summary>The rule does not say what to do, so nothing was placed.</summary>
    Refused = 6,
}
