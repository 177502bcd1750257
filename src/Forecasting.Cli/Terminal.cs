using Spectre.Console;

namespace Forecasting.Cli;

/// <summary>Where results and messages go, and what the receiver can show.</summary>
internal sealed class Terminal(TextWriter output, TextWriter error)
{
    public const int DefaultWidth = 80;

    /// <summary>Gets where results go.</summary>
    public TextWriter Out { get; } = output;

    /// <summary>Gets where errors, warnings and progress go.</summary>
    public TextWriter Error { get; } = error;

    /// <summary>Gets how many characters stand side by side.</summary>
    public int Width { get; init; } = DefaultWidth;

    /// <summary>Gets whether results may be coloured.</summary>
    public bool HasColour { get; init; }

    /// <summary>Gets whether a line of progress may be written over and over.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>Writes tables.</summary>
    public void Write(Spectre.Console.Rendering.IRenderable view)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = HasColour ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = HasColour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(Out),
        });
        console.Profile.Width = Width;
        console.Profile.Capabilities.Unicode = true;
        console.Write(view);
    }
}
