using Forecasting.Tables;

namespace Forecasting.Preparation.Examination;

/// <summary>Looks at a <see cref="SeriesTable"/> as it was read.</summary>
public static class SeriesTableExamination
{
    extension(SeriesTable table)
    {
        /// <summary>Counts what is missing, repeated, touched by clock changes or likely to be wrong in each series; changes nothing.</summary>
        /// <remarks>
        /// No rule has to be chosen first: what <see cref="SeriesTable.ToPanel"/> would refuse is a finding here, with its remedy. The time is
        /// linear in rows, but for sorting those that are out of order.
        /// </remarks>
        /// <param name="limits">What counts as a fault of the readings; null for the defaults.</param>
        /// <param name="cancellationToken">Stops the work.</param>
        /// <returns>The examination; the same for any order of the rows, but for the order of rows of one label.</returns>
        public TableExamination Examine(FaultLimits? limits = null, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(table);
            int[][] rows = table.Columns.RowsBySeries();
            int[] order = [.. Enumerable.Range(0, rows.Length)];
            Array.Sort(order, (a, b) => table.Keys[a].CompareTo(table.Keys[b]));
            var series = new SeriesExamination[order.Length];
            for (int s = 0; s < series.Length; s++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                series[s] = new SeriesExaminer(table, table.Keys[order[s]], rows[order[s]], limits ?? new FaultLimits()).Examine();
            }

            return TableFindings.Join(table, series);
        }
    }
}
