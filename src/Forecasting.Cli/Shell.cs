using System.Runtime.InteropServices;
using System.Text;

namespace Forecasting.Cli;

/// <summary>Runs the command in the process of its own: the console's streams, its width, Ctrl+C.</summary>
internal static class Shell
{
    public static async Task<int> RunAsync(string[] args)
    {
        using var stop = new CancellationTokenSource();
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        // A console on Windows shows block characters in UTF-8 only; a pipe gets no byte-order mark.
        if (!Console.IsOutputRedirected) Console.OutputEncoding = Encoding.UTF8;
        await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 14);
        await using var error = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true };
        output.AutoFlush = !Console.IsOutputRedirected;
        var terminal = new Terminal(output, error)
        {
            Width = Console.IsOutputRedirected ? Terminal.DefaultWidth : Math.Max(40, Console.WindowWidth),
            HasColour = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
            ShowsProgress = !Console.IsErrorRedirected,
        };
        return await ForecastCommand.RunAsync(args, terminal, stop.Token);

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }
}
