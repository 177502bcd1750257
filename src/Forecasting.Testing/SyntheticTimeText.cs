namespace Forecasting.Testing;

/// <summary>How a synthetic table writes its times. All stamps are the start of the step.</summary>
public enum SyntheticTimeText
{
    /// <summary>Local wall clock without zone: <c>2024-03-10 01:00:00</c>.</summary>
    Local,

    /// <summary>Local wall clock with its offset: <c>2024-03-10T01:00:00-05:00</c>.</summary>
    Offset,

    /// <summary>Coordinated universal time: <c>2024-03-10T06:00:00Z</c>.</summary>
    Utc,
}
