using System.CommandLine;
using System.Globalization;

namespace Forecasting.Cli.Options;

/// <summary>What fitting and forecasting share: levels, seed, threads.</summary>
internal sealed class ModelOptions
{
    private readonly Option<QuantileLevels?> _quantiles = Parsed.Text(
        "--quantiles", "LEVELS", "Quantile levels, such as 0.1,0.5,0.9 (default: the deciles, 0.05, 0.25, 0.75 and 0.95).", Levels);

    private readonly Option<int?> _seed = Parsed.Whole("--seed", "Seed of all that is random (default: 0).", int.MinValue);

    private readonly Option<int?> _threads = Parsed.Whole("--threads", "Threads that work at once; results do not depend on it (default: all processors).", 1, 256);

    public void AddTo(Command command)
    {
        command.Add(_quantiles);
        command.Add(_seed);
        command.Add(_threads);
    }

    public QuantileLevels? Quantiles(ParseResult parse) => parse.GetValue(_quantiles);

    public int Seed(ParseResult parse) => parse.GetValue(_seed) ?? 0;

    public int Threads(ParseResult parse) => parse.GetValue(_threads) ?? Environment.ProcessorCount;

    private static QuantileLevels Levels(string text) => QuantileLevels.Create([.. NameList.Parse(text).Select(Level)]);

    private static double Level(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double level) && level is > 0 and < 1
            ? level
            : throw new ArgumentException($"'{text}' is not a level above 0 and below 1, such as 0.9.");
}
