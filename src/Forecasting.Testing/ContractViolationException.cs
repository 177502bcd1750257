namespace Forecasting.Testing;

/// <summary>A forecaster or a feature broke its contract: the message says how, at which series and time.</summary>
/// <remarks>No test framework is needed: any of them reports an exception as a failure.</remarks>
public sealed class ContractViolationException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="rule">What was violated.</param>
    /// <param name="message">How.</param>
    /// <param name="inner">The exception that was met, or null.</param>
    public ContractViolationException(ContractRule rule, string message, Exception? inner = null)
        : base($"{rule}: {message}", inner) => Rule = rule;

    /// <summary>Gets what was violated.</summary>
    public ContractRule Rule { get; }
}
