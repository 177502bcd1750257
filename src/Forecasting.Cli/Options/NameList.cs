using System.Text;

namespace Forecasting.Cli.Options;

/// <summary>Names separated by commas; a comma inside a name is written <c>\,</c>.</summary>
internal static class NameList
{
    public static string[] Parse(string text)
    {
        var names = new List<string>();
        var name = new StringBuilder();
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] == ',') name.Append(text[++i]);
            else if (text[i] == ',') Take();
            else name.Append(text[i]);
        }

        Take();
        return [.. names];

        void Take()
        {
            string taken = name.ToString().Trim();
            if (taken.Length == 0) throw new ArgumentException($"'{text}' holds an empty name; separate names by one comma.");
            names.Add(taken);
            name.Clear();
        }
    }

    public static ColumnNames Columns(string text) => Parse(text);
}
