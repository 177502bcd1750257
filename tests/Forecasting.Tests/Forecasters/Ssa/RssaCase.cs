using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Forecasting.Forecasters.Ssa;

namespace Forecasting.Tests.Forecasters.Ssa;

/// <summary>What Rssa, the reference in R, computed of one series; made from its own file.</summary>
internal sealed class RssaCase
{
    // Nearer eigenvalues share a plane in which each program turns the vectors as it likes.
    private const double SimpleGap = 1e-7;

    private readonly JsonElement _root;

    private RssaCase(JsonElement root)
    {
        _root = root;
        Series = Numbers("series");
        SingularValues = Numbers("singularValues");
        Window = root.GetProperty("L").GetInt32();
        Rank = root.GetProperty("rank").GetInt32();
        Decomposition = SsaDecomposition.Of(Series, Window, Math.Max(Rank, SingularValues.Length), TestContext.Current.CancellationToken);
    }

    /// <summary>Gets the names of the cases; one empty name where the folder is not there.</summary>
    public static TheoryData<string> Names
    {
        get
        {
            string folder = Folder();
            string[] names = Directory.Exists(folder)
                ? [.. Directory.EnumerateFiles(folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)]
                : [];
            return names.Length == 0 ? [""] : [.. names];
        }
    }

    public double[] Series { get; }

    public double[] SingularValues { get; }

    public int Window { get; }

    public int Rank { get; }

    /// <summary>Gets what this library makes of the series.</summary>
    public SsaDecomposition Decomposition { get; }

    /// <summary>Gets the space of the leading components.</summary>
    public SignalSpace Space =>
        SignalSpace.Of([.. Enumerable.Range(0, Rank).Select(i => Decomposition.LeftVector(i).ToArray())])!;

    public static RssaCase Load(string name)
    {
        Assert.SkipWhen(name.Length == 0, "The cases of Rssa are not here: set FORECASTING_GOLDEN to the folder that holds ssa_rssa.");
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder(), name + ".json")));
        return new RssaCase(document.RootElement.Clone());
    }

    public bool Has(string field) => _root.TryGetProperty(field, out _);

    public double[] Numbers(string field) => Numbers(_root.GetProperty(field));

    public double[][] Rows(string field) => [.. _root.GetProperty(field).EnumerateArray().Select(Numbers)];

    public Complex[] Roots(string field) => [.. Numbers(field + "Re").Zip(Numbers(field + "Im"), (re, im) => new Complex(re, im))];

    /// <summary>Gets whether the eigenvalue of a component is not shared by a neighbour.</summary>
    public bool IsSimple(int component)
    {
        double Square(int i) => i < SingularValues.Length ? SingularValues[i] * SingularValues[i] : 0;
        double gap = Square(component) - Square(component + 1);
        if (component > 0) gap = Math.Min(gap, Square(component - 1) - Square(component));
        return gap > SimpleGap * Square(0);
    }

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(value => value.GetDouble())];

    private static string Folder([CallerFilePath] string path = "") => Path.Combine(
        Environment.GetEnvironmentVariable("FORECASTING_GOLDEN") is { Length: > 0 } given
            ? given
            : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "..", "..", "shared", "golden")),
        "ssa_rssa");
}
