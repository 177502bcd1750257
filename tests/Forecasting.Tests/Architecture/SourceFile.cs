namespace Forecasting.Tests.Architecture;

/// <summary>A file of the repository.</summary>
/// <param name="Path">Its path from the root, with slashes.</param>
/// <param name="Text">What it holds.</param>
internal sealed record SourceFile(string Path, string Text)
{
    /// <summary>Gets the folder, with slashes.</summary>
    public string Folder => Path[..Path.LastIndexOf('/')];

    /// <summary>Gets the name up to the first point.</summary>
    public string Subject => Path[(Path.LastIndexOf('/') + 1)..].Split('.')[0];

    /// <summary>Gets the lines without comments: what the compiler reads.</summary>
    public IEnumerable<string> CodeLines => Text.Split('\n').Select(line =>
    {
        int comment = line.IndexOf("//", StringComparison.Ordinal);
        return comment >= 0 && !line[..comment].Contains('"', StringComparison.Ordinal) ? line[..comment] : line;
    });
}
