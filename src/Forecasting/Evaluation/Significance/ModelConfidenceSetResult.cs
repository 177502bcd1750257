namespace Forecasting.Evaluation.Significance;

/// <summary>The models of which any may be the best, and those that are not among them.</summary>
public sealed record ModelConfidenceSetResult
{
    /// <summary>Gets all models in the order in which they were set aside, the one that was left at the end first.</summary>
    public required IReadOnlyList<ModelConfidence> Models { get; init; }

    /// <summary>Gets on how many values of the losses the set rests.</summary>
    public required int Count { get; init; }

    /// <summary>Gets the names of the models in the set, the best first.</summary>
    public IReadOnlyList<string> Included => [.. Models.Where(model => model.IsIncluded).Select(model => model.Name)];

    /// <summary>Writes the names of the models in the set.</summary>
    public override string ToString() => string.Join(", ", Included);
}
