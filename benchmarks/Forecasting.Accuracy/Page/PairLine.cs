using System.Text.Json;

namespace Forecasting.Accuracy.Page;

/// <summary>What a line of results says of its forecaster beside another forecast.</summary>
/// <param name="Line">The line.</param>
/// <param name="Json">The part of it.</param>
internal sealed record PairLine(ResultLine Line, JsonElement Json)
{
    // With fewer a bootstrap of days makes too much of chance.
    private const int FewestLosses = 20;

    public string With => Json.GetProperty("with").GetString()!;

    public string Metric => Json.GetProperty("metric").GetString()!;

    public int Count => Json.GetProperty("count").GetInt32();

    public double? Score => ResultLine.Number(Json, "score");

    public double? WithScore => ResultLine.Number(Json, "with_score");

    public double? Skill => ResultLine.Number(Json, "skill");

    public double? GiacominiWhite => ResultLine.Number(Json, "gw_p");

    /// <summary>Gets the interval of the skill; null where there are too few losses for one.</summary>
    public (double Low, double High)? Interval => Count >= FewestLosses ? ResultLine.Ends(Json, "interval") : null;

    public double? DieboldMariano => ResultLine.Number(Json, "dm_p");

    /// <summary>Gets whether the other is a seasonal naive forecast.</summary>
    public bool IsBaseline => With.StartsWith("seasonal-naive", StringComparison.Ordinal);

    /// <summary>Gets the p-value, adjusted for the forecasters that are compared with the same one in the suite.</summary>
    public double? Adjusted { get; init; }

    /// <summary>Gets whether the difference is more than chance.</summary>
    public bool IsSignificant => Adjusted < 0.05 && Interval is var (low, high) && (low > 0 || high < 0);
}
