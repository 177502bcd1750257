using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Forecasting.Package.Tests;

/// <summary>A program that forecasts with singular spectrum analysis alone compiles ahead of time, and carries nothing of ML.NET.</summary>
[Trait("Tier", "Long")]
[Collection<PackedCollection>]
public sealed partial class NativeAotTests(PackedLibrary library)
{
    private const long LargestProgram = 15_000_000;

    private const string Program = """
        using System.Globalization;
        using Forecasting;
        using Forecasting.Forecasters.Ssa;
        using Forecasting.Preparation;
        using Forecasting.Tables;
        using Forecasting.Time;

        var start = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var rows = Enumerable.Range(0, 1000).Select(t => (Time: start.AddHours(t), Load: 1000 + 200 * Math.Sin(t * Math.PI / 12)));
        var columns = new RowColumns<(DateTimeOffset Time, double Load)> { ["time"] = row => row.Time, ["load"] = row => row.Load };
        var schema = new SeriesSchema { Time = "time", Target = "load" };
        RegularPanel panel = SeriesTable.FromRows(rows, columns, schema).ToPanel().Prepare();
        var forecaster = new SsaForecaster { Window = 168, Rank = 3 };
        Forecast forecast = forecaster.Fit(panel).Forecast(panel, Horizon.Hours(24));
        foreach (double point in forecast.Point(panel.Keys[0])) Console.WriteLine(point.ToString("R", CultureInfo.InvariantCulture));
        """;

    // What the compiler says where the machine has not all that it needs.
    private static readonly string[] NotHere = ["Platform linker", "NU1101", "NU1102", "cannot find -l", "Cross-OS native compilation is not supported"];

    [Fact(Explicit = true)]
    public async Task Publish_ProgramThatUsesSsaAlone_CompilesAheadOfTimeAndForecasts()
    {
        string project = await WriteAsync("aot");
        (int code, string output) = await PublishAsync(project, "-p:PublishAot=true", "-p:IlcGenerateMapFile=true");
        if (code != 0 && NotHere.FirstOrDefault(output.Contains) is { } reason)
        {
            await CheckTrimmedAsync();
            Assert.Skip($"This machine cannot compile ahead of time ({reason}); the program was trimmed and run instead.");
        }

        Assert.True(code == 0, $"'dotnet publish' ended with {code}:\n{output}");
        CheckWarnings(output);
        string program = Path.Combine(project, "out", OperatingSystem.IsWindows() ? "aot.exe" : "aot");
        long size = new FileInfo(program).Length;
        Assert.True(size < LargestProgram, $"The program has {size} bytes.");
        string map = Assert.Single(Directory.EnumerateFiles(Path.Combine(project, "obj"), "*.map.xml", SearchOption.AllDirectories));
        string compiled = await File.ReadAllTextAsync(map, TestContext.Current.CancellationToken);
        Assert.Contains("SsaForecaster", compiled, StringComparison.Ordinal);
        Assert.DoesNotMatch(ForeignName(), compiled);
        // Libraries of other packages are copied beside it; it needs none of them.
        string alone = Path.Combine(Directory.CreateDirectory(Path.Combine(project, "alone")).FullName, Path.GetFileName(program));
        File.Copy(program, alone);
        await CheckRunAsync(alone);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{size} bytes"));
    }

    private async Task CheckTrimmedAsync()
    {
        string project = await WriteAsync("trimmed");
        (int code, string output) = await PublishAsync(project, "-p:PublishTrimmed=true", "-p:TrimMode=full", "--self-contained");
        Assert.True(code == 0, $"'dotnet publish' ended with {code}:\n{output}");
        CheckWarnings(output);
        Assert.DoesNotContain(Directory.EnumerateFiles(Path.Combine(project, "out")), file => ForeignName().IsMatch(Path.GetFileName(file)));
        await CheckRunAsync(Path.Combine(project, "out", OperatingSystem.IsWindows() ? "trimmed.exe" : "trimmed"));
    }

    private async Task<string> WriteAsync(string name)
    {
        string project = library.WriteProject(name, ["Forecasting"]);
        await File.WriteAllTextAsync(Path.Combine(project, "Program.cs"), Program, TestContext.Current.CancellationToken);
        return project;
    }

    private static Task<(int ExitCode, string Output)> PublishAsync(string project, params string[] options) => DotnetCommand.RunAsync(
        project,
        ["publish", "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-o", "out", "-p:UseAppHost=true", .. options],
        TestContext.Current.CancellationToken);

    // Other packages warn of what this program does not reach.
    private static void CheckWarnings(string output) =>
        Assert.DoesNotContain(output.Split('\n'), line => Warning().IsMatch(line) && line.Contains("Forecasting", StringComparison.Ordinal));

    private static async Task CheckRunAsync(string program)
    {
        (int code, string output) = await DotnetCommand.RunAsync(Path.GetDirectoryName(program)!, program, [], TestContext.Current.CancellationToken);
        Assert.True(code == 0, $"The program ended with {code}:\n{output}");
        double[] points = [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => double.Parse(line, CultureInfo.InvariantCulture))];
        Assert.Equal(24, points.Length);
        // The program forecasts a sine without noise.
        for (int k = 0; k < points.Length; k++) Assert.Equal(1000 + (200 * Math.Sin((1000 + k) * Math.PI / 12)), points[k], 1e-6);
    }

    [GeneratedRegex(@"Microsoft[._]ML|lib_lightgbm|lib_LightGBM")]
    private static partial Regex ForeignName();

    [GeneratedRegex(@"warning (?:IL\d+|AOT)")]
    private static partial Regex Warning();
}
