using NodaTime;

namespace Forecasting.Time;

/// <summary>The instants of the local labels of one series, and what was done where a clock change makes them impossible or ambiguous.</summary>
public sealed class LocalLabelPlacement
{
    /// <summary>The tick value of a row that has no instant, because it was dropped or refused.</summary>
    public const long NoInstant = long.MinValue;

    private readonly long[] _ticks;

    internal LocalLabelPlacement(long[] ticks, IReadOnlyList<LabelDecision> decisions, IReadOnlyList<LabelRefusal> refusals)
    {
        _ticks = ticks;
        Decisions = decisions;
        Refusals = refusals;
    }

    /// <summary>Gets the instant of every row, in ticks of 100 ns since 1970-01-01T00:00Z, in the order of the labels.</summary>
    /// <value><see cref="NoInstant"/> for a row that was dropped or refused.</value>
    public ReadOnlySpan<long> Ticks => _ticks;

    /// <summary>Gets what was done with the rows that needed a rule, by row.</summary>
    public IReadOnlyList<LabelDecision> Decisions { get; }

    /// <summary>Gets the rows that the rule does not place, by row.</summary>
    /// <value>Empty where every row was placed or dropped.</value>
    public IReadOnlyList<LabelRefusal> Refusals { get; }

    /// <summary>Places the labels of one series on the time line.</summary>
    /// <remarks>
    /// Nothing is placed by a guess: a label that needs a rule and has none is refused. Where two rows have a label that happens twice,
    /// <see cref="AutumnTwiceRule.ByOrder"/> reads the direction of the table from the rows beside them, so a table that runs backwards
    /// is placed backwards; where they contradict each other the rows are refused. Where some labels of the repeated time have two rows
    /// and one has a single row, the order of the table places the single one if it can. Where all labels are midnight they name days, and
    /// need no rule: a day starts at its first instant, at 01:00 where the clock skips midnight.
    /// </remarks>
    /// <param name="labels">Labels in the order of the table, in ticks of 100 ns since 1970-01-01T00:00 by the local clock.</param>
    /// <param name="zone">The zone whose clock the labels show.</param>
    /// <param name="rule">What to do where a label does not exist or happens twice.</param>
    /// <param name="empty">For each row whether it holds no value; or nothing, where all hold one.</param>
    /// <returns>The instants.</returns>
    /// <exception cref="ArgumentException"><paramref name="empty"/> is neither of no length nor as long as the labels.</exception>
    public static LocalLabelPlacement Place(ReadOnlySpan<long> labels, DateTimeZone zone, LocalTimeRule rule, ReadOnlySpan<bool> empty)
    {
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentNullException.ThrowIfNull(rule);
        if (!empty.IsEmpty && empty.Length != labels.Length)
            throw new ArgumentException($"There are {empty.Length} marks for {labels.Length} labels.", nameof(empty));
        var ticks = new long[labels.Length];
        var near = new List<int>();
        var resolver = new LocalResolver(zone);
        for (var row = 0; row < labels.Length; row++)
        {
            if (!resolver.TryPlaceFar(labels[row], out ticks[row]))
                near.Add(row);
        }

        if (near.Count == 0)
            return new(ticks, [], []);
        var placer = new NearChangePlacer(labels, ticks, zone, rule);
        return placer.Place(near, empty);
    }
}
