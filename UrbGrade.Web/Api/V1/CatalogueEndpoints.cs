using Microsoft.AspNetCore.Http.HttpResults;
using UrbGrade.Bus.Contracts.Dashboard.Catalogue;

namespace UrbGrade.Web.Api.V1;

/// <summary>Sites, assets, meters and series.</summary>
internal static class CatalogueEndpoints
{
    private delegate Task<CataloguePage<T>?> Reading<T>(ICatalogueQueries catalogue, long after, int take, CancellationToken cancellation);

    public static void MapCatalogue(this RouteGroupBuilder api)
    {
        var sites = api.MapGroup("/sites").WithTags("Sites");
        sites.MapGet("", (HttpRequest request, [AsParameters] ListQuery query, ICatalogueQueries catalogue, CancellationToken cancellation) =>
            List(request, query, catalogue, async (from, after, take, cancel) => await from.ListSites(after, take, cancel), cancellation))
            .WithSummary("Places with one gateway each.");
        sites.MapGet("/{id:int}", async (int id, ICatalogueQueries catalogue, CancellationToken cancellation) =>
            One(await catalogue.FindSite(id, cancellation))).WithSummary("One site.");
        sites.MapGet("/{id:int}/assets", (
            int id, HttpRequest request, [AsParameters] ListQuery query, ICatalogueQueries catalogue, CancellationToken cancellation) =>
            List(request, query, catalogue, (from, after, take, cancel) => from.ListAssets(id, after, take, cancel), cancellation))
            .WithSummary("The assets of a site.");

        var assets = api.MapGroup("/assets").WithTags("Assets");
        assets.MapGet("", (HttpRequest request, [AsParameters] ListQuery query, ICatalogueQueries catalogue, CancellationToken cancellation) =>
            List(request, query, catalogue, (from, after, take, cancel) => from.ListAssets(null, after, take, cancel), cancellation))
            .WithSummary("What energy is used for: shops, homes, lighting cabinets.");
        assets.MapGet("/{id:int}", async (int id, ICatalogueQueries catalogue, CancellationToken cancellation) =>
            One(await catalogue.FindAsset(id, cancellation))).WithSummary("One asset.");
        assets.MapGet("/{id:int}/meters", (
            int id, HttpRequest request, [AsParameters] ListQuery query, ICatalogueQueries catalogue, CancellationToken cancellation) =>
            List(request, query, catalogue, (from, after, take, cancel) => from.ListMeters(id, after, take, cancel), cancellation))
            .WithSummary("The meters of an asset.");

        var meters = api.MapGroup("/meters").WithTags("Meters");
        meters.MapGet("", (HttpRequest request, [AsParameters] ListQuery query, ICatalogueQueries catalogue, CancellationToken cancellation) =>
            List(request, query, catalogue, (from, after, take, cancel) => from.ListMeters(null, after, take, cancel), cancellation))
            .WithSummary("Devices that measure.");
        meters.MapGet("/{id:int}", async (int id, ICatalogueQueries catalogue, CancellationToken cancellation) =>
            One(await catalogue.FindMeter(id, cancellation))).WithSummary("One meter.");
        meters.MapGet("/{id:int}/series", (
            int id, HttpRequest request, [AsParameters] ListQuery query, ICatalogueQueries catalogue, CancellationToken cancellation) =>
            List(request, query, catalogue, (from, after, take, cancel) => from.ListSeries(id, after, take, cancel), cancellation))
            .WithSummary("The series of a meter.");

        var series = api.MapGroup("/series").WithTags("Series");
        series.MapGet("", (HttpRequest request, [AsParameters] ListQuery query, ICatalogueQueries catalogue, CancellationToken cancellation) =>
            List(request, query, catalogue, (from, after, take, cancel) => from.ListSeries(null, after, take, cancel), cancellation))
            .WithSummary("What one meter measures of one quantity.");
        series.MapGet("/{id:int}", async (int id, ICatalogueQueries catalogue, CancellationToken cancellation) =>
            One(await catalogue.FindSeries(id, cancellation))).WithSummary("One series.");
    }

    private static Results<Ok<T>, NotFound> One<T>(T? found)
        where T : class => found is null ? TypedResults.NotFound() : TypedResults.Ok(found);

    private static async Task<Results<Ok<ApiPage<T>>, NotFound, ProblemHttpResult>> List<T>(
        HttpRequest request, ListQuery query, ICatalogueQueries catalogue, Reading<T> read, CancellationToken cancellation) =>
        !query.TryRead(out var after, out var take, out var problem) ? problem
        : await read(catalogue, after, take, cancellation) is { } page ? ListQuery.Answer(request, page)
        : TypedResults.NotFound();
}
