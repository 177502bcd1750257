using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Forecasting.Cli.Commands;

namespace Forecasting.Cli;

/// <summary>Help of a width that does not depend on the window, with examples at its end.</summary>
internal sealed class HelpWithExamples : SynchronousCommandLineAction
{
    private readonly HelpAction _help;

    public HelpWithExamples(HelpAction help)
    {
        _help = help;
        _help.MaxWidth = 100;
    }

    public override bool Terminating => true;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        int code = _help.Invoke(parseResult);
        TextWriter output = parseResult.InvocationConfiguration.Output;
        Command command = parseResult.CommandResult.Command;
        IEnumerable<string> examples = command is DataCommand data
            ? data.Examples
            : command.Subcommands.OfType<DataCommand>().Select(child => child.Examples[0]);
        output.WriteLine("Examples:");
        foreach (string example in examples) output.WriteLine("  " + example);
        output.WriteLine();
        return code;
    }
}
