using System.CommandLine;

namespace Forecasting.Cli;

/// <summary>Finds what a mistyped option or command may have meant.</summary>
internal static class Suggestion
{
    private const int MostEdits = 3;

    /// <summary>Lists a line for each unknown word that resembles a known one.</summary>
    public static IEnumerable<string> For(ParseResult parse)
    {
        Command command = parse.CommandResult.Command;
        string[] known = [.. command.Options.Select(option => option.Name), .. command.Subcommands.Select(child => child.Name)];
        foreach (string word in parse.UnmatchedTokens)
        {
            string? near = known.MinBy(name => Edits(word, name));
            if (near is not null && Edits(word, near) <= Math.Min(MostEdits, near.Length / 2)) yield return $"Did you mean {near}, not {word}?";
        }
    }

    // The distance of Levenshtein, row by row.
    private static int Edits(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
