namespace Forecasting;

/// <summary>How far a long piece of work has come.</summary>
/// <param name="Activity">What is being done, such as <c>fit linear</c>.</param>
/// <param name="Done">How many steps are done.</param>
/// <param name="Total">How many steps there are.</param>
public readonly record struct ForecastProgress(string Activity, int Done, int Total);
