namespace Forecasting.Testing;

/// <summary>What a synthetic series stands for; it decides shape, size, noise and response to weather.</summary>
public enum SyntheticLoadKind
{
    /// <summary>A whole city, mean power of the step in MW: smooth, two humps a day, electric cooling.</summary>
    City,

    /// <summary>A household meter, energy of the step in kWh: a morning and an evening peak, bursts, much noise.</summary>
    Household,

    /// <summary>An office building, energy of the step in kWh: weekdays from eight to six.</summary>
    Office,

    /// <summary>A shop, energy of the step in kWh: nine to nine, open on Saturday and, shorter, on Sunday.</summary>
    Shop,

    /// <summary>A school, energy of the step in kWh: weekdays from seven to four, closed in July, August and at the turn of the year.</summary>
    School,

    /// <summary>A factory, energy of the step in kWh: shifts around the clock on weekdays, little on Sunday, hardly any weather.</summary>
    Industry,
}
