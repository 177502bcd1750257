using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Forecasting.Forecasters.Boosting;

namespace Forecasting.Tests.Forecasters.Boosting;

/// <summary>LightGBM's own predictions: the truth that the managed trees are held against.</summary>
[SuppressMessage("Security", "CA5393", Justification = "A plug-in's native library lies beside its own assembly.")]
internal static unsafe partial class NativePrediction
{
    private const DllImportSearchPath Paths = DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories;

    public static double[] Predict(BoostingSession session, float[][] columns)
    {
        int rows = columns[0].Length;
        float[] matrix = new float[rows * columns.Length];
        for (int c = 0; c < columns.Length; c++) columns[c].CopyTo(matrix, c * rows);
        double[] output = new double[rows];
        fixed (float* data = matrix)
        fixed (double* result = output)
        {
            LightGbmLibrary.Check(PredictForMat(
                session.Booster, data, LightGbmNative.Float32, rows, columns.Length, 0, 0, 0, 0, "num_threads=1", out long count, result));
            Assert.Equal(rows, count);
        }

        return output;
    }

    [LibraryImport(LightGbmNative.Library, EntryPoint = "LGBM_BoosterPredictForMat", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(Paths)]
    private static partial int PredictForMat(
        LightGbmBoosterHandle booster, void* data, int dataType, int rows, int columns, int rowMajor,
        int predictKind, int firstIteration, int iterations, string parameters, out long count, double* output);
}
