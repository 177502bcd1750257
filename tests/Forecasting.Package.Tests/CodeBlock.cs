using System.Text;
using System.Text.RegularExpressions;
using Forecasting.Tests.Architecture;

namespace Forecasting.Package.Tests;

/// <summary>A fenced block of a document.</summary>
/// <param name="File">The path of the document from the root.</param>
/// <param name="Line">The line of the block's first line, counted from 1.</param>
/// <param name="Language">The first word after the fence.</param>
/// <param name="Note">What follows it: <c>continued</c> where the block goes on from the one before.</param>
/// <param name="Text">What the block holds.</param>
internal sealed partial record CodeBlock(string File, int Line, string Language, string Note, string Text)
{
    /// <summary>Gets whether the block needs the names of the one before.</summary>
    public bool IsContinued => Note == "continued";

    /// <summary>Gets the blocks of a document, in order.</summary>
    public static IReadOnlyList<CodeBlock> Of(SourceFile document)
    {
        var blocks = new List<CodeBlock>();
        string[] lines = document.Text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            Match fence = Fence().Match(lines[i].TrimEnd());
            if (!fence.Success) continue;
            int first = ++i;
            while (i < lines.Length && lines[i].TrimEnd() != "```") i++;
            string text = string.Join('\n', lines[first..Math.Min(i, lines.Length)]);
            blocks.Add(new CodeBlock(document.Path, first + 1, fence.Groups["language"].Value, fence.Groups["note"].Value.Trim(), text));
        }

        return blocks;
    }

    /// <summary>Joins each block with those that go on from it, as files that compile side by side.</summary>
    /// <remarks>Usings stand first, statements become a method, types follow. A <c>#line</c> makes the compiler name the document.</remarks>
    public static IReadOnlyList<(string Name, string Text)> Files(IEnumerable<CodeBlock> blocks)
    {
        var chains = new List<List<CodeBlock>>();
        foreach (CodeBlock block in blocks)
        {
            if (block.IsContinued && chains.Count > 0 && chains[^1][^1].File == block.File) chains[^1].Add(block);
            else chains.Add([block]);
        }

        return [.. chains.Select((chain, i) => ($"Block{i}.cs", Wrap(chain, i)))];
    }

    private static string Wrap(List<CodeBlock> chain, int number)
    {
        var usings = new StringBuilder();
        var statements = new StringBuilder();
        var types = new StringBuilder();
        foreach (CodeBlock block in chain)
        {
            bool inTypes = false;
            string[] lines = block.Text.Split('\n');
            for (int i = 0; i < lines.Length; i++)
            {
                inTypes |= TypeStart().IsMatch(lines[i]);
                StringBuilder part = UsingLine().IsMatch(lines[i]) ? usings : inTypes ? types : statements;
                part.Append("#line ").Append(block.Line + i).Append(" \"").Append(block.File).Append("\"\n").Append(lines[i]).Append('\n');
            }
        }

        return $"{usings}\nnamespace Block{number}\n{{\ninternal static class Statements\n{{\npublic static async Task RunAsync()\n{{\nawait Task.Yield();\n{statements}\n}}\n}}\n{types}\n}}\n";
    }

    [GeneratedRegex(@"^```(?<language>\w+)(?<note>.*)$")]
    private static partial Regex Fence();

    [GeneratedRegex(@"^using (?:static )?[\w.]+(?: = [\w.<>]+)?;\s*$")]
    private static partial Regex UsingLine();

    [GeneratedRegex(@"^(?:\[.*\]\s*)?(?:(?:public|internal|file|sealed|abstract|static|partial|readonly) )*(?:class|record|struct|interface|enum) \w")]
    private static partial Regex TypeStart();
}
