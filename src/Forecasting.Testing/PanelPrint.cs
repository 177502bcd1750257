using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Forecasting.Testing;

/// <summary>A fingerprint of all that a panel shows.</summary>
internal static class PanelPrint
{
    public static string Of(RegularPanel panel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var s = 0; s < panel.SeriesCount; s++)
        {
            hash.AppendData(MemoryMarshal.AsBytes(panel.Target(s)));
            hash.AppendData(MemoryMarshal.AsBytes(panel.ObservedTarget(s)));
            hash.AppendData(MemoryMarshal.AsBytes(panel.TargetStates(s)));
            for (var c = 0; c < panel.Columns.Count; c++)
            {
                hash.AppendData(MemoryMarshal.AsBytes(panel.Covariate(s, c)));
                hash.AppendData(MemoryMarshal.AsBytes(panel.ObservedCovariate(s, c)));
                hash.AppendData(MemoryMarshal.AsBytes(panel.CovariateStates(s, c)));
            }
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
