using System.Globalization;
using NodaTime;

namespace Forecasting.Calendars;

/// <summary>The regions of a grid with their weights: tells what share of its people a date gives off.</summary>
/// <remarks>Immutable; may be shared between threads. The sum runs in the ordinal order of the regions, whatever order they came in.</remarks>
public sealed class RegionShares
{
    private readonly (HolidayCalendar Calendar, double Share)[] _parts;

    /// <summary>Weighs the built-in calendars of regions.</summary>
    /// <param name="weights">The regions with positive, finite weights, such as inhabitants; only their proportions matter.</param>
    /// <exception cref="ArgumentException">There is no region, a weight is not positive and finite, or no calendar covers a region.</exception>
    public RegionShares(IReadOnlyDictionary<string, double> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (weights.Count == 0)
            throw new ArgumentException("There is no region to weigh.", nameof(weights));
        foreach (var (region, weight) in weights)
        {
            if (!double.IsFinite(weight) || weight <= 0)
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"The weight of {region} is {weight}; it must be positive and finite."), nameof(weights));
            }
        }

        var ordered = weights.OrderBy(w => w.Key, StringComparer.Ordinal).ToArray();
        var largest = ordered.Max(w => w.Value);
        var total = ordered.Sum(w => w.Value / largest);
        _parts = [.. ordered.Select(w => (HolidayCalendar.For(w.Key), w.Value / largest / total))];
    }

    /// <summary>Weighs the parts of a country alike, for want of their people.</summary>
    /// <param name="country">An ISO 3166-1 code such as <c>CH</c>.</param>
    /// <returns>The shares; null where no built-in calendar is of a part of it.</returns>
    public static RegionShares? OfParts(string country)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(country);
        var parts = HolidayCalendar.Regions.Where(r => r.StartsWith(country + "-", StringComparison.Ordinal)).ToDictionary(r => r, _ => 1.0);
        return parts.Count == 0 ? null : new RegionShares(parts);
    }

    /// <summary>Gets the calendars with their shares, which sum to 1.</summary>
    internal IReadOnlyList<(HolidayCalendar Calendar, double Share)> Parts => _parts;

    /// <summary>Sums the shares of the regions in which a date is a holiday.</summary>
    /// <param name="date">The local date.</param>
    /// <returns>A ratio from 0, where it is a holiday nowhere, to 1, where it is one everywhere.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A calendar has no data for the year.</exception>
    public double ShareOff(LocalDate date)
    {
        var share = 0.0;
        var everywhere = true;
        foreach (var (calendar, part) in _parts)
        {
            if (calendar.IsHoliday(date))
                share += part;
            else
                everywhere = false;
        }

        return everywhere ? 1.0 : Math.Min(share, 1.0);
    }
}
