namespace Forecasting.Forecasters.Boosting;

/// <summary>The native library that trains gradient boosting cannot be used on this machine; the message tells the remedy.</summary>
/// <remarks>Only training needs the native library: a trained model predicts without it.</remarks>
public sealed class BoostingUnavailableException : InvalidOperationException
{
    /// <summary>Makes an exception with no remedy.</summary>
    public BoostingUnavailableException()
        : this("Gradient boosting cannot be trained on this machine: choose a managed learner.")
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What is missing, and what to do.</param>
    public BoostingUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with its cause.</summary>
    /// <param name="message">What is missing, and what to do.</param>
    /// <param name="innerException">What the loader reported.</param>
    public BoostingUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
