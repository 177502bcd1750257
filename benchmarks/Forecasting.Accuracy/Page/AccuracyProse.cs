namespace Forecasting.Accuracy.Page;

/// <summary>What the page on accuracy says beside its tables.</summary>
internal static class AccuracyProse
{
    public const string Introduction = """
        # Accuracy

        Scores on data and protocols that others published scores for. This page is made by a command from lines of results, not by hand. Redo them, given
        the folder of the data sets, with

        ```sh
        dotnet run -c Release --project benchmarks/Forecasting.Accuracy -- --data FOLDER --suite all --forecaster NAMES --json > benchmarks/Forecasting.Accuracy/results.jsonl
        dotnet run -c Release --project benchmarks/Forecasting.Accuracy -- page --in benchmarks/Forecasting.Accuracy/results.jsonl --out docs/accuracy.md
        ```

        Each suite first reproduces the published score of a baseline to its printed digits (see `benchmarks/Forecasting.Accuracy/README.md`). Forecasters have
        their defaults, the seed is 0. "Actual" weather means that the weather of the forecast hours is given, as it was to the published entries
        beside it. [Evaluation](evaluation.md) says how intervals and p-values come about: whole days are drawn anew, 2,000 times, and one loss of a test is the
        score of a day, all series together; on M4, where there are two days, the score of a series.

        """;

    public const string Targets = """

        ## Targets

        The best published score, and the best of the forecasters below. Where a forecast of others is at hand hour by hour, both are scored over the same
        hours, and tested; p is adjusted for the number of our forecasters. Of a printed score it can only be said whether it lies in the interval of ours, which is one of all
        points together. The best of several forecasters on the test itself is a little too good: the tables below hold all.


        """;

    public const string Scores = """

        ## Scores


        """;

    public const string Skills = """

        ## Better beyond chance

        By what share the error is lower than that of another forecast of the same hours. DM is the test of Diebold and Mariano, adjusted for the forecasters that are
        compared with the same one in a suite (Holm), GW the test of Giacomini and White. "Better" and "worse" are said where the adjusted p is below 0.05 and the interval leaves out zero.


        """;

    public const string Coverage = """

        ## What intervals hold

        The share of values inside the intervals of 50, 80 and 90 %, the 95 % interval of that of 80 % from the bootstrap, by how much the share of 80 % is off at the
        worst hour of the day, and by how much the probability integral transform is off at most.


        """;

    public const string Published = """

        ## Published scores

        All that the suites are set beside. What was "trained on it" had seen the test, and is no target.


        """;

    public const string Trust = """

        ## How far to trust it

        Penalty, memory, logarithm, windows and the rule for a regression before SSA were chosen on data before the first test origin. Two choices were not: that a
        linear model holds its numbers near the range that was learnt was prompted by a test score of the substations, so that score is no clean test; and that a
        point is the median of its forecast follows the protocols and windows before the test ones, but test scores of a correction by past errors had been seen. The
        regression before SSA was tried and set on training parts (New York, Victoria, Switzerland's 2015), but the first test scores of `ssa` without it had been
        seen by then: 229 MW on Victoria, 5.03 % on Switzerland. That no month is learned from less than a year was found on Switzerland's 2015, before its first test
        day. That effects of neighbouring hours and months are held together, and the fading means of the temperature, were chosen on the year before the
        tests of GEFCom2014-E, New York and New England. The codes of holidays at the weekend were prompted by a test day, and kept because the training
        parts gained too.

        The quantiles of our seasonal naive are those of its past errors; the published ones are normal, and the suite reproduces them as its proof. One origin of 48 hours
        is a smoke test: the 182 origins of the same data say more. The interval of a mean over windows, months or years is that of all points together.
        GEFCom2014 is scored through [scenarios](weather-stations.md) too, as `NAME-scenarios`. Operators forecast from other data than we have, and at other hours of the day
        before; beating the Swiss operator means little, the German ones more.

        """;
}
