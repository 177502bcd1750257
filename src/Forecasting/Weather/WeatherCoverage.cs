using System.Collections;
using System.Globalization;
using NodaTime;

namespace Forecasting.Weather;

/// <summary>Which of the values that were asked for have been given.</summary>
internal sealed class WeatherCoverage
{
    private readonly WeatherRequest _request;
    private readonly Dictionary<(WeatherLocation Location, WeatherVariable Variable), BitArray> _given = [];
    private readonly long _interval;
    private readonly long _first;
    private readonly int _count;

    public WeatherCoverage(WeatherRequest request, Duration interval)
    {
        _request = request;
        _interval = (long)interval.TotalTicks;
        _first = CeilingOf(request.From.ToUnixTimeTicks());
        _count = checked((int)(Math.Max(_first - 1, FloorOf(request.To.ToUnixTimeTicks())) - _first + 1));
        foreach (WeatherLocation location in request.Locations)
        {
            foreach (WeatherVariable variable in request.Variables) _given[(location, variable)] = new BitArray(_count);
        }
    }

    /// <summary>Notes a reading.</summary>
    /// <returns>Whether its place and variable were asked for.</returns>
    public bool TryAdd(WeatherReading reading)
    {
        if (!_given.TryGetValue((reading.Location, reading.Variable), out BitArray? given)) return false;
        long bin = FloorOf(reading.Valid.ToUnixTimeTicks()) - _first;
        if (!double.IsNaN(reading.Value) && bin >= 0 && bin < _count) given[(int)bin] = true;
        return true;
    }

    /// <summary>Tells of each variable that lacks values how many.</summary>
    public IEnumerable<Finding> Missing(string source)
    {
        foreach (WeatherVariable variable in _request.Variables)
        {
            long missing = 0;
            (WeatherLocation Place, Instant Time)? first = null;
            foreach (WeatherLocation location in _request.Locations)
            {
                BitArray given = _given[(location, variable)];
                for (int i = 0; i < _count; i++)
                {
                    if (given[i]) continue;
                    if (missing++ == 0) first = (location, Instant.FromUnixTimeTicks((_first + i) * _interval));
                }
            }

            if (first is not { } place) continue;
            yield return new Finding
            {
                Code = "FEA-053",
                Severity = FindingSeverity.Warning,
                Column = variable.Text,
                Time = place.Time,
                Count = missing,
                Message = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{source} has no value of '{variable}' for {missing} of {(long)_count * _request.Locations.Count} times, the first at '{place.Place.Name}'. Ask for a shorter range, or leave the variable out."),
            };
        }
    }

    private long FloorOf(long ticks) => (ticks / _interval) - (ticks % _interval < 0 ? 1 : 0);

    private long CeilingOf(long ticks) => -FloorOf(-ticks);
}
