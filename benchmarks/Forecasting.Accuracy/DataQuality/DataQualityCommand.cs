using System.CommandLine;
using Forecasting.Preparation.Examination;

namespace Forecasting.Accuracy.DataQuality;

/// <summary><c>data-quality</c>: examines the open sets, and writes the page that says what they hold.</summary>
internal static class DataQualityCommand
{
    private static readonly Option<string?> Out = new("--out") { Description = "The file that is written. The default is standard output." };

    /// <summary>Makes the command.</summary>
    /// <param name="data">The option that names the folder of the data sets.</param>
    public static Command Create(Option<string?> data)
    {
        var command = new Command("data-quality", "Examines the open sets and writes docs/data-quality.md: rows, gaps, clock changes, likely faults.") { data, Out };
        command.SetAction((result, cancellationToken) => Task.FromResult(Run(result.GetValue(data), result.GetValue(Out), cancellationToken)));
        return command;
    }

    /// <summary>Returns the page made of fresh examinations.</summary>
    /// <param name="folder">The folder of the data sets.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static string Page(string folder, CancellationToken cancellationToken) =>
        DataQualityDocument.Of([.. OpenSet.All.Select(set => (set, set.Read(folder, cancellationToken).Examine(null, cancellationToken)))]);

    private static int Run(string? folder, string? file, CancellationToken cancellationToken)
    {
        if (OpenSet.All.FirstOrDefault(set => folder is null || !File.Exists(Path.Combine(folder, set.File))) is { } missing)
        {
            Console.Error.WriteLine($"There is no {missing.File} in the data folder '{folder}'; name the folder with --data, or in the environment variable FORECASTING_DATA.");
            return ExitCode.NoData;
        }

        string page = Page(folder!, cancellationToken);
        if (file is null) Console.Out.Write(page);
        else File.WriteAllText(file, page);
        return ExitCode.Done;
    }
}
