using System.CommandLine;

namespace Forecasting.Cli.Commands;

/// <summary>A command with examples for its help.</summary>
internal abstract class DataCommand : Command
{
    protected DataCommand(string name, string description, Terminal terminal)
        : base(name, description)
    {
        Terminal = terminal;
        SetAction((parse, cancellationToken) => RunAsync(parse, cancellationToken));
    }

    /// <summary>Gets lines that a reader can try; the first stands for the command.</summary>
    public abstract IReadOnlyList<string> Examples { get; }

    protected Terminal Terminal { get; }

    /// <summary>Does the work.</summary>
    /// <returns>The exit code.</returns>
    protected abstract Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken);
}
