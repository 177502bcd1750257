using Forecasting.Tests.Architecture;

namespace Forecasting.Package.Tests;

public sealed class CodeBlockTests
{
    private const string Document = """
        # Title

        ```csharp
        using System.Text;
        var a = 1;
        ```

        ```sh
        dotnet test
        ```

        ```csharp continued
        Console.WriteLine(a);
        public sealed class Mine;
        ```

        ```csharp
        var a = 2;
        ```
        """;

    [Fact]
    public void Of_Document_FindsBlocksWithTheirLines()
    {
        IReadOnlyList<CodeBlock> blocks = CodeBlock.Of(new SourceFile("docs/a.md", Document));
        Assert.Equal([("csharp", 4), ("sh", 9), ("csharp", 13), ("csharp", 18)], blocks.Select(block => (block.Language, block.Line)));
        Assert.Equal([false, false, true, false], blocks.Select(block => block.IsContinued));
    }

    [Fact]
    public void Files_ContinuedBlock_JoinsTheOneBefore()
    {
        IEnumerable<CodeBlock> blocks = CodeBlock.Of(new SourceFile("docs/a.md", Document)).Where(block => block.Language == "csharp");
        IReadOnlyList<(string Name, string Text)> files = CodeBlock.Files(blocks);
        Assert.Equal(["Block0.cs", "Block1.cs"], files.Select(file => file.Name));
        Assert.StartsWith("#line 4 \"docs/a.md\"\nusing System.Text;", files[0].Text, StringComparison.Ordinal);
        Assert.Contains("Console.WriteLine(a);", files[0].Text, StringComparison.Ordinal);
        Assert.True(
            files[0].Text.IndexOf("class Mine", StringComparison.Ordinal) > files[0].Text.IndexOf("Console.WriteLine", StringComparison.Ordinal), "Types follow the statements.");
    }
}
