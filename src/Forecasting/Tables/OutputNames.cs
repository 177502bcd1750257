using System.Globalization;

namespace Forecasting.Tables;

/// <summary>Names columns of our own beside those of a schema: <c>state</c> becomes <c>state_2</c> where a column of the source has the name.</summary>
internal sealed class OutputNames(IEnumerable<string> taken)
{
    private readonly HashSet<string> _taken = new(taken, StringComparer.Ordinal);

    /// <summary>Takes a name.</summary>
    public string Free(string wanted)
    {
        string name = wanted;
        for (int i = 2; !_taken.Add(name); i++) name = string.Create(CultureInfo.InvariantCulture, $"{wanted}_{i}");
        return name;
    }
}
