namespace Forecasting.Evaluation.Significance;

/// <summary>By what a model confidence set tells that the models in it are not equally good.</summary>
public enum ModelConfidenceStatistic
{
    /// <summary>The largest difference between any two models, in units of its deviation.</summary>
    Range,

    /// <summary>The sum of the squares of the differences between any two models, each in units of its deviation.</summary>
    SemiQuadratic,

    /// <summary>The largest difference of a model to the mean of all, in units of its deviation.</summary>
    Maximum,
}
