using Forecasting.Numerics;

namespace Forecasting.Interop.Ssa;

/// <summary>A fitted model that updates and forecasts in the steps of ML.NET.</summary>
internal sealed class CompatibleSsaModel : ISsaSeriesModel
{
    private readonly float[] _vectors;
    private readonly float[] _alpha;
    private readonly double[] _wideAlpha;
    private readonly float[] _state;
    private readonly SsaBuffer _buffer;

    /// <summary>Makes a model.</summary>
    /// <param name="vectors">The vectors that values are projected on, one after another.</param>
    /// <param name="alpha">The recurrence, the newest value's coefficient last.</param>
    /// <param name="state">The smoothed values that it starts from, the newest last.</param>
    /// <param name="buffer">The last values given.</param>
    public CompatibleSsaModel(float[] vectors, float[] alpha, float[] state, SsaBuffer buffer)
    {
        _vectors = vectors;
        _alpha = alpha;
        _wideAlpha = [.. alpha.Select(value => (double)value)];
        _state = state;
        _buffer = buffer;
    }

    public SsaNoise Noise { get; init; }

    /// <summary>Gets whether the variances were measured.</summary>
    public bool HasBounds { get; init; }

    public int Window => _alpha.Length + 1;

    public int Rank => _vectors.Length / Window;

    public ReadOnlySpan<float> Alpha => _alpha;

    public ReadOnlySpan<float> State => _state;

    /// <inheritdoc/>
    public ISsaSeriesModel Clone() => new CompatibleSsaModel(_vectors, _alpha, [.. _state], _buffer.Clone()) { Noise = Noise, HasBounds = HasBounds };

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        writer.Write(_alpha.Length);
        writer.Write(Rank);
        writer.Write(HasBounds);
        writer.Write(Noise.Observation);
        writer.Write(Noise.Recurrence);
        foreach (float value in _alpha) writer.Write(value);
        foreach (float value in _vectors) writer.Write(value);
        foreach (float value in _state) writer.Write(value);
        writer.Write(_buffer.Count);
        for (int i = 0; i < _buffer.Count; i++) writer.Write(_buffer[i]);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public static CompatibleSsaModel Load(SsaFileReader reader, SsaParameters parameters)
    {
        // A degenerate series has shortened the window.
        int order = reader.Count(1, parameters.WindowSize - 1);
        int rank = reader.Count(0, order);
        bool hasBounds = reader.Boolean();
        var noise = new SsaNoise(reader.Single(), reader.Single());
        float[] alpha = reader.Singles(order);
        float[] vectors = reader.Singles((long)rank * (order + 1));
        float[] state = reader.Singles(order);
        var buffer = new SsaBuffer(parameters.SeriesLength);
        foreach (float value in reader.Singles(reader.Count(0, parameters.SeriesLength))) buffer.Add(value);
        return new CompatibleSsaModel(vectors, alpha, state, buffer) { Noise = noise, HasBounds = hasBounds };
    }

    /// <inheritdoc/>
    public void Update(float value)
    {
        if (float.IsNaN(value)) return;
        if (_buffer.Count == 0)
        {
            foreach (float smoothed in _state) _buffer.Add(smoothed);
        }

        int order = _alpha.Length;
        double[] window = new double[order + 1];
        int known = Math.Min(order, _buffer.Count);
        for (int i = 0; i < known; i++) window[order - known + i] = _buffer[_buffer.Count - known + i];
        window[order] = value;
        float[] smooth = Project(window);
        for (int i = 0; i < order - 1; i++) _state[i] = (((order - 1 - i) * _state[i + 1]) + smooth[i + 1]) / (order - i);
        _state[order - 1] = smooth[order];
        _buffer.Add(value);
    }

    /// <inheritdoc/>
    public SsaSeriesForecast Forecast(int horizon, float? confidenceLevel)
    {
        SsaParameters.CheckForecast(horizon, confidenceLevel);
        int order = _alpha.Length;
        double[] path = new double[order + horizon];
        for (int i = 0; i < order; i++) path[i] = _state[i];
        float[] values = new float[horizon];
        for (int h = 0; h < horizon; h++) path[order + h] = values[h] = (float)FixedLanes.Dot(_wideAlpha, path.AsSpan(h, order));
        if (confidenceLevel is not { } level || !HasBounds) return new SsaSeriesForecast(values, [], []);

        double[] deviations = Deviations(horizon);
        double factor = NormalQuantile.Of(0.5 + (level / 2.0));
        float[] lower = new float[horizon], upper = new float[horizon];
        for (int h = 0; h < horizon; h++)
        {
            lower[h] = (float)(values[h] - (factor * deviations[h]));
            upper[h] = (float)(values[h] + (factor * deviations[h]));
        }

        return new SsaSeriesForecast(values, lower, upper);
    }

    // Adds the squares of the response to an impulse, without the one of the first step.
    private double[] Deviations(int horizon)
    {
        int order = _alpha.Length;
        double[] response = new double[order + horizon + 1];
        response[order - 1] = 1;
        for (int h = 0; h <= horizon; h++) response[order + h] = (float)FixedLanes.Dot(_wideAlpha, response.AsSpan(h, order));
        double[] deviations = new double[horizon];
        double variance = Noise.Recurrence + Noise.Observation;
        for (int h = 0; h < horizon; h++)
        {
            double step = response[order + h];
            if (h > 0) variance += Noise.Recurrence * step * step;
            deviations[h] = (float)Math.Sqrt(variance);
        }

        return deviations;
    }

    private float[] Project(double[] window)
    {
        double[] sums = new double[window.Length];
        double[] vector = new double[window.Length];
        for (int r = 0; r < Rank; r++)
        {
            for (int i = 0; i < vector.Length; i++) vector[i] = _vectors[(r * vector.Length) + i];
            FixedLanes.AddScaled(FixedLanes.Dot(vector, window), vector, sums);
        }

        return [.. sums.Select(sum => (float)sum)];
    }
}
