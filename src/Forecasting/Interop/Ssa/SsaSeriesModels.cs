using System.Runtime.InteropServices;

namespace Forecasting.Interop.Ssa;

/// <summary>Makes and reads the models behind the door: the one place that knows which arithmetic a behaviour has.</summary>
internal static class SsaSeriesModels
{
    // Stands in files before a model, so that each is read by what wrote it.
    private const byte CompatibleKind = 1;
    private const byte CorrectedKind = 2;

    /// <summary>Fits a model to a column.</summary>
    public static ISsaSeriesModel Fit(List<float> values, SsaParameters parameters, SsaColumns columns)
    {
        if (parameters.Behaviour == SsaBehaviour.Compatible) return SsaFit.Of(values, parameters, withBounds: columns.Lower is not null).Model;

        List<float> last = values[Math.Max(0, values.Count - parameters.TrainSize)..];
        int known = last.Count(value => !float.IsNaN(value));
        if (known <= 2 * parameters.WindowSize)
        {
            throw SeriesDataException.Of(
                "SSA-001",
                $"There are {known} values to train on, and a window of {parameters.WindowSize} needs more than {2 * parameters.WindowSize}: give more, or a shorter window.",
                column: columns.Input);
        }

        int infinite = last.FindIndex(float.IsInfinity);
        if (infinite >= 0)
            throw SeriesDataException.Of("SSA-003", $"Value {infinite} of the {last.Count} to train on is infinite: correct it, or make it NaN.", column: columns.Input);
        return CorrectedSsaModel.Fit(CollectionsMarshal.AsSpan(last), parameters);
    }

    /// <summary>Writes a model, for <see cref="Load"/>.</summary>
    public static void Save(BinaryWriter writer, ISsaSeriesModel model)
    {
        writer.Write(model is CompatibleSsaModel ? CompatibleKind : CorrectedKind);
        model.Save(writer);
    }

    /// <summary>Reads a model.</summary>
    public static ISsaSeriesModel Load(SsaFileReader reader, SsaParameters parameters)
    {
        byte kind = reader.Byte();
        return kind switch
        {
            CompatibleKind => CompatibleSsaModel.Load(reader, parameters),
            CorrectedKind => CorrectedSsaModel.Load(reader, parameters),
            _ => throw SsaFileReader.Wrong($"there is no kind {kind} of model"),
        };
    }
}
