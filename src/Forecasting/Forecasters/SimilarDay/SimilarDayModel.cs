using Forecasting.Forecasters.Naive;

namespace Forecasting.Forecasters.SimilarDay;

/// <summary>Finds days like those ahead in the history that it is given, and averages them.</summary>
internal sealed class SimilarDayModel : PointModel
{
    private const int WeekDays = 7;

    private readonly SeasonalAverageModel _fallback;
    private readonly int _perDay;
    private readonly (int Count, int Years) _days;

    public SimilarDayModel(SeasonalAverageModel fallback, int perDay, (int Count, int Years) days)
    {
        _fallback = fallback;
        _perDay = perDay;
        _days = days;
        // The week before a day of so many years ago, and the day that the origin lies in.
        NeededHistory = Math.Max(fallback.NeededHistory, checked((Reach + WeekDays + 2) * perDay));
    }

    /// <summary>Gets the kinds of days.</summary>
    public required DayKinds Kinds { get; init; }

    /// <summary>Gets the column that demand follows most, or null.</summary>
    public required string? Driver { get; init; }

    /// <summary>Gets the standard deviation of the column, in its unit.</summary>
    public required double DriverSpread { get; init; }

    /// <summary>Gets whether levels are adjusted by their ratio, not by their difference.</summary>
    public required bool IsRelative { get; init; }

    public override int NeededHistory { get; }

    public override ColumnNames NeedsInAdvance => Driver is null ? ColumnNames.None : Driver;

    private int Reach => 366 * _days.Years;

    public override double[] Forecast(ForecastRequest request, CancellationToken cancellationToken)
    {
        RegularPanel history = request.History;
        double[] points = _fallback.Forecast(request, cancellationToken);
        int back = 0;
        for (int s = 0; s < history.SeriesCount; s++) back = Math.Max(back, (int)Math.Min(NeededHistory, history.OriginIndex - history.FirstIndex(s)));
        if (back == 0) return points;
        // A whole day more on either side, so that no day is cut: 25 hours at the most.
        int margin = _perDay + Math.Max(1, _perDay / 24);
        long first = history.OriginIndex - back - margin;
        var table = new DayTable(history.Grid, first, back + request.Steps + (2 * margin), Kinds);
        var work = new ParallelOptions { MaxDegreeOfParallelism = request.Options.Threads, CancellationToken = cancellationToken };
        Parallel.For(0, history.SeriesCount, work, s =>
        {
            var finder = new SimilarDayFinder(history, s, table)
            {
                PerDay = _perDay,
                Week = WeekDays * _perDay,
                Reach = Reach * _perDay,
                Driver = Driver is null ? null : (history.IndexOfColumn(Driver), DriverSpread),
                IsRelative = IsRelative,
            };
            Span<double> own = points.AsSpan(s * request.Steps, request.Steps);
            foreach (DaySpan day in table.Days)
            {
                if (day.First + day.Count > history.OriginIndex && day.First < history.OriginIndex + request.Steps) finder.Forecast(day, _days.Count, own);
            }
        });
        return points;
    }
}
