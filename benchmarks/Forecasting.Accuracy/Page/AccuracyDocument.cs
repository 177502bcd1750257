using System.Globalization;
using System.Text;
using Forecasting.Evaluation.Significance;

namespace Forecasting.Accuracy.Page;

/// <summary>Writes docs/accuracy.md from lines of results.</summary>
internal sealed class AccuracyDocument
{
    private readonly IReadOnlyList<ResultLine> _lines;
    private readonly PairLine[] _pairs;
    private readonly (string Suite, string Weather)[] _parts;

    private AccuracyDocument(IReadOnlyList<ResultLine> lines)
    {
        _lines = lines;
        // Suites in the order in which they come, each kind of weather of one together.
        _parts = [.. lines.GroupBy(line => line.Suite).SelectMany(suite => suite.Select(line => (line.Suite, line.Weather)).Distinct())];
        _pairs = [.. lines.SelectMany(line => line.Comparisons).GroupBy(pair => (pair.Line.Suite, pair.Line.Weather, pair.With, pair.Metric)).SelectMany(Adjust)];
    }

    /// <summary>Returns the page.</summary>
    /// <param name="lines">The results, suites in the order in which they are to stand.</param>
    public static string Of(IReadOnlyList<ResultLine> lines)
    {
        var document = new AccuracyDocument(lines);
        var text = new StringBuilder(AccuracyProse.Introduction);
        document.WriteTargets(text);
        document.WriteScores(text);
        document.WriteSkills(text);
        document.WriteCoverage(text);
        document.WritePublished(text);
        return text.Append(AccuracyProse.Trust).ToString();
    }

    private static IEnumerable<PairLine> Adjust(IEnumerable<PairLine> family)
    {
        PairLine[] pairs = [.. family];
        double[] adjusted = MultipleComparisons.Holm([.. pairs.Select(pair => pair.DieboldMariano ?? double.NaN)]);
        return pairs.Select((pair, i) => pair with { Adjusted = double.IsNaN(adjusted[i]) ? null : adjusted[i] });
    }

    private void WriteTargets(StringBuilder text)
    {
        text.Append(AccuracyProse.Targets);
        text.Append("| suite | weather | measure | best known | ours, the best here | 95 % interval of ours | verdict |\n|---|---|---|---|---|---|---|\n");
        foreach ((string suite, string weather) in _parts)
        {
            ResultLine[] lines = Of(suite, weather);
            foreach (string metric in lines[0].Shown.Where(metric => metric == lines[0].Leading || lines[0].Published(metric).Count > 0))
            {
                if (TargetRow.Of(lines, _pairs, metric) is { } row) text.Append(CultureInfo.InvariantCulture, $"{row}\n");
            }
        }
    }

    private void WriteScores(StringBuilder text)
    {
        string[] forecasters = [.. _lines.Select(line => line.Forecaster).Distinct()];
        text.Append(AccuracyProse.Scores);
        text.Append("| suite | weather | measure |").Append(string.Concat(forecasters.Select(name => $" `{name}` |"))).Append('\n');
        text.Append("|---|---|---|").Append(string.Concat(forecasters.Select(_ => "---:|"))).Append('\n');
        foreach ((string suite, string weather) in _parts)
        {
            ResultLine[] lines = Of(suite, weather);
            foreach (string metric in lines[0].Shown)
            {
                double? best = lines.Min(line => line.Metric(metric));
                IEnumerable<string> cells = forecasters.Select(name => Cell(lines.FirstOrDefault(line => line.Forecaster == name)?.Metric(metric), metric, best));
                text.Append(CultureInfo.InvariantCulture, $"| {lines[0].Title} | {weather} | {FigureText.Metric(metric, lines[0].Unit)} |");
                text.Append(string.Concat(cells.Select(cell => $" {cell} |"))).Append('\n');
            }
        }
    }

    private static string Cell(double? value, string metric, double? best)
    {
        string text = FigureText.Score(metric, value);
        return value is not null && value == best ? $"**{text}**" : text;
    }

    private void WriteSkills(StringBuilder text)
    {
        text.Append(AccuracyProse.Skills);
        text.Append("| suite | weather | measure | than | forecaster | better by | 95 % interval | DM p | adjusted | GW p | beyond chance |\n|---|---|---|---|---|---:|---|---:|---:|---:|---|\n");
        foreach (IGrouping<(string Suite, string Weather, string With, string Metric), PairLine> family in _pairs
            .GroupBy(pair => (pair.Line.Suite, pair.Line.Weather, pair.With, pair.Metric)))
        {
            foreach (PairLine pair in family.OrderByDescending(pair => pair.Skill ?? double.NegativeInfinity))
            {
                string verdict = pair.Interval is null ? "too few days" : !pair.IsSignificant ? "no" : pair.Skill > 0 ? "better" : "worse";
                text.Append(CultureInfo.InvariantCulture, $"| {pair.Line.Title} | {pair.Line.Weather} | {FigureText.Metric(pair.Metric, pair.Line.Unit)} | {pair.With} | `{pair.Line.Forecaster}` |");
                text.Append(CultureInfo.InvariantCulture, $" {FigureText.Percent(pair.Skill)} | {FigureText.Percents(pair.Interval)} | {FigureText.Probability(pair.DieboldMariano)} |");
                text.Append(CultureInfo.InvariantCulture, $" {FigureText.Probability(pair.Adjusted)} | {FigureText.Probability(pair.GiacominiWhite)} | {verdict} |\n");
            }
        }
    }

    private void WriteCoverage(StringBuilder text)
    {
        text.Append(AccuracyProse.Coverage);
        text.Append("| suite | weather | forecaster | 50 % | 80 % | 95 % interval | 90 % | worst hour of 80 % | PIT off by |\n|---|---|---|---:|---:|---|---:|---:|---:|\n");
        foreach (ResultLine line in _parts.SelectMany(part => Of(part.Suite, part.Weather)))
        {
            string Held(string coverage) => FigureText.Percent(line.Metric(coverage));
            (double Low, double High)? band = line.Losses >= 20 ? line.CoverageBand("coverage80") : null;
            text.Append(CultureInfo.InvariantCulture, $"| {line.Title} | {line.Weather} | `{line.Forecaster}` | {Held("coverage50")} | {Held("coverage80")} |");
            text.Append(CultureInfo.InvariantCulture, $" {FigureText.Percents(band)} | {Held("coverage90")} | {FigureText.Percent(line.HourDeviation("coverage80"))} | {FigureText.Percent(line.PitDistance)} |\n");
        }
    }

    private void WritePublished(StringBuilder text)
    {
        text.Append(AccuracyProse.Published);
        text.Append("| suite | measure | scores |\n|---|---|---|\n");
        foreach (ResultLine line in _lines.DistinctBy(line => line.Suite))
        {
            foreach (string metric in line.Shown)
            {
                // Where they stand beside one kind of weather alone, the first line may be of the other.
                (string Name, double Value)[] scores = [.. _lines.Where(one => one.Suite == line.Suite).Select(one => one.Published(metric)).MaxBy(all => all.Count)!];
                if (scores.Length == 0) continue;
                string all = string.Join("; ", scores.Select(score => $"{score.Name} {FigureText.Score(metric, score.Value)}"));
                text.Append(CultureInfo.InvariantCulture, $"| {line.Title} | {FigureText.Metric(metric, line.Unit)} | {all} |\n");
            }
        }
    }

    private ResultLine[] Of(string suite, string weather) => [.. _lines.Where(line => line.Suite == suite && line.Weather == weather)];
}
