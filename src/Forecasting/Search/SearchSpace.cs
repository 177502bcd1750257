namespace Forecasting.Search;

/// <summary>What a search may try.</summary>
public sealed record SearchSpace
{
    /// <summary>Gets the names of the forecasters, as <see cref="ForecasterCatalog"/> knows them.</summary>
    /// <value>The default is null: all of the catalogue that the data are for. <c>seasonal-naive</c> is always tried.</value>
    /// <exception cref="ArgumentException">There is no forecaster of the name, or it is one that searches itself.</exception>
    public IReadOnlyList<string>? Forecasters
    {
        get;
        init
        {
            foreach (string name in value ?? [])
            {
                if (ForecasterCatalog.Create(name) is AutoForecaster) throw new ArgumentException($"'{name}' searches itself; name others.", nameof(value));
            }

            field = value is null ? null : [.. value.Distinct(StringComparer.Ordinal)];
        }
    }

    /// <summary>Gets forecasters of your own, which are tried as they are.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<Forecaster> Others
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = [.. value];
        }
    } = [];

    /// <summary>Gets whether the settings of <c>linear</c>, <c>boosting</c> and <c>ssa</c> are varied.</summary>
    /// <value>The default is true; false tries each forecaster with its defaults alone.</value>
    public bool VariesSettings { get; init; } = true;
}
