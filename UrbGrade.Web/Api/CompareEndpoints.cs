using Microsoft.AspNetCore.Mvc;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Web.Exports;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Municipal;
using UrbGrade.Web.Sessions;

namespace UrbGrade.Web.Api;

/// <summary>A comparison of places, as a file.</summary>
internal static class CompareEndpoints
{
    public static void MapCompareEndpoints(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/compare.{format}", Read).RequireAuthorization(Access.Municipal);

    private static async Task<IResult> Read(
        HttpContext context, string format, IAssetQueries assets, [FromServices] IPeriodFigures figures, [FromServices] ITenantRegistry tenants, [FromServices] ITenantSession session, [FromServices] TimeProvider clock,
        CancellationToken cancellation)
    {
        if (TableAnswers.Format(context.Request, format) is not { } chosen)
            return Results.NotFound();
        var query = context.Request.Query;
        var month = await AssetsView.Load(assets, Months.Read(query["month"]), clock.GetUtcNow(), cancellation);
        var view = await CompareView.Load(figures, month, CompareAddress.ReadMedium(query["medium"]), query["kind"], CompareAddress.Read(query["by"]), cancellation);
        var country = TableAnswers.Country(session, tenants);
        return TableAnswers.Of(context, Table(view, month.TimeZone), chosen, country);
    }

    private static ExportTable Table(CompareView view, string timeZone) => new(
        $"comparison-{Months.Write(view.Month)}", $"Places compared in {Months.Write(view.Month)}", timeZone,
        [
            new("rank", ExportType.Integer, "From the highest; empty for those that cannot be ranked"),
            new("asset", ExportType.Text, "Code of the place", IsRequired: true),
            new("name", ExportType.Text, "Its name", IsRequired: true),
            new("kind", ExportType.Text, "Such as bakery", IsRequired: true),
            new("carrier", ExportType.Text, "Whose energy is compared: power, heat, gas, water or light; empty for CO₂, in which carriers add up"),
            new("compared_by", ExportType.Text, "Area: kWh for each m2; Energy: kWh; Co2: kg for each m2", IsRequired: true),
            new("value", ExportType.Number, "In that unit; empty where it is not known"),
            new("median", ExportType.Number, "Of those ranked; empty with fewer than eight"),
            new("standing", ExportType.Text, "Usual, High, Low, Unknown with fewer than eight, Insufficient readings, NoArea or Silent", IsRequired: true),
            new("excess_kwh", ExportType.Number, "Used above the median; empty below it"),
            new("excess_cost", ExportType.Number, "What that cost, in the tenant's currency"),
            new("coverage", ExportType.Number, "Valid of expected readings, 0 to 1"),
        ],
        view.Ranked.Select((one, at) => Row(view, one, at + 1)).Concat(view.Left.Select(one => Row(view, one, null))).ToAsyncEnumerable()) { Key = ["asset"] };

    private static object?[] Row(CompareView view, ComparedAsset one, long? rank) =>
    [
        rank, one.Asset.Code, one.Asset.Name, one.Asset.Kind, view.Medium?.ToString().ToLowerInvariant(), view.By.ToString(), one.Value, view.Usual?.Median, one.Standing.ToString(), one.ExcessKwh, one.ExcessCost,
        one.Energy?.Coverage,
    ];
}
