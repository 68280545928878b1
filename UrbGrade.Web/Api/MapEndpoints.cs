using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Maps;
using UrbGrade.Web.Exports;
using UrbGrade.Web.Sessions;

namespace UrbGrade.Web.Api;

/// <summary>Maps of areas as GeoJSON, as vector tiles and as a table.</summary>
internal static class MapEndpoints
{
    private const int DeepestZoom = 22;

    public static void MapMapEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/map/areas.geojson", ReadGeoJson).RequireAuthorization(Access.Municipal);
        routes.MapGet("/api/map/areas.{format}", ReadTable).RequireAuthorization(Access.Municipal);
        routes.MapGet("/api/map/tiles/{zoom:int}/{column:int}/{row:int}.mvt", ReadTile).RequireAuthorization(Access.Municipal);
    }

    private static async Task<IResult> ReadGeoJson(HttpContext context, [FromServices] IAreaMaps maps, CancellationToken cancellation)
    {
        if (!MapAddress.TryRead(context.Request.Query, maps.Figures, out var request, out var problem))
            return Results.Problem(problem, statusCode: StatusCodes.Status400BadRequest);
        var zoom = int.TryParse(context.Request.Query["zoom"], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? Math.Min(asked, DeepestZoom) : DeepestZoom;
        return await maps.WriteGeoJson(request, zoom, cancellation) is { } body
            ? HashedAnswer.Of(context, body, "application/geo+json")
            : Results.NotFound();
    }

    private static async Task<IResult> ReadTile(
        HttpContext context, int zoom, int column, int row, [FromServices] IAreaMaps maps, CancellationToken cancellation)
    {
        if (!MapAddress.TryRead(context.Request.Query, maps.Figures, out var request, out var problem))
            return Results.Problem(problem, statusCode: StatusCodes.Status400BadRequest);
        if (zoom is < 0 or > DeepestZoom || column < 0 || row < 0 || column >= 1 << zoom || row >= 1 << zoom)
            return Results.NotFound();
        return await maps.WriteTile(request, zoom, column, row, cancellation) switch
        {
            null => Results.NotFound(),
            [] => Results.NoContent(),
            var tile => HashedAnswer.Of(context, tile, "application/vnd.mapbox-vector-tile"),
        };
    }

    private static async Task<IResult> ReadTable(
        HttpContext context, string format, [FromServices] IAreaMaps maps, [FromServices] ITenantRegistry tenants, [FromServices] ITenantSession session,
        CancellationToken cancellation)
    {
        if (TableAnswers.Format(context.Request, format) is not { } chosen)
            return Results.NotFound();
        if (!MapAddress.TryRead(context.Request.Query, maps.Figures, out var request, out var problem))
            return Results.Problem(problem, statusCode: StatusCodes.Status400BadRequest);
        return await maps.Read(request, cancellation) is { } map
            ? TableAnswers.Of(context, AreaTables.Write(map), chosen, TableAnswers.Country(session, tenants))
            : Results.NotFound();
    }
}
