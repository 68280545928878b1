using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Exports;
using UrbGrade.Web.Municipal;
using UrbGrade.Web.Sessions;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Api;

/// <summary>The nights of a cabinet, for their chart and as a file.</summary>
internal static class NightEndpoints
{
    public static void MapNightEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/lighting/nights", ReadJson).RequireAuthorization(Access.Municipal);
        routes.MapGet("/api/lighting/nights.{format}", Read).RequireAuthorization(Access.Municipal);
    }

    private static async Task<IResult> ReadJson(
        HttpContext context, [FromQuery] string? cabinet, [FromServices] ILightingNights nights, IStringLocalizer<FindingText> texts,
        IStringLocalizer<SharedText> shared, CancellationToken cancellation)
    {
        context.Response.Headers.CacheControl = "private, no-cache";
        return await Find(nights, cabinet, cancellation) is { } found
            ? Results.Json(NightCharts.Of(found, texts, shared), ChartDocument.Json) : Results.NotFound();
    }

    private static async Task<IResult> Read(
        HttpContext context, string format, [FromQuery] string? cabinet, [FromServices] ILightingNights nights, [FromServices] ITenantRegistry tenants,
        [FromServices] ITenantSession session, CancellationToken cancellation)
    {
        if (TableAnswers.Format(context.Request, format) is not { } chosen
            || await Find(nights, cabinet, cancellation) is not { } found)
            return Results.NotFound();
        return TableAnswers.Of(context, Table(found), chosen, TableAnswers.Country(session, tenants));
    }

    private static async Task<CabinetState?> Find(ILightingNights nights, string? cabinet, CancellationToken cancellation) =>
        (await nights.List(NightCharts.Shown, cancellation)).FirstOrDefault(one => one.Name == cabinet);

    private static ExportTable Table(CabinetState cabinet) => new(
        FormattableString.Invariant($"nights-{cabinet.AssetId}"), $"Nights of {cabinet.Name}", cabinet.TimeZone,
        [
            new("cabinet", ExportType.Text, "Place and meter", IsRequired: true),
            new("evening", ExportType.Day, "Civil day on which the night begins", IsRequired: true),
            new("sunset", ExportType.Instant, "Of the sun over the cabinet", IsRequired: true),
            new("sunrise", ExportType.Instant, "Of the sun over the cabinet", IsRequired: true),
            new("on_after_sunset_min", ExportType.Number, "Minutes after sunset at which lamps went on; empty where it cannot be told"),
            new("off_after_sunrise_min", ExportType.Number, "Minutes after sunrise at which they went off; empty where it cannot be told"),
            new("load_w", ExportType.Number, "Power at full light; empty where it cannot be told"),
            new("energy_kwh", ExportType.Number, "From sunset to sunrise; empty where readings are missing"),
            new("origin", ExportType.Text, "Where the readings come from when they are no measurements of this cabinet"),
        ],
        cabinet.Nights.Select(night => new object?[]
        {
            cabinet.Name, night.Evening, night.Sunset, night.Sunrise, night.OnAfterSunset, night.OffAfterSunrise, night.LoadWatt, night.EnergyKwh, cabinet.Origin,
        }).ToAsyncEnumerable()) { Key = ["cabinet", "evening"] };
}
