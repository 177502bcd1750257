using System.CommandLine;
using Forecasting.Weather;

namespace Forecasting.Cli.Options;

/// <summary>The file of weather that is joined to the panel, each value as it was known at the origin.</summary>
internal sealed class JoinOptions
{
    private readonly Option<string?> _weather = Parsed.Text(
        "--weather", "FILE", "Weather with the times of its issue, as 'forecast weather' writes it; each origin sees what was known at it (default: none).");

    private readonly Option<bool> _perfect = Parsed.Flag("--perfect-weather", "Let the hours to forecast see the weather that came; the scores say so.");

    public void AddTo(Command command)
    {
        command.Add(_weather);
        command.Add(_perfect);
    }

    /// <summary>Joins the weather, where a file is named.</summary>
    public async Task<RegularPanel> ApplyAsync(RegularPanel panel, ParseResult parse, CancellationToken cancellationToken)
    {
        bool isPerfect = parse.GetValue(_perfect);
        if (parse.GetValue(_weather) is not { } file)
            return isPerfect ? throw new ArgumentException("--perfect-weather needs --weather, the file that it is of.") : panel;
        InputOptions.RequireFile(file);
        WeatherTable weather = FileForm.IsParquet(file)
            ? await WeatherTable.ReadParquetAsync(file, cancellationToken: cancellationToken)
            : WeatherTable.ReadCsv(file, cancellationToken: cancellationToken);
        var options = new WeatherJoinOptions { Use = isPerfect ? WeatherUse.Perfect : WeatherUse.AsKnown };
        return panel.JoinWeather(weather, options, cancellationToken);
    }
}
