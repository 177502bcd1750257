using Forecasting.Features;

namespace Forecasting.Forecasters.Regression;

/// <summary>What serves one block of steps: the fitted features, and a model for all series or one for each.</summary>
/// <param name="Steps">The block.</param>
/// <param name="Features">The fitted features.</param>
/// <param name="Models">One model for all series, or one for each series of the training panel, null where it was too short.</param>
/// <param name="NeedsInAdvance">The columns known in advance that the features read.</param>
internal sealed record BlockModel(
    StepBlock Steps, FittedFeatureSet Features, RegressorModel?[] Models, ColumnNames NeedsInAdvance);
