using System.Globalization;
using Forecasting.Features;
using Forecasting.Numerics;

namespace Forecasting.Interop;

/// <summary>How the columns of a feature matrix become those that a trainer sees, as learned from the training rows; immutable.</summary>
internal sealed class MlNetInput
{
    private readonly Numbers?[] _numbers;

    private MlNetInput(IReadOnlyList<FeatureColumn> columns, Numbers?[] numbers, bool isStandardised)
    {
        Columns = columns.Count;
        Names = isStandardised ? StandardisedNames(columns, numbers) : [.. columns.Select(column => column.Name)];
        Categories = isStandardised ? [.. columns.Select(column => column.Categories)] : new int[columns.Count];
        _numbers = numbers;
    }

    /// <summary>Gets how many columns the matrix must have.</summary>
    public int Columns { get; }

    /// <summary>Gets the names of the columns that the trainer sees.</summary>
    public IReadOnlyList<string> Names { get; }

    private int[] Categories { get; }

    public static MlNetInput Learn(FeatureMatrix features, MlNetEncoding encoding)
    {
        var numbers = new Numbers?[features.Columns.Count];
        bool isStandardised = encoding == MlNetEncoding.Standardised;
        for (int c = 0; c < numbers.Length; c++)
        {
            ReadOnlySpan<float> values = features.Column(c).Span;
            if (!isStandardised) numbers[c] = Numbers.Ordinal(values);
            else if (!features.Columns[c].IsCategory) numbers[c] = Numbers.Standardised(values);
        }

        return new MlNetInput(features.Columns, numbers, isStandardised);
    }

    /// <summary>Returns the columns that the trainer sees; those that stay as they are are shared.</summary>
    public ReadOnlyMemory<float>[] Apply(FeatureMatrix features)
    {
        if (features.Columns.Count != Columns)
            throw new ArgumentException($"There are {features.Columns.Count} features; the trainer saw {Columns}.", nameof(features));
        var columns = new List<ReadOnlyMemory<float>>(Names.Count);
        for (int c = 0; c < Columns; c++)
        {
            ReadOnlyMemory<float> source = features.Column(c);
            if (Categories[c] > 0)
            {
                for (int code = 0; code < Categories[c]; code++) columns.Add(Indicator(source.Span, code));
            }
            else if (_numbers[c] is { } numbers)
            {
                columns.Add(numbers.Apply(source));
                if (numbers.TellsMissing) columns.Add(Missing(source.Span));
            }
        }

        return [.. columns];
    }

    private static List<string> StandardisedNames(IReadOnlyList<FeatureColumn> columns, Numbers?[] numbers)
    {
        var names = new List<string>();
        for (int c = 0; c < columns.Count; c++)
        {
            string name = columns[c].Name;
            if (!columns[c].IsCategory) names.Add(name);
            for (int code = 0; code < columns[c].Categories; code++) names.Add(string.Create(CultureInfo.InvariantCulture, $"{name} = {code}"));
            if (numbers[c] is { TellsMissing: true }) names.Add(name + " is missing");
        }

        return names;
    }

    private static float[] Indicator(ReadOnlySpan<float> codes, int code)
    {
        float[] column = new float[codes.Length];
        for (int i = 0; i < column.Length; i++) column[i] = codes[i] == code ? 1 : 0;
        return column;
    }

    private static float[] Missing(ReadOnlySpan<float> values)
    {
        float[] column = new float[values.Length];
        for (int i = 0; i < column.Length; i++) column[i] = float.IsNaN(values[i]) ? 1 : 0;
        return column;
    }

    // A known value becomes (value - Mean) / Deviation, a missing one Fill.
    private readonly record struct Numbers(double Mean, double Deviation, float Fill, bool TellsMissing)
    {
        public static Numbers Standardised(ReadOnlySpan<float> values)
        {
            var moments = RunningMoments.Of(values);
            return new Numbers(moments.Mean, moments.Deviation > 0 ? moments.Deviation : 1, 0, moments.Count < values.Length);
        }

        public static Numbers Ordinal(ReadOnlySpan<float> values)
        {
            var moments = RunningMoments.Of(values);
            if (moments.Count == values.Length || moments.Count == 0) return new Numbers(0, 1, (float)moments.Mean, false);
            float least = float.PositiveInfinity, greatest = float.NegativeInfinity;
            foreach (float value in values)
            {
                if (float.IsNaN(value)) continue;
                least = Math.Min(least, value);
                greatest = Math.Max(greatest, value);
            }

            double below = least - Math.Max(1, (double)greatest - least);
            return new Numbers(0, 1, (float)Math.Max(below, float.MinValue), false);
        }

        public ReadOnlyMemory<float> Apply(ReadOnlyMemory<float> values)
        {
            ReadOnlySpan<float> source = values.Span;
            if (Mean == 0 && Deviation == 1 && !source.Contains(float.NaN)) return values;
            float[] column = new float[source.Length];
            for (int i = 0; i < column.Length; i++) column[i] = float.IsNaN(source[i]) ? Fill : (float)((source[i] - Mean) / Deviation);
            return column;
        }
    }
}
