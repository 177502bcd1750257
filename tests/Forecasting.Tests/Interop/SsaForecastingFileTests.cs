using System.Buffers.Binary;
using System.Security.Cryptography;
using Forecasting.Interop;
using Microsoft.ML;
using static Forecasting.Tests.Interop.SsaForecastingTests;

namespace Forecasting.Tests.Interop;

public sealed class SsaForecastingFileTests
{
    private static readonly MLContext Context = new(1);

    [Theory]
    [InlineData(SsaBehaviour.Corrected)]
    [InlineData(SsaBehaviour.Compatible)]
    public void CheckPoint_AdaptiveModelAfterUpdates_GoesOnWhereItWas(SsaBehaviour behaviour)
    {
        // ML.NET writes an adaptive model, and refuses to read it.
        using TimeSeriesPredictionEngine<Row, Prediction> engine = Estimator(behaviour).Fit(Rows(120)).CreateTimeSeriesEngine<Row, Prediction>(Context);
        for (int t = 120; t < 133; t++) engine.Predict(new Row { Value = Load(t) + (t % 3) });
        using var stream = new MemoryStream();
        engine.CheckPoint(Context, stream);
        stream.Position = 0;

        using TimeSeriesPredictionEngine<Row, Prediction> loaded = SsaForecastingTransformer.Load(stream).CreateTimeSeriesEngine<Row, Prediction>(Context);
        AssertSame(engine.Predict(), loaded.Predict());
        AssertSame(engine.Predict(new Row { Value = 44 }), loaded.Predict(new Row { Value = 44 }));
        AssertSame(engine.Predict(100, 0.8f), loaded.Predict(100, 0.8f));
    }

    [Fact]
    public void Save_ToAFile_ReplacesIt()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.ssa");
        try
        {
            File.WriteAllText(path, "before");
            SsaForecastingTransformer forecaster = Estimator(SsaBehaviour.Corrected).Fit(Rows(120));
            forecaster.Save(path);
            using TimeSeriesPredictionEngine<Row, Prediction> engine = forecaster.CreateTimeSeriesEngine<Row, Prediction>(Context);
            using TimeSeriesPredictionEngine<Row, Prediction> loaded = SsaForecastingTransformer.Load(path).CreateTimeSeriesEngine<Row, Prediction>(Context);
            AssertSame(engine.Predict(), loaded.Predict());
            engine.CheckPoint(Context, path);
            Assert.Equal(Bytes(forecaster), File.ReadAllBytes(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Load_EveryTruncationAndFlippedByte_IsRefused()
    {
        byte[] bytes = Bytes(Estimator(SsaBehaviour.Corrected).Fit(Rows(120)));
        for (int length = 0; length < bytes.Length; length++) Refused(bytes[..length], length == 0 ? "MDL-003" : "MDL-002");
        for (int i = 0; i < bytes.Length; i++)
        {
            byte[] flipped = [.. bytes];
            flipped[i] ^= 0x41;
            Refused(flipped, i < 8 ? "MDL-003" : i < 12 ? "MDL-004" : "MDL-002");
        }

        Refused([.. bytes, 0], "MDL-002");
        Refused([.. bytes, .. bytes], "MDL-002");
    }

    [Fact]
    public void Load_FileOfAnotherFormat_SaysWhatItLooksLike()
    {
        SeriesDataException exception = Refused([0x50, 0x4B, 3, 4, .. new byte[40]], "MDL-003");
        Assert.Contains("ML.NET", exception.Message, StringComparison.Ordinal);
        Refused([0x80, 4, 0x95, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], "MDL-003");
    }

    [Fact]
    public void Load_FalseContentWithARightDigest_IsRefusedAndNeverAnythingElse()
    {
        byte[] bytes = Bytes(Estimator(SsaBehaviour.Corrected).Fit(Rows(120)));
        int refused = 0;
        // Up to the coefficients: names, parameters, counts.
        for (int i = 20; i < 200; i++)
        {
            foreach (byte value in (byte[])[0, 0x7F, 0xFF])
            {
                byte[] changed = [.. bytes];
                if (changed[i] == value) continue;
                changed[i] = value;
                SHA256.HashData(changed.AsSpan(0, changed.Length - 32), changed.AsSpan(changed.Length - 32));
                Exception? exception = Record.Exception(() => SsaForecastingTransformer.Load(new MemoryStream(changed)));
                if (exception is null) continue;
                Assert.Equal("MDL-022", Assert.IsType<SeriesDataException>(exception).Code);
                refused++;
            }
        }

        Assert.InRange(refused, 100, 540);
    }

    [Fact]
    public void Load_FalseLength_AsksForNoMemory()
    {
        byte[] bytes = Bytes(Estimator(SsaBehaviour.Corrected).Fit(Rows(120)));
        foreach (long length in (long[])[long.MaxValue, -1, 1L << 30])
        {
            byte[] changed = [.. bytes];
            BinaryPrimitives.WriteInt64LittleEndian(changed.AsSpan(12), length);
            long before = GC.GetAllocatedBytesForCurrentThread();
            Refused(changed, "MDL-002");
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        }
    }

    private static byte[] Bytes(SsaForecastingTransformer forecaster)
    {
        using var stream = new MemoryStream();
        forecaster.Save(stream);
        return stream.ToArray();
    }

    private static SeriesDataException Refused(byte[] bytes, string code)
    {
        using var stream = new MemoryStream(bytes);
        SeriesDataException exception = Assert.Throws<SeriesDataException>(() => SsaForecastingTransformer.Load(stream));
        Assert.Equal(code, exception.Code);
        return exception;
    }

    private static void AssertSame(Prediction expected, Prediction actual)
    {
        Assert.Equal(expected.Forecast, actual.Forecast);
        Assert.Equal(expected.Lower, actual.Lower);
        Assert.Equal(expected.Upper, actual.Upper);
    }
}
