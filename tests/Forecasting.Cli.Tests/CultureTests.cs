using System.Globalization;
using System.Text.RegularExpressions;

namespace Forecasting.Cli.Tests;

public sealed partial class CultureTests
{
    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    public void Output_InAnyCulture_HasTheSameBytes(string culture)
    {
        (string Out, string Error)[] plain = Everything(CultureInfo.InvariantCulture);
        (string Out, string Error)[] local = Everything(CultureInfo.GetCultureInfo(culture));

        Assert.All(plain, run => Assert.True(run.Out.Length + run.Error.Length > 100));
        Assert.Equal(plain, local);
    }

    private static (string Out, string Error)[] Everything(CultureInfo culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture, beforeWords = CultureInfo.CurrentUICulture;
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        using var scratch = new Scratch();
        try
        {
            string[] city = [CommandRun.CityFile, .. CommandRun.City, "--from", "2024-07-01"];
            string written = Path.Combine(Path.GetTempPath(), "forecast-cli-culture.csv");
            CommandRun[] runs =
            [
                CommandRun.Of(["backtest", .. city, "--folds", "2", "--forecaster", "seasonal-naive", "--json"]),
                CommandRun.Of(["backtest", .. city, "--folds", "2", "--forecaster", "seasonal-naive"]),
                CommandRun.Of(["predict", .. city, "--forecaster", "seasonal-naive", "--horizon", "24h"]),
                CommandRun.Of(["prepare", .. city, "--out", written, "--json"]),
                CommandRun.Of(["prepare", .. city, "--out", written]),
                CommandRun.Of(["backtest", .. city, "--folds", "100000"]),
                CommandRun.Of("predict", "--help"),
            ];
            string table = File.ReadAllText(written);
            File.Delete(written);
            return [.. runs.Select(run => (WithoutSeconds(run.Out), WithoutSeconds(run.Error))), (table, "")];
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeWords);
        }
    }

    // How long it took differs from run to run; its form must not.
    private static string WithoutSeconds(string text) => Seconds().Replace(text, "$1#");

    [GeneratedRegex("""(_seconds":|fitted in |forecast in |%\s+)[0-9]+(?:\.[0-9]+)?""")]
    private static partial Regex Seconds();
}
