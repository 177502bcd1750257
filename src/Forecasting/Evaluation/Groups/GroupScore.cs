namespace Forecasting.Evaluation.Groups;

/// <summary>The score of a group of targets.</summary>
/// <param name="Group">The name of the group, such as <c>Monday</c>.</param>
/// <param name="Value">The score, with how many points it rests on.</param>
public sealed record GroupScore(string Group, MetricValue Value);
