namespace Forecasting;

/// <summary>What becomes of several rows of one series and one instant.</summary>
public enum DuplicatePolicy
{
    /// <summary>The table is refused, and the error names the first pair.</summary>
    Refuse,

    /// <summary>Rows that are equal in every column count as one; rows that differ are refused.</summary>
    DropIdentical,

    /// <summary>The first row of the source is kept.</summary>
    First,

    /// <summary>The last row of the source is kept.</summary>
    Last,

    /// <summary>The mean of the values present.</summary>
    Mean,

    /// <summary>The sum of the values present, for the target; the mean for other columns.</summary>
    Sum,
}
