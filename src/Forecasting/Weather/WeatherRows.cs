namespace Forecasting.Weather;

/// <summary>The columns of weather, rows by place, valid time and issue time; times are Unix ticks of 100 ns.</summary>
internal sealed record WeatherRows(WeatherLocation[] Locations, WeatherVariable[] Variables, int[] Place, long[] Valid, long[] Issued, double[][] Columns)
{
    /// <summary>Lays readings out in columns.</summary>
    public static WeatherRows Of(IEnumerable<WeatherReading> readings)
    {
        WeatherReading[] given = [.. readings];
        if (Array.Exists(given, reading => reading.Location is null || reading.Variable is null || reading.Unit is null))
            throw new ArgumentException("A reading has no place, variable or unit.", nameof(readings));
        WeatherLocation[] locations = LocationsOf(given);
        WeatherVariable[] variables = [.. WeatherVariable.All.Where(given.Select(reading => reading.Variable).ToHashSet().Contains)];
        var places = locations.Select((location, place) => (location.Name, place)).ToDictionary(StringComparer.Ordinal);
        var columnOf = variables.Select((variable, column) => (variable, column)).ToDictionary();
        (int Place, long Valid, long Issued)[] keys = Array.ConvertAll(
            given, reading => (places[reading.Location.Name], reading.Valid.ToUnixTimeTicks(), reading.Issued.ToUnixTimeTicks()));
        int[] order = [.. Enumerable.Range(0, given.Length)];
        // By the place of the reading last, so that the later of two stands.
        Array.Sort(order, (a, b) => keys[a].CompareTo(keys[b]) is var difference and not 0 ? difference : a.CompareTo(b));
        var rows = new List<(int Place, long Valid, long Issued)>();
        double[][] columns = [.. variables.Select(_ => Missing(given.Length))];
        foreach (int i in order)
        {
            if (rows.Count == 0 || rows[^1] != keys[i]) rows.Add(keys[i]);
            columns[columnOf[given[i].Variable]][rows.Count - 1] = given[i].Variable.From(given[i].Value, given[i].Unit);
        }

        return new WeatherRows(
            locations, variables, [.. rows.Select(row => row.Place)], [.. rows.Select(row => row.Valid)], [.. rows.Select(row => row.Issued)],
            [.. columns.Select(column => column[..rows.Count])]);
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
