using System.Runtime.InteropServices;

namespace Forecasting.Forecasters.Boosting;

/// <summary>A native dataset: binned features, labels and weights.</summary>
internal sealed class LightGbmDatasetHandle : SafeHandle
{
    /// <summary>Makes an empty handle; empty also means "no reference dataset".</summary>
    public LightGbmDatasetHandle()
        : base(0, ownsHandle: true)
    {
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <inheritdoc/>
    protected override bool ReleaseHandle() => LightGbmNative.DatasetFree(handle) == 0;
}
