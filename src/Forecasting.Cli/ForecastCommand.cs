using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Reflection;
using Forecasting.Cli.Commands;

namespace Forecasting.Cli;

/// <summary>The command <c>forecast</c>: parses, runs, and turns every fault into a line of text and an exit code.</summary>
internal static class ForecastCommand
{
    /// <summary>Runs the command with plain text of 80 columns: what a pipe, a file or a test receives.</summary>
    public static Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter error, CancellationToken cancellationToken = default) =>
        RunAsync(args, new Terminal(output, error), cancellationToken);

    /// <summary>Runs the command.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, Terminal terminal, CancellationToken cancellationToken)
    {
        // A file of arguments could be named by a column such as @load.
        ParseResult parse = Root(terminal).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parse.Action is ParseErrorAction or null) return Refuse(parse, terminal);
        try
        {
            var invocation = new InvocationConfiguration
            {
                Output = terminal.Out,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            return await parse.InvokeAsync(invocation, cancellationToken);
        }
        catch (Exception e) when (Faults.CodeOf(e) is not null)
        {
            foreach (string line in Faults.LinesOf(e)) await terminal.Error.WriteLineAsync(line);
            return Faults.CodeOf(e)!.Value;
        }
    }

    /// <summary>Makes the tree of commands.</summary>
    internal static Command Root(Terminal terminal)
    {
        var root = new Command("forecast", "Energy demand forecasting: examine, prepare and backtest tables of demand, and forecast them.")
        {
            new DemoCommand(terminal),
            new ExamineCommand(terminal),
            new PrepareCommand(terminal),
            new BacktestCommand(terminal),
            new SearchCommand(terminal),
            new PredictCommand(terminal),
            new HolidaysCommand(terminal),
            new WeatherCommand(terminal),
        };
        var help = new HelpOption();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        root.Add(help);
        root.Add(new VersionOption { Action = new VersionAction() });
        return root;
    }

    private static int Refuse(ParseResult parse, Terminal terminal)
    {
        foreach (string message in parse.Errors.Select(error => error.Message).Distinct()) terminal.Error.WriteLine(message);
        foreach (string hint in Suggestion.For(parse)) terminal.Error.WriteLine(hint);
        string command = parse.CommandResult.Command.Name;
        terminal.Error.WriteLine($"See: forecast {(command == "forecast" ? "" : command + " ")}--help");
        return ExitCode.UsageFault;
    }

    private sealed class VersionAction : SynchronousCommandLineAction
    {
        public override bool Terminating => true;

        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            Assembly assembly = typeof(ForecastCommand).Assembly;
            string version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
            parseResult.InvocationConfiguration.Output.WriteLine($"forecast {version.Split('+')[0]}");
            return ExitCode.Success;
        }
    }
}
