namespace Forecasting.Accuracy;

/// <summary>What the suites are run with.</summary>
/// <param name="Folder">The data folder.</param>
/// <param name="Seed">The seed of all that is random.</param>
/// <param name="Threads">How many threads may work at once; scores do not depend on it.</param>
/// <param name="Log">Takes the progress.</param>
internal sealed record SuiteRun(string Folder, int Seed, int Threads, TextWriter Log)
{
    /// <summary>Returns the path of a file of the data folder.</summary>
    /// <exception cref="FileNotFoundException">The folder does not hold the file.</exception>
    public string PathOf(string file)
    {
        string path = Path.Combine(Folder, file);
        return File.Exists(path) ? path : throw new FileNotFoundException($"The data folder has no file {file}.", path);
    }

    /// <summary>Returns what tells of the progress of one backtest.</summary>
    public IProgress<ForecastProgress> Progress(string suite) => new ProgressLog(suite, Log);
}
