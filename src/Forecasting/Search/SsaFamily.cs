using Forecasting.Forecasters.Ssa;

namespace Forecasting.Search;

/// <summary>Singular spectrum analysis with its window and its rank.</summary>
internal sealed class SsaFamily : SettingFamily
{
    private static readonly int[] Weeks = [1, 2, 4, 6];
    private static readonly int?[] Ranks = [null, 8, 16, 32, 64, 96];

    private readonly int?[] _windows;

    public SsaFamily(DataProfile data)
    {
        int week = 7 * data.StepsPerDay;
        // A window of its own must fit twice into what is left of the history; some steps a day are many enough for ranks.
        int?[] weeks = week >= 24 ? [.. Weeks.Select(count => (int?)(count * week)).Where(window => window != data.DefaultWindow && 6 * window <= data.Longest)] : [];
        _windows = [null, .. weeks];
        Settings =
        [
            Of(nameof(SsaForecaster.Window), _windows, 0),
            Of(nameof(SsaForecaster.Rank), data.StepsPerDay > 1 ? Ranks : [null], 0),
        ];
    }

    public override string Name => "ssa";

    public override IReadOnlyList<Setting> Settings { get; }

    public override Forecaster Make(IReadOnlyList<int> choice)
    {
        int? window = _windows[choice[0]], rank = Ranks[choice[1]];
        return new SsaForecaster { Window = window, Rank = rank is null || window is null ? rank : Math.Min(rank.Value, window.Value - 1) };
    }
}
