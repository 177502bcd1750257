using System.CommandLine;

namespace Forecasting.Accuracy.Page;

/// <summary><c>page</c>: writes docs/accuracy.md from lines of results.</summary>
internal static class PageCommand
{
    private static readonly Option<string[]> In = new("--in")
    {
        Description = "The files of results, as --json prints them; of several lines of one suite, forecaster and weather the last counts.",
        Required = true,
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string?> Out = new("--out") { Description = "The page. The default is standard output." };

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var command = new Command("page", "Writes docs/accuracy.md from lines of results; needs no data.") { In, Out };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult arguments)
    {
        string[] files = arguments.GetValue(In)!;
        if (Array.Find(files, file => !File.Exists(file)) is { } absent)
        {
            Console.Error.WriteLine($"There is no file '{absent}'.");
            return ExitCode.NoData;
        }

        string page = AccuracyDocument.Of(ResultLine.Read(files.SelectMany(File.ReadLines)));
        if (arguments.GetValue(Out) is { } file) File.WriteAllText(file, page);
        else Console.Out.Write(page);
        return ExitCode.Done;
    }
}
