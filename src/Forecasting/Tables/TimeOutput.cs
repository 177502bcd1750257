using NodaTime;

namespace Forecasting.Tables;

/// <summary>A column of times that goes out: Unix ticks of 100 ns.</summary>
internal sealed class TimeOutput(string name, long[] ticks, DateTimeZone zone) : OutputColumn(name, ticks.Length)
{
    public long[] Ticks => ticks;

    public DateTimeZone Zone => zone;
}
