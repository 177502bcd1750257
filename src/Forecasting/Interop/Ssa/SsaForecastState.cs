using Microsoft.ML;
using Microsoft.ML.Data;

namespace Forecasting.Interop.Ssa;

/// <summary>A model that follows the rows of one view or engine, and writes its forecast into their columns.</summary>
internal sealed class SsaForecastState
{
    private readonly SsaForecastingTransformer _forecaster;
    private readonly SsaForecastSchema _schema;
    private readonly ISsaSeriesModel _model;
    private readonly ValueGetter<float> _value;
    private SsaSeriesForecast? _forecast;

    public SsaForecastState(SsaForecastingTransformer forecaster, SsaForecastSchema schema, DataViewRow row)
    {
        _forecaster = forecaster;
        _schema = schema;
        _model = forecaster.NewModel();
        _value = row.GetGetter<float>(schema.Series);
    }

    /// <summary>Takes the value of the row that the view stands at.</summary>
    public void Update()
    {
        float value = 0;
        _value(ref value);
        _model.Update(value);
        _forecast = null;
    }

    /// <summary>Forecasts now, so that a wrong argument is the caller's at once.</summary>
    /// <param name="horizon">Another horizon than that of the forecaster, or null.</param>
    /// <param name="confidenceLevel">Another level than that of the forecaster, or null.</param>
    public void Predict(int? horizon, float? confidenceLevel) => _forecast = _model.Forecast(
        horizon ?? _forecaster.Parameters.Horizon,
        _forecaster.Columns.Lower is null ? null : confidenceLevel ?? _forecaster.Parameters.ConfidenceLevel);

    public Delegate Getter(DataViewSchema.Column column) => (column.Index - _schema.Input.Count) switch
    {
        0 => (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) => Write(Forecast().Values, ref value)),
        1 => (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) => Write(Forecast().Lower, ref value)),
        _ => (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) => Write(Forecast().Upper, ref value)),
    };

    /// <summary>Makes a forecaster of the model as it stands.</summary>
    public SsaForecastingTransformer ToForecaster() => _forecaster.With(_model.Clone());

    private SsaSeriesForecast Forecast()
    {
        if (_forecast is null) Predict(null, null);
        return _forecast!.Value;
    }

    private static void Write(float[] values, ref VBuffer<float> target)
    {
        VBufferEditor<float> editor = VBufferEditor.Create(ref target, values.Length);
        values.CopyTo(editor.Values);
        target = editor.Commit();
    }
}
