namespace Forecasting.Evaluation;

internal sealed record MeanAbsoluteError : Metric
{
    public override string Name => "mae";

    public override MetricUnit Unit => MetricUnit.Target;

    protected internal override PointOutcome Score(in ScoredPoint point, Span<double> terms)
    {
        terms[0] = Math.Abs(point.Actual - point.Forecast);
        return PointOutcome.Scored;
    }
}

internal sealed record MeanSquaredError(bool Root) : Metric
{
    public override string Name => Root ? "rmse" : "mse";

    public override MetricUnit Unit => Root ? MetricUnit.Target : MetricUnit.SquaredTarget;

    protected internal override PointOutcome Score(in ScoredPoint point, Span<double> terms)
    {
        var error = point.Actual - point.Forecast;
        terms[0] = error * error;
        return PointOutcome.Scored;
    }

    protected internal override double Reduce(ReadOnlySpan<double> sums, long count) =>
        Root ? Math.Sqrt(sums[0] / count) : sums[0] / count;
}

internal sealed record MeanAbsolutePercentageError : Metric
{
    public override string Name => "mape";

    public override MetricUnit Unit => MetricUnit.Fraction;

    protected internal override PointOutcome Score(in ScoredPoint point, Span<double> terms)
    {
        if (double.IsNaN(point.Forecast))
        {
            return PointOutcome.MissingForecast;
        }

        if (point.Actual == 0)
        {
            return PointOutcome.ZeroActual;
        }

        terms[0] = Math.Abs(point.Actual - point.Forecast) / Math.Abs(point.Actual);
        return PointOutcome.Scored;
    }
}

internal sealed record SymmetricPercentageError : Metric
{
    public override string Name => "smape";

    public override MetricUnit Unit => MetricUnit.Fraction;

    protected internal override PointOutcome Score(in ScoredPoint point, Span<double> terms)
    {
        if (double.IsInfinity(point.Forecast))
        {
            return PointOutcome.NotFinite;
        }

        // Halves, so that the sum of two sizes does not overflow before their ratio is taken.
        var size = (Math.Abs(point.Actual) / 2) + (Math.Abs(point.Forecast) / 2);
        terms[0] = point.Actual == point.Forecast ? 0 : Math.Abs((point.Actual / size) - (point.Forecast / size));
        return PointOutcome.Scored;
    }
}

internal sealed record WeightedPercentageError : Metric
{
    public override string Name => "wape";

    public override MetricUnit Unit => MetricUnit.Fraction;

    protected internal override int TermCount => 2;

    protected internal override string WhyUndefined => "the actuals are all zero";

    protected internal override PointOutcome Score(in ScoredPoint point, Span<double> terms)
    {
        terms[0] = Math.Abs(point.Actual - point.Forecast);
        terms[1] = Math.Abs(point.Actual);
        return PointOutcome.Scored;
    }

    protected internal override double Reduce(ReadOnlySpan<double> sums, long count) => sums[0] / sums[1];
}

internal sealed record MeanError : Metric
{
    public override string Name => "bias";

    public override MetricUnit Unit => MetricUnit.Target;

    public override MetricDirection Direction => MetricDirection.CloserToZero;

    protected internal override PointOutcome Score(in ScoredPoint point, Span<double> terms)
    {
        terms[0] = point.Forecast - point.Actual;
        return PointOutcome.Scored;
    }
}

internal sealed record ScaledError(int Season, bool Squared) : Metric
{
    public override string Name => Squared ? "rmsse" : "mase";

    public override MetricUnit Unit => MetricUnit.Ratio;

    public override double ScaleFrom(ReadOnlySpan<double> history) =>
        Squared ? SeasonalScale.MeanSquare(history, Season) : SeasonalScale.Mae(history, Season);

    protected internal override PointOutcome Score(in ScoredPoint point, Span<double> terms)
    {
        if (double.IsNaN(point.Forecast))
        {
            return PointOutcome.MissingForecast;
        }

        var error = Math.Abs(point.Actual - point.Forecast);
        terms[0] = (Squared ? error * error : error) / point.Scale;
        return Outcome(point.Scale);
    }

    protected internal override double Reduce(ReadOnlySpan<double> sums, long count) =>
        Squared ? Math.Sqrt(sums[0] / count) : sums[0] / count;

    /// <summary>Says whether a scale can be divided by.</summary>
    internal static PointOutcome Outcome(double scale) => scale switch
    {
        0 => PointOutcome.ConstantHistory,
        double.NaN => PointOutcome.NoHistory,
        < 0 or double.PositiveInfinity => PointOutcome.NotFinite,
        _ => PointOutcome.Scored,
    };
}
