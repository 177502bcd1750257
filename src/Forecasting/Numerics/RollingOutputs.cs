namespace Forecasting.Numerics;

/// <summary>Where the statistics of one window go; an empty span means that the statistic is not wanted.</summary>
internal ref struct RollingOutputs
{
    /// <summary>Gets or sets the place of the mean.</summary>
    public Span<float> Mean { get; set; }

    /// <summary>Gets or sets the place of the sample standard deviation (divisor: count less one).</summary>
    public Span<float> Deviation { get; set; }

    /// <summary>Gets or sets the place of the sum of the finite values.</summary>
    public Span<float> Sum { get; set; }

    /// <summary>Gets or sets the place of the smallest value.</summary>
    public Span<float> Minimum { get; set; }

    /// <summary>Gets or sets the place of the largest value.</summary>
    public Span<float> Maximum { get; set; }

    /// <summary>Gets whether a statistic built from sums is wanted.</summary>
    public readonly bool WantsMoments => !Mean.IsEmpty || !Deviation.IsEmpty || !Sum.IsEmpty;

    /// <summary>Gets whether the smallest or the largest value is wanted.</summary>
    public readonly bool WantsExtremes => !Minimum.IsEmpty || !Maximum.IsEmpty;

    /// <summary>Returns the common length of the wanted spans.</summary>
    /// <exception cref="ArgumentException">Two wanted spans differ in length.</exception>
    public readonly int CommonLength()
    {
        int length = 0;
        Check(Mean, ref length);
        Check(Deviation, ref length);
        Check(Sum, ref length);
        Check(Minimum, ref length);
        Check(Maximum, ref length);
        return length;
    }

    /// <summary>Returns the part of every wanted span that one tile fills.</summary>
    public readonly RollingOutputs Slice(int start, int length) => new()
    {
        Mean = Part(Mean, start, length),
        Deviation = Part(Deviation, start, length),
        Sum = Part(Sum, start, length),
        Minimum = Part(Minimum, start, length),
        Maximum = Part(Maximum, start, length),
    };

    private static Span<float> Part(Span<float> span, int start, int length) =>
        span.IsEmpty ? span : span.Slice(start, length);

    private static void Check(Span<float> span, ref int length)
    {
        if (span.IsEmpty)
            return;
        if (length != 0 && span.Length != length)
            throw new ArgumentException($"The outputs of one window must have one length; found {length} and {span.Length}.");
        length = span.Length;
    }
}
