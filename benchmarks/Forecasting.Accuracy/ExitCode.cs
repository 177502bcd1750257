namespace Forecasting.Accuracy;

/// <summary>How the command ended.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int NoData = 3;
    public const int NotReproduced = 4;
}
