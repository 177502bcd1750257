using Forecasting.Tables;

namespace Forecasting.Weather;

/// <summary>Reads weather from files, and writes it as a table.</summary>
public static class WeatherFiles
{
    extension(WeatherTable weather)
    {
        /// <summary>Returns the weather as a table that can be written: place, valid time, issue time, and a column for each variable that names its unit.</summary>
        /// <returns>
        /// The columns <c>location</c>, <c>latitude</c>, <c>longitude</c>, <c>valid</c>, then <c>issued</c> of a forecast or
        /// <c>published</c> of an observation, then such as <c>temperature_2m (°C)</c>. The readers of files read it back without a schema.
        /// </returns>
        public OutputTable ToTable()
        {
            ArgumentNullException.ThrowIfNull(weather);
            return OwnWeatherForm.Write(weather);
        }
    }

    extension(WeatherTable)
    {
        /// <summary>Reads a CSV file, which may be packed by gzip.</summary>
        /// <param name="path">The path of the file.</param>
        /// <param name="schema">What the columns are; null for a file that <c>ToTable</c> made, whose header says so.</param>
        /// <param name="options">How the text is written; null for the defaults.</param>
        /// <param name="cancellationToken">Stops the work.</param>
        /// <returns>The weather; of two rows of one place, valid and issue time, the later stands.</returns>
        /// <exception cref="ArgumentException">The schema leaves open where the places are, or when a forecast was issued.</exception>
        /// <exception cref="SeriesDataException">
        /// The file cannot be read: the finding names line, column, value and remedy (ING and TIM codes); a place is unknown or has no
        /// coordinates (FEA-055); or two have one name (FEA-042).
        /// </exception>
        public static WeatherTable ReadCsv(
            string path, WeatherSchema? schema = null, CsvReadOptions? options = null, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(path);
            options ??= new CsvReadOptions();
            WeatherSchema given = schema ?? OwnWeatherForm.Read(OwnWeatherForm.CsvNames(path, options), new TableFault(Path.GetFileName(path)));
            return new WeatherFileReader(given, Path.GetFileName(path)).Read(wanted => SeriesTable.ReadCsv(path, wanted, options, cancellationToken));
        }

        /// <summary>Reads a Parquet file.</summary>
        /// <param name="path">The path of the file.</param>
        /// <param name="schema">What the columns are; null for a file that <c>ToTable</c> made, whose columns say so.</param>
        /// <param name="options">How times are written that are text or whole numbers; null for the defaults.</param>
        /// <param name="cancellationToken">Stops the work.</param>
        /// <returns>The weather; of two rows of one place, valid and issue time, the later stands.</returns>
        /// <exception cref="ArgumentException">The schema leaves open where the places are, or when a forecast was issued.</exception>
        /// <exception cref="SeriesDataException">
        /// The file cannot be read: the finding names row, column, value and remedy (ING and TIM codes); a place is unknown or has no
        /// coordinates (FEA-055); or two have one name (FEA-042).
        /// </exception>
        public static async Task<WeatherTable> ReadParquetAsync(
            string path, WeatherSchema? schema = null, TableReadOptions? options = null, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(path);
            WeatherSchema given = schema ?? OwnWeatherForm.Read(
                await OwnWeatherForm.ParquetNamesAsync(path, cancellationToken).ConfigureAwait(false), new TableFault(Path.GetFileName(path)));
            return await new WeatherFileReader(given, Path.GetFileName(path)).ReadAsync(
                wanted => SeriesTable.ReadParquetAsync(path, wanted, options, cancellationToken)).ConfigureAwait(false);
        }

        /// <summary>Reads a file of NOAA's ISD-Lite, which may be packed by gzip: hours of one station and year, in UTC.</summary>
        /// <param name="path">The path of the file.</param>
        /// <param name="station">The station, which the file does not name.</param>
        /// <param name="options">When an observation is known; null for the defaults.</param>
        /// <param name="cancellationToken">Stops the work.</param>
        /// <returns>
        /// Temperature and dew point in °C, pressure in hPa, wind direction in degrees, wind speed in m/s, cloud cover in % (from eighths;
        /// other codes of the sky are missing) and precipitation of an hour in mm (a trace is 0). The 6-hourly precipitation is not read.
        /// </returns>
        /// <exception cref="SeriesDataException">The file cannot be read (ING codes), or a line is not of this form (FEA-056).</exception>
        public static WeatherTable ReadIsdLite(
            string path, WeatherLocation station, StationReadOptions? options = null, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(station);
            return StationFile.Read(path, options, (records, fault) => new IsdLiteReader(records, station, fault).Read(cancellationToken));
        }

        /// <summary>Reads a file of NOAA's GHCNh, separated by bars, which may be packed by gzip: reports of stations, in UTC.</summary>
        /// <param name="path">The path of the file.</param>
        /// <param name="options">When an observation is known; null for the defaults.</param>
        /// <param name="cancellationToken">Stops the work.</param>
        /// <returns>
        /// Temperature and dew point in °C, relative humidity in %, pressure at sea level in hPa, wind direction in degrees, wind speed and
        /// gusts in m/s, at the minute of the report. A value whose quality code says suspect or erroneous is missing, and counted (FEA-057).
        /// Precipitation is not read: the period that it covers differs from report to report.
        /// </returns>
        /// <exception cref="SeriesDataException">The file cannot be read (ING and TIM codes), or lacks a column that it must have (FEA-056).</exception>
        public static WeatherTable ReadGhcnh(string path, StationReadOptions? options = null, CancellationToken cancellationToken = default) =>
            StationFile.Read(path, options, (records, fault) => new GhcnhReader(records, fault).Read(cancellationToken));

        /// <summary>Reads an hourly file of Meteostat, with a header or without, which may be packed by gzip: one station, in UTC.</summary>
        /// <param name="path">The path of the file.</param>
        /// <param name="station">The station, which the file does not name.</param>
        /// <param name="options">When an observation is known; null for the defaults.</param>
        /// <param name="cancellationToken">Stops the work.</param>
        /// <returns>
        /// Temperature and dew point in °C, relative humidity in %, precipitation in mm, wind direction in degrees, wind speed and gusts in
        /// km/h, pressure in hPa. Snow depth, sunshine and the code of the weather are not read. Gaps may have been filled with model data.
        /// </returns>
        /// <exception cref="SeriesDataException">The file cannot be read (ING and TIM codes), or its columns are not those of this form (FEA-056).</exception>
        public static WeatherTable ReadMeteostat(
            string path, WeatherLocation station, StationReadOptions? options = null, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(station);
            return StationFile.Read(path, options, (records, fault) => new MeteostatReader(records, station, fault).Read(cancellationToken));
        }
    }
}
