using System.Diagnostics;

namespace Forecasting.Cli.Tests;

/// <summary>The command as a process of its own: the bytes of its streams, and Ctrl+C.</summary>
public sealed class ProcessTests
{
    [Fact]
    public async Task Process_Version_WritesPlainBytes()
    {
        using Process process = Start("--version");
        using var bytes = new MemoryStream();

        await process.StandardOutput.BaseStream.CopyToAsync(bytes, TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Success, process.ExitCode);
        Assert.Equal("forecast "u8, bytes.ToArray().AsSpan(0, 9));
        Assert.Empty(await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Process_Interrupted_EndsWith130AndLeavesNoFile()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The signal is sent by kill.");
        Assert.SkipWhen(IgnoresInterrupts(), "What runs in the background of a shell inherits that interrupts are ignored.");
        using var scratch = new Scratch();
        string[] args = ["predict", CommandRun.CityFile, .. CommandRun.City, "--horizon", "48h", "--out", scratch["f.csv"]];
        using Process process = Start(args);
        await Task.Delay(TimeSpan.FromSeconds(1.5), TestContext.Current.CancellationToken);

        using (Process kill = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Cancelled, process.ExitCode);
        Assert.Equal("Stopped.", (await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)).Trim());
        Assert.Empty(Directory.GetFiles(scratch.Folder));
    }

    // The mask of ignored signals: the second bit is the interrupt's.
    private static bool IgnoresInterrupts()
    {
        const string Mask = "SigIgn:";
        if (!OperatingSystem.IsLinux()) return false;
        string line = File.ReadLines("/proc/self/status").Single(text => text.StartsWith(Mask, StringComparison.Ordinal));
        return (Convert.ToUInt64(line[Mask.Length..].Trim(), 16) & 2) != 0;
    }

    private static Process Start(params string[] args)
    {
        // The test's own copy of the tool lies beside it.
        var info = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "forecast.dll"), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(info)!;
    }
}
