namespace Forecasting.Tests.Contracts;

/// <summary>What a planted fault may look at.</summary>
/// <param name="Training">The panel that was fitted to.</param>
/// <param name="Options">The options of the fit.</param>
/// <param name="Request">The request.</param>
/// <param name="Series">The place of the series.</param>
/// <param name="Step">The step, counted from 0.</param>
internal sealed record PlantedPoint(RegularPanel Training, FitOptions Options, ForecastRequest Request, int Series, int Step)
{
    public RegularPanel History => Request.History;

    /// <summary>Gets the cell of the step, counted from the first of the series.</summary>
    public int Cell => (int)(History.OriginIndex - History.FirstIndex(Series)) + Step;

    /// <summary>Reads a column of cells past the origin, which no public member shows.</summary>
    /// <param name="column">The whole column.</param>
    /// <param name="cell">The cell; beyond the series there is nothing.</param>
    public double Behind(double[] column, int cell)
    {
        PanelCells cells = History.Observed;
        double value = cell >= 0 && cell < cells.Length(Series) ? column[cells.Offsets[Series] + cell] : 0;
        return double.IsNaN(value) ? 0 : value;
    }
}
