namespace Forecasting.Forecasters.Ensembles;

/// <summary>What the members of an ensemble were off in past forecasts: by member, level and case, in units of the typical error of each series.</summary>
/// <remarks>The levels stand in slots, in their order; one slot more is that of the point. Where there are no levels the point is scored as the median.</remarks>
internal sealed class MemberErrors
{
    private readonly QuantileLevels _levels;
    private readonly double[][] _errors;

    /// <param name="levels">The levels.</param>
    /// <param name="errors">For each member the errors, slot after slot.</param>
    public MemberErrors(QuantileLevels levels, double[][] errors)
    {
        _levels = levels;
        _errors = errors;
        Rows = errors[0].Length / (levels.Count + 1);
    }

    public int Members => _errors.Length;

    /// <summary>Gets how many cases there are.</summary>
    public int Rows { get; }

    /// <summary>Gets how many slots count in the loss: those of the levels, or else the point alone.</summary>
    public int ScoredSlots => Math.Max(1, _levels.Count);

    /// <summary>Gets the slot of what stands for the median: its level, or the point.</summary>
    public int MedianSlot => _levels.IndexOf(0.5) is >= 0 and var slot ? slot : _levels.Count;

    /// <summary>Gets the level of a slot; the point stands for the median.</summary>
    public double LevelOf(int slot) => slot < _levels.Count ? _levels[slot] : 0.5;

    /// <summary>Gets an error: what came, less what was forecast.</summary>
    public double At(int member, int slot, int row) => _errors[member][(slot * Rows) + row];

    /// <summary>Returns the errors of some of the members.</summary>
    public MemberErrors Of(IEnumerable<int> members) => new(_levels, [.. members.Select(m => _errors[m])]);

    /// <summary>Returns the mean pinball loss of a member alone.</summary>
    public double LossOf(int member)
    {
        double[] weights = new double[Members];
        weights[member] = 1;
        return Loss(weights);
    }

    /// <summary>Returns the mean pinball loss of the weighted mean of the members.</summary>
    public double Loss(double[] weights)
    {
        double[] errors = new double[Rows];
        double sum = 0;
        for (int slot = 0; slot < ScoredSlots; slot++)
        {
            Array.Clear(errors);
            for (int m = 0; m < weights.Length; m++)
            {
                if (weights[m] == 0) continue;
                ReadOnlySpan<double> own = _errors[m].AsSpan(slot * Rows, Rows);
                for (int row = 0; row < errors.Length; row++) errors[row] += weights[m] * own[row];
            }

            double level = LevelOf(slot);
            foreach (double error in errors) sum += error >= 0 ? level * error : (level - 1) * error;
        }

        return sum / ((double)Rows * ScoredSlots);
    }
}
