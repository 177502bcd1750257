using System.CommandLine;
using System.Globalization;
using Forecasting.Evaluation;
using Forecasting.Time;
using NodaTime;
using NodaTime.Text;

namespace Forecasting.Cli.Options;

/// <summary>From which origins a backtest forecasts, and how far.</summary>
internal sealed class PlanOptions
{
    private readonly Option<Horizon?> _horizon = Parsed.Text("--horizon", "SPAN", "How far ahead: 48h, PT48H, 7d (local days), or steps, 96 (default: 48h).", Horizon.Parse);

    private readonly Option<int?> _folds = Parsed.Whole("--folds", "How many origins (default: 10).", 1, 100_000);

    private readonly Option<Horizon?> _step = Parsed.Text("--step", "SPAN", "How far apart the origins are (default: 24h).", Horizon.Parse);

    private readonly Option<int?> _refitEvery = Parsed.Whole("--refit-every", "Fit anew after so many folds; 0 fits once, at the first (default: 1).", 0);

    private readonly Option<int?> _originHour = Parsed.Whole("--origin-hour", "Local hour at which every origin lies; --step is then whole days.", 0, 23);

    private readonly Option<LocalTime?> _gate = Parsed.Value("--gate", "HH:mm", "Forecast at this local time and score the next local day; takes the place of --horizon.", Gate);

    public void AddTo(Command command)
    {
        Option[] all = [_horizon, _folds, _step, _refitEvery, _originHour, _gate];
        foreach (Option option in all) command.Add(option);
    }

    /// <summary>Makes the plan for a panel.</summary>
    /// <exception cref="ArgumentException">Two options contradict each other, or the panel has no such origin.</exception>
    public RollingOrigin Plan(RegularPanel panel, ParseResult parse)
    {
        var plan = new RollingOrigin
        {
            Horizon = parse.GetValue(_horizon) ?? Horizon.Hours(48),
            Folds = parse.GetValue(_folds) ?? 10,
            Step = parse.GetValue(_step) ?? Horizon.Hours(24),
            RefitEvery = parse.GetValue(_refitEvery) ?? 1,
            Gate = parse.GetValue(_gate),
        };
        if (plan.Gate is not null) return Gated(plan, parse);
        return parse.GetValue(_originHour) is { } hour ? AtHour(plan, panel, hour) : plan;
    }

    private RollingOrigin Gated(RollingOrigin plan, ParseResult parse)
    {
        if (parse.GetValue(_originHour) is not null) throw new ArgumentException("--gate sets the hour of the origins; leave --origin-hour out.");
        if (parse.GetValue(_horizon) is not null && WholeDays(plan.Horizon) != 1)
            throw new ArgumentException("--gate scores the next local day; leave --horizon out, or write --horizon 1d.");
        return plan with { Horizon = Horizon.Days(1), Step = DayStep(plan.Step!, "--gate") };
    }

    private static RollingOrigin AtHour(RollingOrigin plan, RegularPanel panel, int hour)
    {
        plan = plan with { Step = DayStep(plan.Step!, "--origin-hour") };
        TimeGrid grid = panel.Grid;
        var time = new LocalTime(hour, 0);
        for (long origin = panel.OriginIndex - 1; origin > panel.OriginIndex - plan.Horizon.MaxSteps(grid) - LongestSearch(grid); origin--)
        {
            long end = origin + plan.Horizon.StepsFrom(grid, origin);
            if (end > panel.OriginIndex || grid.LocalAt(origin).TimeOfDay != time) continue;
            plan = plan with { End = grid.InstantAt(end) };
            // Where clocks go forward the hour may be one that a day does not have.
            Fold? other = plan.FoldsOf(panel).LastOrDefault(fold => grid.LocalAt(fold.OriginIndex).TimeOfDay != time);
            return other is null ? plan : throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"--origin-hour {hour}: the clocks change over this hour on {grid.LocalAt(other.OriginIndex).Date:uuuu-MM-dd}; choose another hour."));
        }

        throw new ArgumentException(string.Create(
            CultureInfo.InvariantCulture, $"--origin-hour {hour}: no step of the table ({grid.Frequency}) begins at {hour:00}:00 in {grid.Zone.Id} near its end."));
    }

    // Two days of steps hold every hour of the clock, whatever the clock changes.
    private static long LongestSearch(TimeGrid grid) => Math.Max(2, 2L * grid.Frequency.StepsPerDay) + 1;

    private static Horizon DayStep(Horizon step, string option) =>
        WholeDays(step) is > 0 and var days ? Horizon.Days(days) : throw new ArgumentException($"--step {step}: with {option} the origins are whole days apart; write 1d or 7d.");

    private static int WholeDays(Horizon span) => span.ToString() switch
    {
        ['P', 'T', .. var hours, 'H'] when int.Parse(hours, CultureInfo.InvariantCulture) % 24 == 0 => int.Parse(hours, CultureInfo.InvariantCulture) / 24,
        ['P', .. var days, 'D'] => int.Parse(days, CultureInfo.InvariantCulture),
        _ => 0,
    };

    private static LocalTime Gate(string text) => LocalTimePattern.CreateWithInvariantCulture("HH':'mm").Parse(text) is { Success: true, Value: var time }
        ? time
        : throw new ArgumentException($"'{text}' is no time of day; write 12:00.");
}
