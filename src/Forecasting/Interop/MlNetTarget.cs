namespace Forecasting.Interop;

/// <summary>The map from targets to the single-precision labels of ML.NET, and back.</summary>
/// <param name="Centre">What is subtracted.</param>
/// <param name="Spread">What is divided by; above 0.</param>
/// <param name="IsConstant">Whether all targets are equal to the centre.</param>
internal readonly record struct MlNetTarget(double Centre, double Spread, bool IsConstant)
{
    public static MlNetTarget Of(ReadOnlySpan<double> targets, bool standardise)
    {
        if (!targets.ContainsAnyExcept(targets[0])) return new MlNetTarget(targets[0], 1, true);
        if (!standardise) return new MlNetTarget(0, 1, false);
        double mean = 0, squares = 0;
        for (int i = 0; i < targets.Length; i++)
        {
            double step = targets[i] - mean;
            mean += step / (i + 1);
            squares += step * (targets[i] - mean);
        }

        double spread = Math.Sqrt(squares / targets.Length);
        return new MlNetTarget(mean, spread > 0 && double.IsFinite(spread) ? spread : 1, false);
    }

    public float[] Apply(ReadOnlySpan<double> targets)
    {
        float[] labels = new float[targets.Length];
        for (int i = 0; i < labels.Length; i++)
        {
            labels[i] = (float)((targets[i] - Centre) / Spread);
            if (!float.IsFinite(labels[i]))
                throw new ArgumentException(FormattableString.Invariant($"The target of row {i} is {targets[i]:g6}, which single precision does not hold; set StandardiseTarget."), nameof(targets));
        }

        return labels;
    }

    public double Undo(double score) => (score * Spread) + Centre;
}
