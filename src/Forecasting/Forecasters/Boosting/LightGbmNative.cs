using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Forecasting.Forecasters.Boosting;

/// <summary>The part of LightGBM's C API that training needs; it neither reads models nor predicts.</summary>
/// <remarks>Each function returns 0, or -1 with the reason in <see cref="GetLastError"/> of the same thread.</remarks>
[SuppressMessage("Security", "CA5393", Justification = "A plug-in's native library lies beside its own assembly.")]
internal static unsafe partial class LightGbmNative
{
    /// <summary>The name by which the runtime finds the library in the application's native folders.</summary>
    internal const string Library = "lib_lightgbm";

    /// <summary>LightGBM's code of single precision.</summary>
    internal const int Float32 = 0;

    private const DllImportSearchPath Paths = DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories;

    [LibraryImport(Library, EntryPoint = "LGBM_GetLastError")]
    [DefaultDllImportSearchPaths(Paths)]
    internal static partial byte* GetLastError();

    [LibraryImport(Library, EntryPoint = "LGBM_DatasetCreateFromMat", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(Paths)]
    internal static partial int DatasetCreateFromMat(
        void* data, int dataType, int rows, int columns, int rowMajor, string parameters, LightGbmDatasetHandle reference, out LightGbmDatasetHandle dataset);

    [LibraryImport(Library, EntryPoint = "LGBM_DatasetSetField", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(Paths)]
    internal static partial int DatasetSetField(LightGbmDatasetHandle dataset, string field, void* data, int count, int dataType);

    [LibraryImport(Library, EntryPoint = "LGBM_DatasetFree")]
    [DefaultDllImportSearchPaths(Paths)]
    internal static partial int DatasetFree(nint dataset);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterCreate", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(Paths)]
    internal static partial int BoosterCreate(LightGbmDatasetHandle training, string parameters, out LightGbmBoosterHandle booster);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterAddValidData")]
    [DefaultDllImportSearchPaths(Paths)]
    internal static partial int BoosterAddValidData(LightGbmBoosterHandle booster, LightGbmDatasetHandle validation);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterUpdateOneIter")]
    [DefaultDllImportSearchPaths(Paths)]
    internal static partial int BoosterUpdateOneIter(LightGbmBoosterHandle booster, out int finished);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterGetCurrentIteration")]
    [DefaultDllImportSearchPaths(Paths)]
    internal static partial int BoosterGetCurrentIteration(LightGbmBoosterHandle booster, out int trees);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterGetEvalCounts")]
    [DefaultDllImportSearchPaths(Paths)]
    internal static partial int BoosterGetEvalCounts(LightGbmBoosterHandle booster, out int count);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterGetEval")]
    [DefaultDllImportSearchPaths(Paths)]
    internal static partial int BoosterGetEval(LightGbmBoosterHandle booster, int dataset, out int count, double* results);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterSaveModelToString")]
    [DefaultDllImportSearchPaths(Paths)]
    internal static partial int BoosterSaveModelToString(
        LightGbmBoosterHandle booster, int firstIteration, int iterations, int importanceKind, long capacity, out long length, byte* text);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterFree")]
    [DefaultDllImportSearchPaths(Paths)]
    internal static partial int BoosterFree(nint booster);
}
