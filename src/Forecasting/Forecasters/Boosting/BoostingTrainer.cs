namespace Forecasting.Forecasters.Boosting;

/// <summary>Trains gradient-boosted trees with LightGBM and hands them over as managed arrays.</summary>
internal static class BoostingTrainer
{
    /// <summary>Trains an ensemble; the same data, options and seed give the same bits for any number of threads.</summary>
    /// <param name="data">What to learn from.</param>
    /// <param name="options">How.</param>
    /// <param name="seed">Any number: it draws rows and features where a fraction is below 1, and the sample that the bins are made from.</param>
    /// <param name="cancellationToken">Looked at before each tree.</param>
    /// <returns>The trees.</returns>
    /// <exception cref="ArgumentException">Early stopping is asked for without validation rows, or all training rows weigh nothing.</exception>
    /// <exception cref="BoostingUnavailableException">The native library is missing.</exception>
    /// <exception cref="InvalidOperationException">LightGBM refused.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal static TreeEnsemble Train(BoostingData data, BoostingOptions options, int seed, CancellationToken cancellationToken) =>
        Train(data, options, seed, progress: null, cancellationToken);

    /// <inheritdoc cref="Train(BoostingData, BoostingOptions, int, CancellationToken)"/>
    /// <param name="data">What to learn from.</param>
    /// <param name="options">How.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="progress">Told the number of trees after each.</param>
    /// <param name="cancellationToken">Looked at before each tree.</param>
    internal static TreeEnsemble Train(
        BoostingData data, BoostingOptions options, int seed, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        if (options.EarlyStoppingRounds > 0 && data.ValidationRows == 0)
        {
            throw new ArgumentException("Early stopping needs validation rows: keep some rows at the end, or set EarlyStoppingRounds to 0.", nameof(options));
        }

        if (!data.Weights.IsEmpty && !data.Weights.Span[..data.TrainingRows].ContainsAnyExcept(0.0))
        {
            throw new ArgumentException("All training rows have the weight 0.", nameof(data));
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (data.IsConstant(out var constant))
        {
            return TreeEnsemble.Constant(constant, data.Columns.Count); // In double: LightGBM would round it to single precision.
        }

        LightGbmLibrary.EnsureLoaded();
        using var stay = NativeThreadGate.Shared.Enter(options.Threads, cancellationToken);
        using var session = new BoostingSession(data, BoostingParameters.Format(data, options, seed), options.EarlyStoppingRounds > 0);
        var iterations = Grow(session, options, progress, cancellationToken);
        return new TreeEnsemble(session.TakeTrees(iterations));
    }

    // Gives the number of trees to keep, or 0 for all.
    private static int Grow(BoostingSession session, BoostingOptions options, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        // A draw of rows or features may hold no useful split where the next one does.
        var drawsAnew = options.FeatureFraction < 1 || options.RowFraction < 1;
        var (best, bestLoss, kept, worse) = (0, double.PositiveInfinity, 0, 0);
        for (var iteration = 1; iteration <= options.Iterations; iteration++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var grown = session.Grow();
            progress?.Report(iteration);
            if (!grown && !drawsAnew)
            {
                break;
            }

            if (options.EarlyStoppingRounds > 0)
            {
                var loss = session.ValidationLoss();
                (best, bestLoss, kept) = loss < bestLoss ? (iteration, loss, session.Trees) : (best, bestLoss, kept);
                worse = iteration - best;
            }

            if (worse > 0 && worse >= options.EarlyStoppingRounds)
            {
                break;
            }
        }

        return kept;
    }
}
