using System.Globalization;
using System.Reflection;
using System.Text;

namespace Forecasting.Calendars;

/// <summary>The measured agreement of each region, as the embedded table gives it.</summary>
internal static class RegionAgreement
{
    private static readonly Lazy<Dictionary<string, double>> Measured = new(Read);

    public static double? Of(string region) => Measured.Value.TryGetValue(region, out double agreement) ? agreement : null;

    private static Dictionary<string, double> Read()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("HolidayAgreement")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var measured = new Dictionary<string, double>(StringComparer.Ordinal);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            int comma = line.IndexOf(',', StringComparison.Ordinal);
            measured.Add(line[..comma], double.Parse(line[(comma + 1)..], CultureInfo.InvariantCulture));
        }

        return measured;
    }
}
