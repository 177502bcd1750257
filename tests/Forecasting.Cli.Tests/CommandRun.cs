using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Forecasting.Cli.Tests;

/// <summary>One run of the command in this process: what it said, and its exit code.</summary>
internal sealed record CommandRun(int Code, string Out, string Error)
{
    /// <summary>The options that name the columns of <c>city.csv</c>.</summary>
    public static readonly string[] City =
        ["--time", "timeStamp", "--target", "demand", "--known", "temp", "--zone", "America/New_York", "--clock-change", "by-order"];

    /// <summary>The options that name the columns of <c>meters.csv.gz</c>.</summary>
    public static readonly string[] Meters =
        ["--time", "timestamp", "--target", "kwh", "--keys", "meter", "--static", "kind", "--zone", "America/New_York", "--duplicates", "drop-identical"];

    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    public static string CityFile => DataFile("city.csv");

    public static string MetersFile => DataFile("meters.csv.gz");

    public static CommandRun Of(params string[] args) => Of(CancellationToken.None, args);

    public static CommandRun Of(CancellationToken cancellationToken, params string[] args) => RunAsync(args, cancellationToken).GetAwaiter().GetResult();

    /// <summary>Fails with what the command said unless it succeeded.</summary>
    public CommandRun Succeeded()
    {
        Assert.True(Code == ExitCode.Success, $"exit code {Code}: {Error}");
        return this;
    }

    /// <summary>Fails unless the command ended with a code and an error that holds all of the texts, and no stack trace.</summary>
    public void FailedWith(int code, params string[] texts)
    {
        Assert.True(Code == code, $"exit code {Code}, not {code}: {Error}{Out}");
        foreach (string text in texts) Assert.Contains(text, Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", Error, StringComparison.Ordinal);
        Assert.Empty(Out);
    }

    public JsonElement[] JsonLines() => [.. Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    private static async Task<CommandRun> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        await using var output = new StringWriter(CultureInfo.InvariantCulture);
        await using var error = new StringWriter(CultureInfo.InvariantCulture);
        int code = await ForecastCommand.RunAsync(args, output, error, cancellationToken);
        return new CommandRun(code, output.ToString(), error.ToString());
    }

    private static string DataFile(string name)
    {
        string path = Path.Combine(Root, "data", name);
        Assert.True(File.Exists(path), $"{path} is not there");
        return path;
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}

/// <summary>A folder of its own that is gone after the test.</summary>
internal sealed class Scratch : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("forecast-cli-").FullName;

    public string this[string name] => Path.Combine(_folder, name);

    public string Folder => _folder;

    public string Write(string name, string text)
    {
        File.WriteAllText(this[name], text, new UTF8Encoding(false));
        return this[name];
    }

    /// <summary>Writes a table of hours from 2024-01-01T00:00Z: time, y (a daily wave that grows), w (known in advance).</summary>
    public string WriteHours(string name, int hours, int withoutTarget = 0)
    {
        var text = new StringBuilder("time,y,w\n");
        var start = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
        for (int i = 0; i < hours; i++)
        {
            string y = i < hours - withoutTarget ? (100 + i * 0.01 + 10 * (i % 24)).ToString(CultureInfo.InvariantCulture) : "";
            text.Append(CultureInfo.InvariantCulture, $"{start.AddHours(i):yyyy-MM-ddTHH:mm}Z,{y},{i % 7}\n");
        }

        return Write(name, text.ToString());
    }

    public void Dispose() => Directory.Delete(_folder, true);
}
