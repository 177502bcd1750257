namespace Forecasting.Cli;

/// <summary>What the command tells the shell.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>The data cannot be used, or a file cannot be read or written.</summary>
    public const int DataFault = 1;

    /// <summary>An option is missing, unknown, or does not fit the others or the data.</summary>
    public const int UsageFault = 2;

    /// <summary>There is no such input file.</summary>
    public const int FileMissing = 3;

    /// <summary>Stopped by Ctrl+C: 128 and the number of the signal, as shells expect.</summary>
    public const int Cancelled = 130;
}
