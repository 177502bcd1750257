using System.Globalization;

namespace Forecasting.Cli.Output;

/// <summary>Tells how far a long piece of work has come: a line written over and over on a terminal, nothing elsewhere.</summary>
internal sealed class ProgressLine(Terminal terminal) : IProgress<ForecastProgress>
{
    private readonly Lock _turn = new();
    private int _done;

    public void Report(ForecastProgress value)
    {
        if (!terminal.ShowsProgress) return;
        lock (_turn)
        {
            // Folds run side by side, and the last to end may report before another.
            if (value.Done < _done) return;
            _done = value.Done;
            string text = string.Create(CultureInfo.InvariantCulture, $"{value.Activity}: {value.Done} of {value.Total}");
            terminal.Error.Write("\r" + text.PadRight(terminal.Width - 1)[..(terminal.Width - 1)]);
        }
    }

    /// <summary>Clears the line, and leaves a sentence in its place.</summary>
    public void End(string sentence)
    {
        lock (_turn)
        {
            // Where both streams reach one place, results stand before what is told of the next.
            terminal.Out.Flush();
            if (terminal.ShowsProgress) terminal.Error.Write("\r" + new string(' ', terminal.Width - 1) + "\r");
            terminal.Error.WriteLine(sentence);
        }
    }
}
