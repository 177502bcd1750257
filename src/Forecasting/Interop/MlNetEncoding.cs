namespace Forecasting.Interop;

/// <summary>The form in which features are handed to an ML.NET trainer.</summary>
/// <remarks>In neither form is a value missing: most trainers of ML.NET leave a row out, and say nothing, where one is.</remarks>
public enum MlNetEncoding
{
    /// <summary>
    /// Numbers and the codes of categories as they are, a missing one as a number below all those of training, which a
    /// threshold can tell apart; the form for trees.
    /// </summary>
    Ordinal,

    /// <summary>
    /// One column of 0 and 1 for each category; numbers less their mean and divided by their standard deviation, missing ones
    /// as the mean with a column that says so; the form for linear trainers.
    /// </summary>
    Standardised,
}
