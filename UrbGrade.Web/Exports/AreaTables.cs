using UrbGrade.Bus.Contracts.Dashboard.Maps;
using UrbGrade.Web.Api;

namespace UrbGrade.Web.Exports;

/// <summary>Maps of areas as tables.</summary>
internal static class AreaTables
{
    public static ExportTable Write(AreaMap map)
    {
        var request = map.Request;
        var (figure, period) = (request.Figure ?? request.Quantity.ToString(), MapAddress.Period(request));
        return new ExportTable(
            $"{request.Kind.ToString().ToLowerInvariant()}s-{figure}-{period}", $"{figure} of areas, {period}", "UTC",
            [
                new("code", ExportType.Text, "Of the area", IsRequired: true),
                new("name", ExportType.Text, "Of the area", IsRequired: true),
                new("longitude", ExportType.Number, "Of a point inside, degrees, WGS 84", IsRequired: true),
                new("latitude", ExportType.Number, "Of the same point", IsRequired: true),
                new("month", ExportType.Text, "The month, or the year", IsRequired: true),
                new("quantity", ExportType.Text, "What is told", IsRequired: true),
                new("measure", ExportType.Text, "What it is related to", IsRequired: true),
                new("currency", ExportType.Text, "ISO 4217; of amounts of money"),
                new("value", ExportType.Number, "In the unit of quantity and measure; empty where nothing is known, or may be said"),
                new("assets", ExportType.Integer, "That can report the figure; all that are there where none can", IsRequired: true),
                new("reporting", ExportType.Integer, "Those of them with readings; of savings, the works that are measured", IsRequired: true),
                new("coverage", ExportType.Number, "Valid of expected readings, 0 to 1", IsRequired: true),
                new("status", ExportType.Text, "ok, insufficient, withheld, or none where no value is known", IsRequired: true),
                new("merged_with", ExportType.Text, "Code of the area whose figure this one shares"),
                new("origin", ExportType.Text, "Where the data comes from when it is no measurement"),
                new("source", ExportType.Text, "Who publishes a value that is not computed here"),
                new("year", ExportType.Integer, "The year that such a value is of"),
            ],
            map.Areas.Select(area => new object?[]
            {
                area.Code, area.Name, Math.Round(area.Longitude, 6), Math.Round(area.Latitude, 6), period, figure, request.Measure.ToString(), map.Currency, area.Value,
                (long)area.Assets, (long)area.Reporting, area.Coverage, area.StatusName, area.MergedWith, map.Origin, area.Source, (long?)area.Year,
            }).ToAsyncEnumerable()) { Key = ["code"] };
    }
}
