using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Catalogue;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Web.Exports;

namespace UrbGrade.Web.Api.V1;

/// <summary>Readings and figures as files: CSV, workbooks, Parquet; written while they are read, of any length.</summary>
internal static class ExportEndpoints
{
    public static void MapExports(this RouteGroupBuilder api)
    {
        api.MapGet("/series/{id:int}/readings.{format}", Readings).WithTags("Series").Produces(StatusCodes.Status200OK)
            .WithSummary("All readings of a series as csv, xlsx or parquet; for=spreadsheets makes the CSV one for people.");
        api.MapGet("/figures.{format}", Figures).WithTags("Assets").Produces(StatusCodes.Status200OK)
            .WithSummary("All KPIs of days, weeks, months or years as csv, xlsx or parquet; for=spreadsheets makes the CSV one for people.");
    }

    private static async Task<IResult> Readings(
        int id, string format, HttpContext context, [AsParameters] TimeQuery time, ICatalogueQueries catalogue, [FromServices] ITenantRegistry tenants,
        [FromServices] ITenantSession session, CancellationToken cancellation)
    {
        if (TableAnswers.Format(context.Request, format) is not { } chosen)
            return ApiProblems.Wrong("format", format, TableAnswers.Formats);
        if (!time.TryRead(out var from, out var to, out var problem))
            return problem;
        if (await catalogue.FindSeries(id, cancellation) is not { } series || session.CurrentTenantId is not { } tenantId || tenants.Find(tenantId) is not { } tenant)
            return TypedResults.NotFound();
        var asset = await catalogue.FindAsset(series.AssetId, cancellation);
        var zone = asset is null ? null : (await catalogue.FindSite(asset.SiteId, cancellation))?.TimeZone;
        return TableAnswers.Of(context, ReadingTables.Of(catalogue, series, zone ?? tenant.TimeZone, from, to), chosen, tenant.Country);
    }

    private static IResult Figures(
        string format, HttpContext context,
        [FromQuery, Description("asset, meter, street, district or tenant; asset when left out.")] string? scope,
        [FromQuery, Description("hour, day, week, month or year; month when left out.")] string? period,
        [AsParameters] DayQuery days, [FromServices] IPeriodFigures figures, [FromServices] ITenantRegistry tenants, [FromServices] ITenantSession session)
    {
        if (TableAnswers.Format(context.Request, format) is not { } chosen)
            return ApiProblems.Wrong("format", format, TableAnswers.Formats);
        if (!Word.TryRead<KpiScope>(scope ?? "asset", out var about))
            return ApiProblems.Wrong("scope", scope, Word.All<KpiScope>());
        if (!Word.TryRead<PeriodLength>(period ?? "month", out var length))
            return ApiProblems.Wrong("period", period, Word.All<PeriodLength>());
        if (!days.TryRead(out var from, out var to, out var problem))
            return problem;
        return session.CurrentTenantId is { } tenantId && tenants.Find(tenantId) is { } tenant
            ? TableAnswers.Of(context, FigureTables.Of(figures, about, length, from, to, tenant.TimeZone), chosen, tenant.Country)
            : TypedResults.NotFound();
    }
}
