using System.Globalization;
using Forecasting.Tables;
using NodaTime;
using NodaTime.TimeZones;

namespace Forecasting.Weather;

/// <summary>Turns the rows of a table into weather. The table is read once for the valid times and values, and once for the issue times.</summary>
internal sealed class WeatherFileReader
{
    private readonly WeatherSchema _schema;
    private readonly TableFault _fault;
    private readonly Dictionary<string, WeatherLocation> _places;

    public WeatherFileReader(WeatherSchema schema, string file)
    {
        schema.Validate();
        _schema = schema;
        _fault = new TableFault(file);
        _places = schema.Places.ToDictionary(place => place.Name, StringComparer.Ordinal);
    }

    private SeriesSchema Values => new()
    {
        Time = _schema.Valid,
        Target = "",
        Keys = _schema.Location is { } location ? location : ColumnNames.None,
        ObservedOnly = ColumnNames.Create(
            [.. _schema.Columns.Select(column => column.Name), .. _schema.Latitude is null ? [] : (string[])[_schema.Latitude, _schema.Longitude!]]),
        Zone = _schema.Zone,
    };

    private SeriesSchema? Issues => _schema.Issued is { } issued ? new SeriesSchema { Time = issued, Target = "", Zone = _schema.Zone } : null;

    public WeatherTable Read(Func<SeriesSchema, SeriesTable> read) => Join(read(Values), Issues is { } issues ? read(issues) : null);

    public async Task<WeatherTable> ReadAsync(Func<SeriesSchema, Task<SeriesTable>> read)
    {
        SeriesTable values = await read(Values).ConfigureAwait(false);
        return Join(values, Issues is { } issues ? await read(issues).ConfigureAwait(false) : null);
    }

    private WeatherTable Join(SeriesTable values, SeriesTable? issues)
    {
        TableColumns columns = values.Columns;
        if (issues is not null && issues.RowCount != values.RowCount) throw _fault.At("ING-060", "The file changed while it was read; read it when its writer has ended.");
        Instant[] valid = Instants(values, _schema.Valid);
        Instant[]? issued = issues is null ? null : Instants(issues, _schema.Issued!);
        var readings = new List<WeatherReading>(columns.Count * _schema.Columns.Count);
        for (int row = 0; row < columns.Count; row++)
        {
            WeatherLocation place = Place(columns, row);
            for (int c = 0; c < _schema.Columns.Count; c++)
            {
                WeatherColumn column = _schema.Columns[c];
                bool moves = _schema.Stamp == IntervalStamp.Start && column.Variable.Kind != WeatherKind.Instant;
                Instant at = moves ? valid[row] + _schema.Interval : valid[row];
                readings.Add(new WeatherReading(place, column.Variable, at, issued?[row] ?? at + _schema.PublicationLag, columns.Covariates[c][row], column.Unit));
            }
        }

        WeatherTable table = WeatherTable.Create(readings, _schema.Nature, _schema.Interval);
        return new WeatherTable(table.Rows, table.Nature, table.Interval, [.. values.Findings, .. table.Findings]);
    }

    private WeatherLocation Place(TableColumns columns, int row)
    {
        string name = _schema.Location is null ? "" : columns.Keys[columns.KeyCodes[row]][0];
        if (_schema.Latitude is null)
        {
            if (_schema.Location is null) return _schema.Places[0];
            return _places.TryGetValue(name, out WeatherLocation? known) ? known : throw _fault.At(
                "FEA-055", $"There is no place {TableFault.Shown(name)}; give it in Places, or name the columns Latitude and Longitude.", columns.Lines.Of(row), _schema.Location);
        }

        double latitude = columns.Covariates[_schema.Columns.Count][row], longitude = columns.Covariates[_schema.Columns.Count + 1][row];
        if (_schema.Location is null) name = _schema.Places.Count == 1 ? _schema.Places[0].Name : string.Create(CultureInfo.InvariantCulture, $"{latitude}, {longitude}");
        if (_places.TryGetValue(name, out WeatherLocation? place) && place.Latitude == latitude && place.Longitude == longitude) return place;
        if (!(Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180) || string.IsNullOrWhiteSpace(name))
        {
            throw _fault.At(
                "FEA-055",
                string.Create(CultureInfo.InvariantCulture, $"A place has a name, a latitude from -90 to 90 and a longitude from -180 to 180; here are {TableFault.Shown(name)}, {latitude} and {longitude}. Correct the row."),
                columns.Lines.Of(row),
                _schema.Latitude);
        }

        return _places[name] = new WeatherLocation(name, latitude, longitude);
    }

    private Instant[] Instants(SeriesTable table, ColumnNames column)
    {
        TableColumns columns = table.Columns;
        var instants = new Instant[columns.Count];
        if (table.HasOffsets || _schema.Zone == DateTimeZone.Utc)
        {
            for (int i = 0; i < instants.Length; i++) instants[i] = Instant.FromUnixTimeTicks(columns.Times[i]);
            return instants;
        }

        if (_schema.Zone is not { } zone)
            throw _fault.At("TIM-001", "The times have no offset from UTC; set the schema's Zone to the zone whose clock they show (UTC if they show that).", column: column.ToString());
        for (int i = 0; i < instants.Length; i++)
        {
            LocalDateTime local = Instant.FromUnixTimeTicks(columns.Times[i]).InUtc().LocalDateTime;
            ZoneLocalMapping mapping = zone.MapLocal(local);
            instants[i] = mapping.Count == 1 ? mapping.Single().ToInstant() : throw _fault.At(
                mapping.Count == 0 ? "TIM-010" : "TIM-011",
                $"The local time {local:uuuu-MM-dd HH:mm} {(mapping.Count == 0 ? "does not exist" : "happens twice")} in {zone.Id}, where the clocks change; write the times in UTC or with their offset.",
                columns.Lines.Of(i),
                column.ToString());
        }

        return instants;
    }
}
