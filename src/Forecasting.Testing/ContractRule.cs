namespace Forecasting.Testing;

/// <summary>What a contract asks of a forecaster or a feature.</summary>
public enum ContractRule
{
    /// <summary>It does what it is for: it is fitted to an ordinary panel, and forecasts.</summary>
    Works,

    /// <summary>Nothing after the origin, or after what a feature says is known, changes a value.</summary>
    NoLookAhead,

    /// <summary>Training rows and serving rows hold the same bits.</summary>
    SameWhenServed,

    /// <summary>The same data and seed give the same bits.</summary>
    Repeatable,

    /// <summary>The number of threads changes nothing.</summary>
    Threads,

    /// <summary>The culture of the machine changes nothing.</summary>
    Culture,

    /// <summary>The order of the source's rows and series changes nothing.</summary>
    RowOrder,

    /// <summary>Columns are found by name: neither their order nor columns that nobody asked for change a forecast.</summary>
    ColumnOrder,

    /// <summary>Names are labels: other names in the same order change nothing; names of columns are unique and stay.</summary>
    Names,

    /// <summary>What is given in is left as it was.</summary>
    UntouchedInput,

    /// <summary>A stopped piece of work ends in an <see cref="OperationCanceledException"/>, soon.</summary>
    Cancellation,

    /// <summary>A forecast has the series, the steps, the times and the levels that were asked for.</summary>
    Shape,

    /// <summary>Values are finite and quantiles ascend.</summary>
    Values,

    /// <summary>The first steps of a longer forecast are those of a shorter one.</summary>
    FirstSteps,

    /// <summary>History older than the model says it needs changes nothing.</summary>
    NeededHistory,

    /// <summary>A fitted model forecasts from newer history without a refit.</summary>
    NewHistory,

    /// <summary>A series that is new, ended, constant or empty has a defined outcome, and leaves the others alone.</summary>
    UnusualSeries,
}
