using Parquet;
using Parquet.Schema;

namespace UrbGrade.Web.Exports;

/// <summary>Writes tables as Parquet, in groups of rows, so that no more than one group is in memory.</summary>
internal static class ParquetTables
{
    private const int RowsOfGroup = 50_000;

    public static async Task Write(ExportTable table, Stream output, CancellationToken cancellation)
    {
        var schema = new ParquetSchema(table.Columns.Select(Field));
        await using var writer = await ParquetWriter.CreateAsync(schema, output, cancellationToken: cancellation);
        writer.CustomMetadata = new Dictionary<string, string>
        {
            ["title"] = table.Title, ["time_zone"] = table.TimeZone,
        };
        var rows = new List<object?[]>();
        await foreach (var row in table.Rows.WithCancellation(cancellation))
        {
            rows.Add(row);
            if (rows.Count == RowsOfGroup)
            {
                await WriteGroup(writer, schema, table, rows, cancellation);
                rows.Clear();
            }
        }

        if (rows.Count > 0)
        {
            await WriteGroup(writer, schema, table, rows, cancellation);
        }
    }

    private static async Task WriteGroup(
        ParquetWriter writer, ParquetSchema schema, ExportTable table, List<object?[]> rows, CancellationToken cancellation)
    {
        using var group = writer.CreateRowGroup();
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var (field, column) = (schema.DataFields[i], i);
            await (table.Columns[i].Type switch
            {
                ExportType.Text => group.WriteAsync(field, (IReadOnlyCollection<string>)rows.ConvertAll(row => (string?)row[column])!),
                ExportType.Number => group.WriteAsync<double>(field, Values(rows, column, cell => (double)cell), cancellationToken: cancellation),
                ExportType.Integer => group.WriteAsync<long>(field, Values(rows, column, cell => (long)cell), cancellationToken: cancellation),
                ExportType.Instant => group.WriteAsync<DateTime>(field, Values(rows, column, cell => ((DateTimeOffset)cell).UtcDateTime), cancellationToken: cancellation),
                _ => group.WriteAsync<DateOnly>(field, Values(rows, column, cell => (DateOnly)cell), cancellationToken: cancellation),
            });
        }

        group.CompleteValidate();
    }

    private static ReadOnlyMemory<T?> Values<T>(List<object?[]> rows, int column, Func<object, T> read)
        where T : struct => rows.Select(row => row[column] is { } cell ? read(cell) : (T?)null).ToArray();

    private static Field Field(ExportColumn column) => column.Type switch
    {
        ExportType.Text => new DataField(column.Name, typeof(string), isNullable: true),
        ExportType.Number => new DataField(column.Name, typeof(double), isNullable: true),
        ExportType.Integer => new DataField(column.Name, typeof(long), isNullable: true),
        ExportType.Instant => new DateTimeDataField(column.Name, DateTimeFormat.Timestamp, isAdjustedToUTC: true, unit: DateTimeTimeUnit.Millis, isNullable: true),
        _ => new DataField(column.Name, typeof(DateOnly), isNullable: true),
    };
}
