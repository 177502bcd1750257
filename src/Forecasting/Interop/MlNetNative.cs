using System.Reflection;
using System.Runtime.InteropServices;

namespace Forecasting.Interop;

/// <summary>Finds a missing native library among the causes of an exception, and says what to do.</summary>
internal static class MlNetNative
{
    /// <summary>Returns the exception of the loader, which trainers wrap in several ways; null where it is none.</summary>
    public static Exception? Missing(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is DllNotFoundException or BadImageFormatException) return exception;
            if (exception is AggregateException many) return many.InnerExceptions.Select(Missing).FirstOrDefault(found => found is not null);
            if (exception is not (TypeInitializationException or TargetInvocationException or InvalidOperationException)) return null;
        }

        return null;
    }

    public static string Remedy(string loaderMessage) =>
        $"The ML.NET trainer needs a native library that does not load on {RuntimeInformation.RuntimeIdentifier} ({loaderMessage}). "
        + "FastTree has one for linux-x64, osx-x64, win-x64 and win-x86; publish for one of these so that its folder runtimes is copied, "
        + "or choose a managed learner. A model that was trained elsewhere predicts without it.";
}
