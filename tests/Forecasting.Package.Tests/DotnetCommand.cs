using System.Diagnostics;
using System.Text;

namespace Forecasting.Package.Tests;

/// <summary>Runs <c>dotnet</c> as a user would, in a folder of its own.</summary>
internal static class DotnetCommand
{
    // What the runner of these tests hands on to its children, and a user's shell does not.
    private static readonly string[] Foreign = ["MSBUILD", "DOTNET_HOST_PATH", "CORECLR_", "COR_", "MICROSOFT_", "VSTEST_", "CODE_COVERAGE", "TESTINGPLATFORM"];

    /// <summary>Runs a command to its end.</summary>
    /// <param name="folder">The working folder.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="cancellationToken">Ends the command.</param>
    /// <returns>The exit code, and what was written.</returns>
    public static Task<(int ExitCode, string Output)> RunAsync(string folder, IEnumerable<string> arguments, CancellationToken cancellationToken) =>
        RunAsync(folder, "dotnet", arguments, cancellationToken);

    /// <summary>Runs a program of one's own to its end.</summary>
    /// <param name="folder">The working folder.</param>
    /// <param name="program">The path of the program.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="cancellationToken">Ends the program.</param>
    /// <returns>The exit code, and what was written.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        string folder, string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (string name in start.Environment.Keys.Where(name => Foreign.Any(name.ToUpperInvariant().StartsWith)).ToList()) start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        var output = new StringBuilder();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Add(output, line.Data);
        process.ErrorDataReceived += (_, line) => Add(output, line.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        lock (output) return (process.ExitCode, output.ToString());
    }

    private static void Add(StringBuilder output, string? line)
    {
        if (line is null) return;
        lock (output) output.AppendLine(line);
    }
}
