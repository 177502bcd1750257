using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Forecasting.Tables;

namespace Forecasting.Interop.Ssa;

/// <summary>The file of a forecaster: a mark, a version, the length and the content, and a digest of all that.</summary>
/// <remarks>It holds numbers and names of columns; it names no type, and reading it runs nothing of it.</remarks>
internal static class SsaFile
{
    private const int Version = 1;
    private const int HeaderLength = 20;

    // Above what the largest window needs by far.
    private const long LongestContent = 1L << 30;

    private static ReadOnlySpan<byte> Mark => "FCSTSSA\n"u8;

    public static void Write(string path, SsaForecastingTransformer forecaster) => WholeFile.Write(path, stream => Write(stream, forecaster));

    public static void Write(Stream stream, SsaForecastingTransformer forecaster)
    {
        byte[] content = Content(forecaster);
        byte[] whole = new byte[HeaderLength + content.Length + SHA256.HashSizeInBytes];
        Mark.CopyTo(whole);
        BinaryPrimitives.WriteInt32LittleEndian(whole.AsSpan(8), Version);
        BinaryPrimitives.WriteInt64LittleEndian(whole.AsSpan(12), content.Length);
        content.CopyTo(whole, HeaderLength);
        SHA256.HashData(whole.AsSpan(0, HeaderLength + content.Length), whole.AsSpan(HeaderLength + content.Length));
        stream.Write(whole);
    }

    public static SsaForecastingTransformer Read(Stream stream)
    {
        byte[] header = new byte[HeaderLength];
        int read = stream.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false);
        if (!header.AsSpan(0, Math.Min(read, Mark.Length)).SequenceEqual(Mark[..Math.Min(read, Mark.Length)]) || read == 0) throw Foreign(header);
        if (read < HeaderLength) throw Damaged($"it ends after {read} bytes");
        int version = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(8));
        if (version != Version)
            throw SeriesDataException.Of("MDL-004", $"The file has version {version} of its format, and this library reads {Version}: read it with the version that wrote it or a later one.");

        long length = BinaryPrimitives.ReadInt64LittleEndian(header.AsSpan(12));
        if (length is < 0 or > LongestContent) throw Damaged($"it declares {length} bytes");
        byte[] rest = ReadRest(stream, length + SHA256.HashSizeInBytes);
        int contentLength = (int)length;
        byte[] digest = SHA256.HashData([.. header, .. rest.AsSpan(0, contentLength)]);
        if (!digest.AsSpan().SequenceEqual(rest.AsSpan(contentLength))) throw Damaged("its digest does not fit");
        return Parse(new SsaFileReader(rest.AsMemory(0, contentLength)));
    }

    // As much as there is, so that a false length cannot ask for memory.
    private static byte[] ReadRest(Stream stream, long expected)
    {
        using var memory = new MemoryStream();
        byte[] block = new byte[1 << 16];
        int read;
        while (memory.Length <= expected && (read = stream.Read(block)) > 0) memory.Write(block, 0, read);
        return memory.Length == expected
            ? memory.ToArray()
            : throw Damaged(memory.Length < expected ? $"{expected} bytes follow its header, and {memory.Length} are there" : "something follows its end");
    }

    private static byte[] Content(SsaForecastingTransformer forecaster)
    {
        using var memory = new MemoryStream();
        using (var writer = new BinaryWriter(memory, Encoding.UTF8, leaveOpen: true))
        {
            WriteColumns(writer, forecaster.Columns);
            WriteParameters(writer, forecaster.Parameters);
            forecaster.SaveModel(writer);
        }

        return memory.ToArray();
    }

    private static void WriteColumns(BinaryWriter writer, SsaColumns columns)
    {
        foreach (string name in (string[])[columns.Input, columns.Output, columns.Lower ?? "", columns.Upper ?? ""])
        {
            byte[] text = Encoding.UTF8.GetBytes(name);
            writer.Write(text.Length);
            writer.Write(text);
        }
    }

    private static void WriteParameters(BinaryWriter writer, SsaParameters parameters)
    {
        writer.Write((int)parameters.Behaviour);
        writer.Write(parameters.WindowSize);
        writer.Write(parameters.SeriesLength);
        writer.Write(parameters.TrainSize);
        writer.Write(parameters.Horizon);
        writer.Write(parameters.IsAdaptive);
        writer.Write(parameters.DiscountFactor);
        writer.Write((int)parameters.RankSelection);
        writer.Write(parameters.Rank ?? 0);
        writer.Write(parameters.MaxRank ?? 0);
        writer.Write(parameters.ShouldStabilize);
        writer.Write(parameters.ShouldMaintainInfo);
        writer.Write(parameters.MaxGrowth?.TimeSpan ?? 0);
        writer.Write(parameters.MaxGrowth?.Growth ?? 0);
        writer.Write(parameters.ConfidenceLevel);
        writer.Write(parameters.VariableHorizon);
    }

    private static SsaForecastingTransformer Parse(SsaFileReader reader)
    {
        string input = reader.Text(), output = reader.Text(), lower = reader.Text(), upper = reader.Text();
        SsaFileReader.Require(input.Length > 0 && output.Length > 0 && lower.Length > 0 == upper.Length > 0, "columns without names");
        SsaParameters parameters = ReadParameters(reader);
        ISsaSeriesModel model = SsaSeriesModels.Load(reader, parameters);
        reader.RequireEnd();
        return new SsaForecastingTransformer(
            parameters, new SsaColumns(input, output, lower.Length > 0 ? lower : null, upper.Length > 0 ? upper : null), model);
    }

    private static SsaParameters ReadParameters(SsaFileReader reader)
    {
        try
        {
            var parameters = new SsaParameters
            {
                Behaviour = reader.Member<SsaBehaviour>(),
                WindowSize = reader.Int32(),
                SeriesLength = reader.Int32(),
                TrainSize = reader.Int32(),
                Horizon = reader.Int32(),
                IsAdaptive = reader.Boolean(),
                DiscountFactor = reader.Single(),
                RankSelection = reader.Member<RankSelectionMethod>(),
                Rank = reader.Int32() is var rank && rank != 0 ? rank : null,
                MaxRank = reader.Int32() is var most && most != 0 ? most : null,
                ShouldStabilize = reader.Boolean(),
                ShouldMaintainInfo = reader.Boolean(),
                MaxGrowth = Growth(reader.Int32(), reader.Double()),
                ConfidenceLevel = reader.Single(),
                VariableHorizon = reader.Boolean(),
            };
            parameters.Check();
            return parameters;
        }
        catch (ArgumentException e)
        {
            throw SsaFileReader.Wrong(e.Message, e);
        }
    }

    private static GrowthRatio? Growth(int timeSpan, double growth) => timeSpan == 0 ? null : new GrowthRatio(timeSpan, growth);

    private static SeriesDataException Foreign(ReadOnlySpan<byte> start)
    {
        string looks = start.StartsWith("PK"u8) ? " It looks like a zip archive, such as ML.NET's own files are; those are never loaded." : "";
        return SeriesDataException.Of("MDL-003", $"This is no file of an SSA forecaster.{looks} Give what Save or CheckPoint of this library wrote.");
    }

    private static SeriesDataException Damaged(string how) =>
        SeriesDataException.Of("MDL-002", $"The file of the forecaster is damaged: {how}. Fetch or write it again.");
}
