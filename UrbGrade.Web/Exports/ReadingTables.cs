using System.Runtime.CompilerServices;
using UrbGrade.Bus.Contracts.Dashboard.Catalogue;

namespace UrbGrade.Web.Exports;

/// <summary>Readings of a series as a table.</summary>
internal static class ReadingTables
{
    private const int RowsAtOnce = 1000;

    public static ExportTable Of(
        ICatalogueQueries catalogue, CatalogueSeries series, string timeZone, DateTimeOffset from, DateTimeOffset to) => new(
        $"series-{series.Id}-{series.Quantity.Replace('_', '-')}", $"Readings of series {series.Id}: {series.Quantity}, {series.Unit}", timeZone,
        [
            new("start", ExportType.Instant, "Begin of the interval, included", IsRequired: true),
            new("end", ExportType.Instant, "End of the interval, excluded; of a register the begin", IsRequired: true),
            new("value", ExportType.Number, $"{series.Quantity} in {series.Unit} (UCUM)", IsRequired: true),
            new("unit", ExportType.Text, "UCUM code; money by ISO 4217", IsRequired: true),
            new("quality", ExportType.Text, "measured, estimated or manual", IsRequired: true),
            new("revision", ExportType.Integer, "From 1; each corrected value adds one", IsRequired: true),
            new("receipt", ExportType.Integer, "Number of the receipt that acknowledged this value", IsRequired: true),
        ],
        Rows(catalogue, series, from, to)) { Key = ["start"] };

    private static async IAsyncEnumerable<object?[]> Rows(
        ICatalogueQueries catalogue, CatalogueSeries series, DateTimeOffset from, DateTimeOffset to, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (long? after = 0; after is { } last;)
        {
            var page = await catalogue.ListReadings(series.Id, from, to, last, RowsAtOnce, cancellation);
            foreach (var reading in page?.Items ?? [])
            {
                yield return [reading.Start, reading.End, reading.Value, series.Unit, reading.Quality, (long)reading.Revision, reading.ReceiptId];
            }

            after = page?.Next;
        }
    }
}
