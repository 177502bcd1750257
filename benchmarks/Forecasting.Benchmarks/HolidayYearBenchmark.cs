using BenchmarkDotNet.Attributes;
using Forecasting.Calendars;

namespace Forecasting.Benchmarks;

/// <summary>The holidays of years that were not asked for before, computed from rules that were read before.</summary>
public class HolidayYearBenchmark
{
    private const int First = 2000;
    private const int Years = 60;

    private CountryRules _rules = null!;
    private string _part = "";

    /// <summary>Gets or sets the region: rules of weekdays, with Easter, and with moons of several calendars.</summary>
    [Params("US-NY", "DE-BY", "JP", "CN", "IN-MH", "SA")]
    public string Region { get; set; } = "";

    /// <summary>Reads the rules.</summary>
    [GlobalSetup]
    public void Read()
    {
        string country = Region[..2];
        _part = Region.Length > 2 ? Region[3..] : "";
        using Stream stream = typeof(HolidayCalendar).Assembly.GetManifestResourceStream("Calendars/" + country)!;
        using var reader = new StreamReader(stream);
        _rules = CountryRules.Parse(country, reader.ReadToEnd());
    }

    /// <summary>Computes sixty years; the figure is of one.</summary>
    [Benchmark(OperationsPerInvoke = Years)]
    public int Compute()
    {
        var calendar = new RuleCalendar(_rules, _part);
        int count = 0;
        for (int year = First; year < First + Years; year++) count += calendar.InYear(year).Count;
        return count;
    }
}
