using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Catalogue;

namespace UrbGrade.Web.Api.V1;

/// <summary>Readings of a series, figures of an asset, gaps of a site.</summary>
internal static class ReadingEndpoints
{
    public static void MapReadings(this RouteGroupBuilder api)
    {
        api.MapGet("/series/{id:int}/readings", Readings).WithTags("Series").WithSummary("The readings of a series, by start.");
        api.MapGet("/assets/{id:int}/kpis", Figures).WithTags("Assets").WithSummary("Figures of an asset, for each day or month, with their coverage.");
        api.MapGet("/sites/{id:int}/gaps", Gaps).WithTags("Sites").WithSummary("Stretches in which meters of a site have no readings.");
    }

    private static async Task<Results<Ok<ApiPage<CatalogueReading>>, NotFound, ProblemHttpResult>> Readings(
        int id, HttpRequest request, [AsParameters] TimeQuery time, [AsParameters] ListQuery query, ICatalogueQueries catalogue,
        CancellationToken cancellation) =>
        !time.TryRead(out var from, out var to, out var problem) || !query.TryRead(out var after, out var take, out problem) ? problem
        : await catalogue.ListReadings(id, from, to, after, take, cancellation) is { } page ? ListQuery.Answer(request, page)
        : TypedResults.NotFound();

    private static async Task<Results<Ok<ApiPage<KpiFigure>>, NotFound, ProblemHttpResult>> Figures(
        int id, HttpRequest request,
        [FromQuery, Description("day or month; day when left out.")] string? period,
        [AsParameters] DayQuery days, ICatalogueQueries catalogue, IAssetQueries assets, CancellationToken cancellation)
    {
        if (period is not (null or "day" or "month"))
        {
            return ApiProblems.Wrong("period", period, "day, month");
        }

        if (!days.TryRead(out var from, out var to, out var problem))
        {
            return problem;
        }

        return await catalogue.FindAsset(id, cancellation) is null
            ? TypedResults.NotFound()
            : ListQuery.Answer(request, new CataloguePage<KpiFigure>(
                await assets.ListFigures(id, period == "month" ? PeriodKind.Month : PeriodKind.Day, from, to, cancellation), null));
    }

    private static async Task<Results<Ok<ApiPage<UploadGap>>, NotFound, ProblemHttpResult>> Gaps(
        int id, HttpRequest request, [AsParameters] DayQuery days, IUploadQueries uploads, CancellationToken cancellation) =>
        !days.TryRead(out var from, out var to, out var problem) ? problem
        : await uploads.FindSite(id, from, to, cancellation) is { } site ? ListQuery.Answer(request, new CataloguePage<UploadGap>(site.Gaps, null))
        : TypedResults.NotFound();
}
