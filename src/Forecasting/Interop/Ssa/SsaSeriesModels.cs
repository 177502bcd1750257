namespace Forecasting.Interop.Ssa;

/// <summary>Makes and reads the models behind the door: the one place that knows which arithmetic a behaviour has.</summary>
internal static class SsaSeriesModels
{
    // Stands in files before a model, so that each is read by what wrote it.
    private const byte CompatibleKind = 1;

    /// <summary>Fits a model to a column.</summary>
    public static ISsaSeriesModel Fit(List<float> values, SsaParameters parameters, SsaColumns columns)
    {
        bool withBounds = columns.Lower is not null;
        if (parameters.Behaviour == SsaBehaviour.Compatible) return SsaFit.Of(values, parameters, withBounds).Model;

        List<float> last = values[Math.Max(0, values.Count - parameters.TrainSize)..];
        int known = last.Count(value => !float.IsNaN(value));
        if (known <= 2 * parameters.WindowSize)
        {
            throw SeriesDataException.Of(
                "SSA-001",
                $"There are {known} values to train on, and a window of {parameters.WindowSize} needs more than {2 * parameters.WindowSize}: give more, or a shorter window.",
                column: columns.Input);
        }

        return SsaFit.Of(last, parameters, withBounds).Model;
    }

    /// <summary>Writes a model, for <see cref="Load"/>.</summary>
    public static void Save(BinaryWriter writer, ISsaSeriesModel model)
    {
        writer.Write(CompatibleKind);
        model.Save(writer);
    }

    /// <summary>Reads a model.</summary>
    public static ISsaSeriesModel Load(SsaFileReader reader, SsaParameters parameters)
    {
        byte kind = reader.Byte();
        SsaFileReader.Require(kind == CompatibleKind, $"there is no kind {kind} of model");
        return CompatibleSsaModel.Load(reader, parameters);
    }
}
