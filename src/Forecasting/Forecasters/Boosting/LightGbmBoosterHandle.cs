using System.Runtime.InteropServices;

namespace Forecasting.Forecasters.Boosting;

/// <summary>A native booster: the trees under training.</summary>
internal sealed class LightGbmBoosterHandle : SafeHandle
{
    /// <summary>Makes an empty handle.</summary>
    public LightGbmBoosterHandle()
        : base(0, ownsHandle: true)
    {
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <inheritdoc/>
    protected override bool ReleaseHandle() => LightGbmNative.BoosterFree(handle) == 0;
}
