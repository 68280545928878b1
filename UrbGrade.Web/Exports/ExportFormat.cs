namespace UrbGrade.Web.Exports;

/// <summary>How a table is written.</summary>
internal enum ExportFormat
{
    /// <summary>CSV for programs: RFC 4180, UTF-8, decimal points, UTC.</summary>
    Csv,

    /// <summary>CSV for spreadsheets: byte order mark, separators and decimals of a country, local times.</summary>
    SpreadsheetCsv,

    /// <summary>A workbook (ISO/IEC 29500) with real numbers, local times and days.</summary>
    Xlsx,

    /// <summary>Apache Parquet, UTC.</summary>
    Parquet,
}
