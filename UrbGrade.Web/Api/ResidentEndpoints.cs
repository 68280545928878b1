using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Exports;
using UrbGrade.Web.Resident;

namespace UrbGrade.Web.Api;

/// <summary>What a person's own pages draw, as files for that person alone.</summary>
internal static class ResidentEndpoints
{
    public static void MapResidentEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(MyAddress.UseTables, ReadUse).RequireAuthorization();
        routes.MapGet(MyAddress.ComfortTables, ReadComfort).RequireAuthorization();
    }

    private static async Task<IResult> ReadUse(
        HttpContext context, string format, [FromQuery] string? place, [FromQuery] string? show, [FromQuery] string? period, [FromQuery] string? day,
        [FromServices] IResidentQueries queries, [FromServices] ITenantRegistry tenants, [FromServices] ITenantSession session, [FromServices] TimeProvider clock,
        CancellationToken cancellation)
    {
        if (TableAnswers.Format(context.Request, format) is not { } chosen || await Find(queries, place, cancellation) is not { } own)
            return Results.NotFound();
        var asked = AskedUse.Read(own, show, period, day);
        if (await queries.Use(own.AssetId, asked.Show, asked.Length, asked.Day, cancellation) is not { } use)
            return Results.NotFound();
        var tenant = TenantOf(session, tenants);
        var currency = use.Now?.Currency ?? use.Before?.Currency ?? tenant?.Currency ?? "";
        return Private(context, OwnTables.Use(own, use, asked, currency, clock.GetUtcNow()), chosen, tenant);
    }

    private static async Task<IResult> ReadComfort(
        HttpContext context, string format, [FromQuery] string? place, [FromServices] IResidentQueries queries, [FromServices] ITenantRegistry tenants,
        [FromServices] ITenantSession session, CancellationToken cancellation)
    {
        if (TableAnswers.Format(context.Request, format) is not { } chosen || await Find(queries, place, cancellation) is not { } own
            || await queries.Comfort(own.AssetId, own.LastDay!.Value, MyComfortPage.DaysShown, cancellation) is not { Days.Count: > 0 } comfort)
            return Results.NotFound();
        return Private(context, OwnTables.Comfort(own, comfort), chosen, TenantOf(session, tenants));
    }

    /// <summary>An own place with figures of that person alone.</summary>
    private static async Task<OwnPlace?> Find(IResidentQueries queries, string? place, CancellationToken cancellation) =>
        int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? (await queries.Places(cancellation)).FirstOrDefault(one => one.AssetId == id && one is { IsShared: false, LastDay: not null })
            : null;

    private static TenantInfo? TenantOf(ITenantSession session, ITenantRegistry tenants) => session.CurrentTenantId is { } id ? tenants.Find(id) : null;

    /// <summary>Nobody on the way keeps it, as of the pages.</summary>
    private static IResult Private(HttpContext context, ExportTable table, ExportFormat format, TenantInfo? tenant)
    {
        var answer = TableAnswers.Of(context, table, format, tenant?.Country ?? "GB");
        context.Response.Headers.CacheControl = "no-store";
        return answer;
    }
}
