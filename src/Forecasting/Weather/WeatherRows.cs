namespace Forecasting.Weather;

/// <summary>The columns of weather, rows by place, valid time and issue time; times are Unix ticks of 100 ns.</summary>
internal sealed record WeatherRows(WeatherLocation[] Locations, WeatherVariable[] Variables, int[] Place, long[] Valid, long[] Issued, double[][] Columns)
{
    /// <summary>Lays readings out in columns.</summary>
    public static WeatherRows Of(IEnumerable<WeatherReading> readings)
    {
        WeatherReading[] given = [.. readings];
        WeatherLocation[] locations = LocationsOf(given);
        WeatherVariable[] variables = [.. WeatherVariable.All.Where(given.Select(reading => reading.Variable).ToHashSet().Contains)];
        var places = locations.Select((location, place) => (location.Name, place)).ToDictionary(StringComparer.Ordinal);
        (int Place, long Valid, long Issued)[] keys = Array.ConvertAll(
            given, reading => (places[reading.Location.Name], reading.Valid.ToUnixTimeTicks(), reading.Issued.ToUnixTimeTicks()));
        (int Place, long Valid, long Issued)[] rows = [.. keys.Distinct().Order()];
        double[][] columns = [.. variables.Select(_ => Missing(rows.Length))];
        for (int i = 0; i < given.Length; i++)
        {
            double value = given[i].Variable.From(given[i].Value, given[i].Unit);
            columns[Array.IndexOf(variables, given[i].Variable)][Array.BinarySearch(rows, keys[i])] = value;
        }

        return new WeatherRows(
            locations, variables, [.. rows.Select(row => row.Place)], [.. rows.Select(row => row.Valid)], [.. rows.Select(row => row.Issued)], columns);
    }

    /// <summary>Gets the column of a variable.</summary>
    public double[] Column(WeatherVariable variable)
    {
        int column = Array.IndexOf(Variables, variable);
        return column >= 0 ? Columns[column] : throw new ArgumentException(
            $"The weather has no '{variable}'; it has {string.Join(", ", Variables.Select(known => known.Text))}.", nameof(variable));
    }

    /// <summary>Returns one row for each place and valid time: per column the value of the latest issue not after an instant that has one.</summary>
    public WeatherRows AsOf(long known)
    {
        var rows = new List<int>();
        double[][] columns = [.. Columns.Select(_ => Missing(Valid.Length))];
        for (int i = 0; i < Valid.Length; i++)
        {
            if (Issued[i] > known) continue;
            if (rows.Count == 0 || Valid[rows[^1]] != Valid[i] || Place[rows[^1]] != Place[i]) rows.Add(i);
            else rows[^1] = i;
            for (int c = 0; c < columns.Length; c++)
            {
                // A later issue that lacks a value does not take away what an earlier one said.
                if (!double.IsNaN(Columns[c][i])) columns[c][rows.Count - 1] = Columns[c][i];
            }
        }

        return new WeatherRows(
            Locations, Variables, [.. rows.Select(i => Place[i])], [.. rows.Select(i => Valid[i])], [.. rows.Select(i => Issued[i])],
            [.. columns.Select(column => column[..rows.Count])]);
    }

    private static WeatherLocation[] LocationsOf(WeatherReading[] readings)
    {
        var found = new SortedDictionary<string, WeatherLocation>(StringComparer.Ordinal);
        foreach (WeatherReading reading in readings)
        {
            if (found.TryAdd(reading.Location.Name, reading.Location) || found[reading.Location.Name] == reading.Location) continue;
            throw SeriesDataException.Of("FEA-042", $"Two places of the weather are called '{reading.Location.Name}' and have different coordinates; give each a name of its own.");
        }

        return [.. found.Values];
    }

    private static double[] Missing(int length)
    {
        double[] values = new double[length];
        Array.Fill(values, double.NaN);
        return values;
    }
}
