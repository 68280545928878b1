using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Catalogue;

namespace UrbGrade.Web.Api.V1;

/// <summary>Readings of a series, figures of an asset, gaps of a site.</summary>
internal static class ReadingEndpoints
{
    private const long MostMeters = 1_000_000;

    public static void MapReadings(this RouteGroupBuilder api)
    {
        api.MapGet("/series/{id:int}/readings", Readings).WithTags("Series").WithSummary("The readings of a series, by start.");
        api.MapGet("/assets/{id:int}/kpis", Figures).WithTags("Assets").WithSummary("Figures of an asset, for each day or month, with their coverage.");
        api.MapGet("/assets/{id:int}/evidence.zip", EvidenceEndpoints.ReadOfAsset).WithTags("Assets")
            .WithSummary("What a figure of an asset stands on, signed messages included, to be verified elsewhere.").Produces(StatusCodes.Status200OK, contentType: "application/zip");
        api.MapGet("/figures/{scope}/{id:int}/evidence.zip", EvidenceEndpoints.ReadOfScope).WithTags("Assets")
            .WithSummary("The same of a figure of an asset, a meter, a street, a district or the tenant.").Produces(StatusCodes.Status200OK, contentType: "application/zip");
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
        [AsParameters] DayQuery days, [AsParameters] ListQuery query, ICatalogueQueries catalogue, IAssetQueries assets,
        CancellationToken cancellation)
    {
        if (period is not (null or "day" or "month"))
        {
            return ApiProblems.Wrong("period", period, "day, month");
        }

        if (!days.TryRead(out var from, out var to, out var problem) || !query.TryRead(out var after, out var take, out problem))
        {
            return problem;
        }

        if (await catalogue.FindAsset(id, cancellation) is null)
        {
            return TypedResults.NotFound();
        }

        var figures = await assets.ListFigures(id, period == "month" ? PeriodKind.Month : PeriodKind.Day, from, to, cancellation);
        return ListQuery.Answer(request, figures.OrderBy(FigureKey), FigureKey, after, take);
    }

    private static async Task<Results<Ok<ApiPage<UploadGap>>, NotFound, ProblemHttpResult>> Gaps(
        int id, HttpRequest request, [AsParameters] DayQuery days, [AsParameters] ListQuery query, IUploadQueries uploads,
        CancellationToken cancellation)
    {
        if (!days.TryRead(out var from, out var to, out var problem) || !query.TryRead(out var after, out var take, out problem))
        {
            return problem;
        }

        if (await uploads.ListGaps(id, from, to, cancellation) is not { } gaps)
        {
            return TypedResults.NotFound();
        }

        // Gaps of many meters begin in one minute; they stand in the order of the meters' names.
        var keys = gaps.GroupBy(MinuteOf).SelectMany(together => together.Select((gap, place) => (gap, Key: GapKey(gap, place))))
            .ToDictionary(one => one.gap, one => one.Key);
        return ListQuery.Answer(request, gaps, gap => keys[gap], after, take);
    }

    /// <summary>Minute of the begin and, in the last digits, the place among those that begin then.</summary>
    private static long GapKey(UploadGap gap, int place) => (MinuteOf(gap) * MostMeters) + place + 1;

    private static long MinuteOf(UploadGap gap) => gap.From.ToUnixTimeSeconds() / 60;

    /// <summary>Minute of the period's begin and, in the last digits, the quantity.</summary>
    private static long FigureKey(KpiFigure figure) =>
        (figure.PeriodStart.ToUnixTimeSeconds() / 60 * 100) + (int)figure.Quantity + 1;
}
