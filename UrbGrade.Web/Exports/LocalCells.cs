using System.Globalization;
using UrbGrade.Web.Formats;

namespace UrbGrade.Web.Exports;

/// <summary>Rows as people read them at the site: every instant in local time, with the offset that it had then beside it.</summary>
internal static class LocalCells
{
    private const string Offset = "_offset";

    public static IEnumerable<string> Names(ExportTable table) =>
        table.Columns.SelectMany(column => column.Type == ExportType.Instant
            ? [column.Label ?? column.Name, column.Label is { } label ? $"{label} (UTC ±)" : column.Name + Offset]
            : new[] { column.Label ?? column.Name });

    /// <summary>The cells of a row; instants as <see cref="DateTime"/> of the table's zone followed by an offset such as <c>UTC+02:00</c>.</summary>
    public static IEnumerable<object?> Of(ExportTable table, object?[] row)
    {
        for (var i = 0; i < table.Columns.Count; i++)
        {
            if (table.Columns[i].Type != ExportType.Instant)
            {
                yield return row[i];
                continue;
            }

            var local = row[i] is DateTimeOffset instant ? LocalTimes.At(instant, table.TimeZone) : (DateTimeOffset?)null;
            yield return local?.DateTime;

            // Not +02:00 alone, which a spreadsheet would take for a formula or a time.
            yield return local is { } known ? "UTC" + known.ToString("zzz", CultureInfo.InvariantCulture) : null;
        }
    }
}
