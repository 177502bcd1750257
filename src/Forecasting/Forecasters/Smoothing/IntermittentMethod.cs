namespace Forecasting.Forecasters.Smoothing;

/// <summary>How the rate of an intermittent demand is estimated.</summary>
public enum IntermittentMethod
{
    /// <summary>The smoothed size of demands over their smoothed interval (Croston 1972).</summary>
    Croston,

    /// <summary>Croston's rate without the bias of the ratio (Syntetos and Boylan 2005).</summary>
    SyntetosBoylan,

    /// <summary>The smoothed size times the smoothed probability of a demand, which falls while there is none (Teunter, Syntetos and Babai 2011).</summary>
    TeunterSyntetosBabai,
}
