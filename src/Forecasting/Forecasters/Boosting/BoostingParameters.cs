using System.Text;

namespace Forecasting.Forecasters.Boosting;

/// <summary>Writes options in LightGBM's words.</summary>
internal static class BoostingParameters
{
    /// <summary>Writes the parameters of one fit.</summary>
    /// <param name="data">What is learnt from.</param>
    /// <param name="options">How.</param>
    /// <param name="seed">Any number; the sign does not count.</param>
    /// <returns>Parameters as LightGBM's C API takes them.</returns>
    internal static string Format(BoostingData data, BoostingOptions options, int seed)
    {
        var text = new StringBuilder();

        // Columns are summed each by one thread and in row order, so the number of threads moves no bit.
        Add(text, $"verbosity=-1 deterministic=true force_col_wise=true num_threads={options.Threads} seed={seed & int.MaxValue}");
        Add(text, $"learning_rate={options.LearningRate:r} num_leaves={options.Leaves} max_depth={(options.MaxDepth == 0 ? -1 : options.MaxDepth)}");
        Add(text, $"min_data_in_leaf={options.MinLeafRows} max_bin={options.MaxBins}");

        // LightGBM cuts the number of drawn rows down to a whole number, and fails on none.
        var rowFraction = Math.Min(1, Math.Max(options.RowFraction, 1.5 / data.TrainingRows));
        Add(text, $"feature_fraction={options.FeatureFraction:r} bagging_fraction={rowFraction:r} bagging_freq={(options.RowFraction < 1 ? 1 : 0)}");
        Add(text, $"lambda_l1={options.L1:r} lambda_l2={options.L2:r}");

        var (objective, metric) = options.Objective switch
        {
            BoostingObjective.AbsoluteError => ("regression_l1", "l1"),
            BoostingObjective.Quantile => ("quantile", "quantile"),
            BoostingObjective.Huber => ("huber", "huber"),
            _ => ("regression", "l2"),
        };
        Add(text, $"objective={objective} metric={(options.EarlyStoppingRounds > 0 ? metric : "none")}");
        if (options.Objective is BoostingObjective.Quantile or BoostingObjective.Huber)
        {
            Add(text, $"alpha={(options.Objective == BoostingObjective.Quantile ? options.QuantileLevel : options.HuberDelta):r}");
        }

        if (data.Categorical.Count > 0)
        {
            Add(text, $"categorical_feature={string.Join(',', data.Categorical)}");
        }

        return text.ToString();
    }

    private static void Add(StringBuilder text, FormattableString words) =>
        text.Append(text.Length > 0 ? " " : "").Append(FormattableString.Invariant(words));
}
