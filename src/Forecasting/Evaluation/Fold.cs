using NodaTime;

namespace Forecasting.Evaluation;

/// <summary>One cut of a backtest: what lies before the origin is known, some steps after it are scored.</summary>
/// <param name="Index">The place of the fold, counted from 0, the oldest first.</param>
/// <param name="OriginIndex">The grid's index of the origin.</param>
/// <param name="Origin">The origin.</param>
/// <param name="FirstStep">The first step that is scored, counted from 0.</param>
/// <param name="Steps">How many steps are scored.</param>
/// <param name="IsRefit">Whether the forecaster is fitted anew at this origin.</param>
public sealed record Fold(int Index, long OriginIndex, Instant Origin, int FirstStep, int Steps, bool IsRefit)
{
    /// <summary>Gets how many steps have to be forecast from the origin.</summary>
    public int StepsAhead => FirstStep + Steps;
}
