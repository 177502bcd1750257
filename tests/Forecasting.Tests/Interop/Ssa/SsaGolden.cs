using System.Text.Json;
using Forecasting.Interop;
using Forecasting.Interop.Ssa;
using Forecasting.Tests.Architecture;

namespace Forecasting.Tests.Interop.Ssa;

/// <summary>A case that ML.NET has computed: its parameters, its series and what came out.</summary>
internal sealed class SsaGolden
{
    private readonly JsonElement _root;
    private readonly JsonElement _parameters;

    private SsaGolden(string name, JsonElement root)
    {
        Name = name;
        _root = root;
        _parameters = root.GetProperty("params");
    }

    /// <summary>Gets the folder of the golden files; null where it is not there.</summary>
    public static string? Folder
    {
        get
        {
            string given = Environment.GetEnvironmentVariable("FORECASTING_GOLDEN") is { Length: > 0 } named
                ? named
                : Path.Combine(SourceTree.Root, "..", "shared", "golden");
            string folder = Path.Combine(given, "ssa_mlnet");
            return Directory.Exists(folder) ? folder : null;
        }
    }

    public string Name { get; }

    public bool IsException => _root.GetProperty("status").GetString() == "exception";

    public string ExceptionType => _root.GetProperty("exceptionType").GetString()!;

    public string Message => _root.GetProperty("message").GetString()!;

    public float[] Series => Floats("series");

    public float[] Updates => _root.TryGetProperty("updates", out _) ? Floats("updates") : [];

    public bool HasBounds => _parameters.GetProperty("bounds").GetBoolean();

    public JsonElement Model => _root.GetProperty("model");

    public JsonElement Info => _root.GetProperty("info");

    public SsaParameters Parameters => new()
    {
        WindowSize = Int("windowSize"),
        SeriesLength = Int("seriesLength"),
        TrainSize = Int("trainSize"),
        Horizon = Int("horizon"),
        IsAdaptive = _parameters.GetProperty("isAdaptive").GetBoolean(),
        DiscountFactor = _parameters.GetProperty("discountFactor").GetSingle(),
        RankSelection = Enum.Parse<RankSelectionMethod>(_parameters.GetProperty("rankSelectionMethod").GetString()!),
        Rank = IntOrNull("rank"),
        MaxRank = IntOrNull("maxRank"),
        ShouldStabilize = _parameters.GetProperty("shouldStabilize").GetBoolean(),
        ShouldMaintainInfo = _parameters.GetProperty("shouldMaintainInfo").GetBoolean(),
        MaxGrowth = _parameters.GetProperty("maxGrowth") is { ValueKind: JsonValueKind.Object } growth
            ? new GrowthRatio(growth.GetProperty("timeSpan").GetInt32(), growth.GetProperty("growth").GetDouble())
            : null,
        ConfidenceLevel = _parameters.GetProperty("confidenceLevel").GetSingle(),
        Behaviour = SsaBehaviour.Compatible,
    };

    /// <summary>Gets the forecasts: after the fit, and where there are updates after these.</summary>
    public IEnumerable<SsaSeriesForecast> Forecasts
    {
        get
        {
            yield return Forecast("");
            if (Updates.Length > 0) yield return Forecast("AfterUpdates");
        }
    }

    public static IEnumerable<string> Names => Folder is null
        ? []
        : Directory.EnumerateFiles(Folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    public static SsaGolden Load(string name)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder!, name + ".json")));
        return new SsaGolden(name, document.RootElement.Clone());
    }

    public static float[] Floats(JsonElement array) =>
        [.. array.EnumerateArray().Select(value => value.ValueKind == JsonValueKind.Number ? value.GetSingle() : float.NaN)];

    private SsaSeriesForecast Forecast(string suffix) => new(
        Floats("forecast" + suffix),
        HasBounds ? Floats("lower" + suffix) : [],
        HasBounds ? Floats("upper" + suffix) : []);

    private float[] Floats(string name) => Floats(_root.GetProperty(name));

    private int Int(string name) => _parameters.GetProperty(name).GetInt32();

    private int? IntOrNull(string name) => _parameters.GetProperty(name) is { ValueKind: JsonValueKind.Number } value ? value.GetInt32() : null;
}
