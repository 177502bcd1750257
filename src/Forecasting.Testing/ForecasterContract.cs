namespace Forecasting.Testing;

/// <summary>Checks that a forecaster, ours or yours, keeps what every forecaster promises.</summary>
/// <remarks>
/// The forecaster is fitted some twenty times to three hourly series of a few weeks with weather, gaps and a clock change, each time
/// with something changed that must not matter: that takes seconds for a fast forecaster. Comparisons are of bits. The relations
/// are metamorphic (Chen, Cheung and Yiu 1998): no right answer is needed to find a wrong one.
/// </remarks>
public static class ForecasterContract
{
    /// <summary>Checks a forecaster; returns where all is well.</summary>
    /// <param name="forecaster">The forecaster.</param>
    /// <param name="options">The data and the promises; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ContractViolationException">The forecaster breaks a rule: the message says which, and where.</exception>
    public static void Check(
        Forecaster forecaster, ForecasterContractOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(forecaster);
        var subject = new ForecasterContractSubject(forecaster, options ?? new ForecasterContractOptions(), cancellationToken);
        ForecasterContractFeatures.Check(subject);
        ForecasterContractBasics.Check(subject);
        ForecasterContractRelations.Check(subject);
        ForecasterContractOrigins.Check(subject);
        ForecasterContractHistory.Check(subject);
        ForecasterContractSeries.Check(subject);
    }
}
