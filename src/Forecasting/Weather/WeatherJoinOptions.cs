using NodaTime;

namespace Forecasting.Weather;

/// <summary>How weather is joined to a panel.</summary>
public sealed record WeatherJoinOptions
{
    /// <summary>Gets the variables to join.</summary>
    /// <value>The default is none named: all that the weather has.</value>
    public IReadOnlyList<WeatherVariable> Variables { get; init; } = [];

    /// <summary>Gets how several places become one column.</summary>
    /// <value>The default is <see cref="WeatherBlend.Mean"/>.</value>
    public WeatherBlend Blend { get; init; } = WeatherBlend.Mean;

    /// <summary>Gets what the panel may know of the hours to forecast.</summary>
    /// <value>The default is <see cref="WeatherUse.AsKnown"/>, which refuses observations; <see cref="WeatherUse.Perfect"/> asks for them.</value>
    public WeatherUse Use
    {
        get;
        init => field = value is WeatherUse.AsKnown or WeatherUse.Perfect
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Weather is used as it was known, or as perfect weather.");
    } = WeatherUse.AsKnown;

    /// <summary>Gets the longest time between two readings that is bridged.</summary>
    /// <value>Longer than 0. The default is 3 hours.</value>
    public Duration LongestGap
    {
        get;
        init => field = value > Duration.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The longest gap is longer than 0.");
    } = Duration.FromHours(3);

    /// <summary>Gets whether hours of the history may lack weather.</summary>
    /// <value>The default is false: they are an error that names them (FEA-041).</value>
    public bool AllowsMissing { get; init; }

    /// <summary>Gets what stands before the name of each column.</summary>
    /// <value>The default is nothing: columns are called as their variables are.</value>
    public string Prefix { get; init; } = "";
}
