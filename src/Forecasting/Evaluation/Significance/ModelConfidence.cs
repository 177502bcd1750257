namespace Forecasting.Evaluation.Significance;

/// <summary>How far a model may be one of the best.</summary>
/// <param name="Name">The name of the model.</param>
/// <param name="MeanLoss">Its mean loss, in the unit of the losses.</param>
/// <param name="PValue">From 0 to 1: the model is in every confidence set whose level is not above it. 1 for the best.</param>
/// <param name="IsIncluded">Whether the model is in the set.</param>
public sealed record ModelConfidence(string Name, double MeanLoss, double PValue, bool IsIncluded);
