using System.Runtime.InteropServices;

namespace Forecasting.Forecasters.Boosting;

/// <summary>Loads LightGBM's native library once, and turns its errors into exceptions.</summary>
internal static partial class LightGbmLibrary
{
    private static readonly Lock Gate = new();
    private static bool _loaded;

    /// <summary>Loads the native library unless it is loaded.</summary>
    /// <exception cref="BoostingUnavailableException">The library or its OpenMP runtime is missing.</exception>
    internal static void EnsureLoaded()
    {
        lock (Gate)
        {
            if (_loaded)
            {
                return;
            }

            // OpenMP reads it when it is loaded: threads that spin while they wait made fits of 7 s take 120 s on a busy machine.
            SetUnlessSet("OMP_WAIT_POLICY", "PASSIVE");
            try
            {
                _ = NativeLibrary.Load(
                    LightGbmNative.Library, typeof(LightGbmLibrary).Assembly, DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories);
            }
            catch (Exception exception) when (exception is DllNotFoundException or BadImageFormatException)
            {
                throw new BoostingUnavailableException(Remedy(exception.Message, RuntimeInformation.RuntimeIdentifier), exception);
            }

            _loaded = true;
        }
    }

    /// <summary>Throws what LightGBM says was wrong.</summary>
    /// <param name="status">What a function of the library returned.</param>
    /// <exception cref="InvalidOperationException">The status is not 0.</exception>
    internal static unsafe void Check(int status)
    {
        if (status != 0)
        {
            var reason = Marshal.PtrToStringUTF8((nint)LightGbmNative.GetLastError());
            throw new InvalidOperationException($"LightGBM could not train: {reason}");
        }
    }

    /// <summary>Says what to do when the library does not load.</summary>
    /// <param name="loaderMessage">What the loader reported.</param>
    /// <param name="platform">The runtime identifier, such as <c>linux-x64</c>.</param>
    /// <returns>What is missing and the remedy.</returns>
    internal static string Remedy(string loaderMessage, string platform)
    {
        const string Otherwise = "or choose a managed learner.";
        if (loaderMessage.Contains("libgomp", StringComparison.Ordinal))
        {
            return "Gradient boosting needs the OpenMP runtime libgomp, which is not installed: "
                + $"run 'apt-get install libgomp1' (Debian, Ubuntu), 'dnf install libgomp' (Fedora, Red Hat) or 'apk add libgomp' (Alpine), {Otherwise}";
        }

        if (loaderMessage.Contains("libomp", StringComparison.Ordinal))
        {
            return $"Gradient boosting needs the OpenMP runtime libomp, which is not installed: run 'brew install libomp', {Otherwise}";
        }

        return platform is "linux-x64" or "win-x64" or "osx-x64"
            ? $"LightGBM's native library ({LightGbmNative.Library}) was not found beside the application: "
                + $"publish for {platform} so that its folder runtimes/{platform}/native is copied, {Otherwise}"
            : $"LightGBM has no native library for {platform} (it has linux-x64, win-x64 and osx-x64): train on one of those and predict here, {Otherwise}";
    }

    private static void SetUnlessSet(string name, string value)
    {
        if (OperatingSystem.IsWindows())
        {
            return; // Its OpenMP runtime does not know the setting.
        }

        try
        {
            // The runtime's own SetEnvironmentVariable does not reach native code.
            _ = SetEnvironment(name, value, overwrite: 0);
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            // Without it training is right all the same, and slower only on a busy machine.
        }
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
