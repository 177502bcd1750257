namespace Forecasting.Time;

/// <summary>How local time stamps are placed where a clock change makes them impossible or ambiguous.</summary>
/// <remarks>
/// The default refuses: nothing is placed by a guess. Three rules have names, <c>strict</c>, <c>by-order</c> and <c>split-sum</c>;
/// any other is written as <c>spring=drop,once=earlier,twice=by-order</c>.
/// </remarks>
public sealed record LocalTimeRule
{
    private static readonly string[] SpringNames = ["refuse", "drop-empty", "drop", "shift-forward"];
    private static readonly string[] OnceNames = ["refuse", "earlier", "later", "both", "split"];
    private static readonly string[] TwiceNames = ["refuse", "by-order"];

    /// <summary>Gets the rule that refuses every impossible or ambiguous label, naming the row.</summary>
    public static LocalTimeRule Strict { get; } = new();

    /// <summary>Gets the rule that drops labels that do not exist, puts one autumn row on the earlier hour and two in their order.</summary>
    public static LocalTimeRule ByOrder { get; } = new()
    {
        Spring = SpringRule.Drop,
        AutumnOnce = AutumnOnceRule.Earlier,
        AutumnTwice = AutumnTwiceRule.ByOrder,
    };

    /// <summary>Gets the rule for tables whose one autumn row holds the sum of both hours: half goes to each.</summary>
    public static LocalTimeRule SplitSum { get; } = ByOrder with { AutumnOnce = AutumnOnceRule.Split };

    /// <summary>Gets what happens to a label that no clock shows, when clocks go forward.</summary>
    /// <value>The default is <see cref="SpringRule.Refuse"/>.</value>
    public SpringRule Spring
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Not a spring rule.");
    }

    /// <summary>Gets what happens to a label that clocks show twice, where the table has it once.</summary>
    /// <value>The default is <see cref="AutumnOnceRule.Refuse"/>.</value>
    public AutumnOnceRule AutumnOnce
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Not an autumn rule.");
    }

    /// <summary>Gets what happens to a label that clocks show twice, where the table has it twice.</summary>
    /// <value>The default is <see cref="AutumnTwiceRule.Refuse"/>.</value>
    public AutumnTwiceRule AutumnTwice
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Not an autumn rule.");
    }

    /// <summary>Reads a rule from its text.</summary>
    /// <param name="text"><c>strict</c>, <c>by-order</c>, <c>split-sum</c>, or parts such as <c>spring=drop-empty,once=both</c>;
    /// a part left out refuses.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentException"><paramref name="text"/> is not a rule.</exception>
    public static LocalTimeRule Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var rule) ? rule : throw new ArgumentException(
            $"'{text}' is not a clock-change rule. Write strict, by-order or split-sum, or parts: "
            + $"spring={string.Join('|', SpringNames)}, once={string.Join('|', OnceNames)}, twice={string.Join('|', TwiceNames)}.",
            nameof(text));
    }

    /// <summary>Reads a rule from its text, if it is one.</summary>
    /// <param name="text">The text; see <see cref="Parse"/>.</param>
    /// <param name="rule">The rule, or null.</param>
    /// <returns><see langword="true"/> where the text is a rule.</returns>
    public static bool TryParse(string? text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out LocalTimeRule? rule)
    {
        rule = text switch
        {
            "strict" => Strict,
            "by-order" => ByOrder,
            "split-sum" => SplitSum,
            null or "" => null,
            _ => FromParts(text),
        };
        return rule is not null;
    }

    /// <summary>Returns the text form, which <see cref="Parse"/> reads back.</summary>
    /// <returns>The name of the rule, or its three parts.</returns>
    public override string ToString() =>
        this == Strict ? "strict"
        : this == ByOrder ? "by-order"
        : this == SplitSum ? "split-sum"
        : $"spring={SpringNames[(int)Spring]},once={OnceNames[(int)AutumnOnce]},twice={TwiceNames[(int)AutumnTwice]}";

    private static LocalTimeRule? FromParts(string text)
    {
        var rule = Strict;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in text.Split(','))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0 || !seen.Add(part[..equals]))
                return null;
            var names = part[..equals] switch { "spring" => SpringNames, "once" => OnceNames, "twice" => TwiceNames, _ => [] };
            var value = Array.IndexOf(names, part[(equals + 1)..]);
            if (value < 0)
                return null;
            rule = part[0] switch
            {
                's' => rule with { Spring = (SpringRule)value },
                'o' => rule with { AutumnOnce = (AutumnOnceRule)value },
                _ => rule with { AutumnTwice = (AutumnTwiceRule)value },
            };
        }

        return rule;
    }
}
