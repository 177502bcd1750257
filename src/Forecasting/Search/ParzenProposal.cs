namespace Forecasting.Search;

/// <summary>Draws settings where those of the better trials lie thicker than those of the others: a tree-structured Parzen estimator.</summary>
/// <remarks>Bergstra, Bardenet, Bengio and Kégl (2011), over values on a grid, each setting by itself.</remarks>
internal static class ParzenProposal
{
    private const double GoodShare = 0.25;
    private const int Draws = 24;

    // How much a value lends to its neighbours, and all values have from the start.
    private const double Neighbour = 0.4;
    private const double Prior = 1;

    /// <summary>Draws settings that were not tried.</summary>
    /// <param name="family">The family.</param>
    /// <param name="seen">What was tried, with its loss; the lower the better.</param>
    /// <param name="tried">The keys of all settings that were tried or drawn.</param>
    /// <param name="random">The random numbers.</param>
    /// <returns>The settings; null where none were drawn that are new.</returns>
    public static int[]? Draw(SettingFamily family, IReadOnlyList<(int[] Choice, double Loss)> seen, IReadOnlySet<string> tried, SearchRandom random)
    {
        (int[] Choice, double Loss)[] sorted = [.. seen.OrderBy(one => one.Loss)];
        int good = (int)Math.Ceiling(GoodShare * sorted.Length);
        double[][] better = Densities(family, sorted.AsSpan(0, good));
        double[][] worse = Densities(family, sorted.AsSpan(good));
        int[]? best = null;
        double most = double.NegativeInfinity;
        for (int draw = 0, kept = 0; draw < 4 * Draws && kept < Draws; draw++)
        {
            int[] choice = [.. better.Select(density => random.Next(density))];
            if (tried.Contains(Key(family, choice))) continue;
            kept++;
            double gain = 0;
            for (int i = 0; i < choice.Length; i++) gain += Math.Log(better[i][choice[i]] / worse[i][choice[i]]);
            // Without others to compare with any draw is as good as another.
            if (good == sorted.Length) return choice;
            if (gain > most) (best, most) = (choice, gain);
        }

        return best;
    }

    /// <summary>Returns what tells settings of one family from those of it and of others.</summary>
    public static string Key(SettingFamily family, IReadOnlyList<int> choice) => $"{family.Name} {string.Join(' ', choice)}";

    private static double[][] Densities(SettingFamily family, ReadOnlySpan<(int[] Choice, double Loss)> trials)
    {
        double[][] densities = new double[family.Settings.Count][];
        for (int i = 0; i < densities.Length; i++)
        {
            Setting setting = family.Settings[i];
            double[] density = densities[i] = new double[setting.Values.Count];
            Array.Fill(density, Prior / density.Length);
            foreach ((int[] choice, _) in trials)
            {
                density[choice[i]]++;
                if (!setting.IsOrdered) continue;
                if (choice[i] > 0) density[choice[i] - 1] += Neighbour;
                if (choice[i] < density.Length - 1) density[choice[i] + 1] += Neighbour;
            }

            double sum = density.Sum();
            for (int v = 0; v < density.Length; v++) density[v] /= sum;
        }

        return densities;
    }
}
