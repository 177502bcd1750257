namespace Forecasting.Forecasters.Scenarios;

/// <summary>Paths that columns may take from an origin on; immutable.</summary>
public sealed class ScenarioPaths
{
    private readonly ScenarioDonors _donors;
    private readonly int[][] _backs;

    internal ScenarioPaths(ScenarioDonors donors, int[][] backs) => (_donors, _backs) = (donors, backs);

    /// <summary>Gets how many paths there are; all are as likely.</summary>
    public int Count => _backs.Length;

    /// <summary>Gets how many steps each path has.</summary>
    public int Steps => _donors.Steps;

    /// <summary>Gets the columns.</summary>
    public ColumnNames Columns => _donors.Columns;

    /// <summary>Gets one column of one series along a path.</summary>
    /// <param name="series">The place of the series in the panel.</param>
    /// <param name="column">The place of the column in <see cref="Columns"/>.</param>
    /// <param name="path">The path, counted from 0.</param>
    /// <returns>A value for each step from the origin on.</returns>
    public double[] Path(int series, int column, int path) => _donors.Path(series, column, _backs[path]);
}
