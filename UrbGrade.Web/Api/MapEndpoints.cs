using System.Globalization;
using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using UrbGrade.Bus.Contracts.Dashboard.Maps;
using UrbGrade.Web.Sessions;

namespace UrbGrade.Web.Api;

/// <summary>Maps of areas as GeoJSON, as vector tiles and as a table.</summary>
internal static class MapEndpoints
{
    private const int DeepestZoom = 22;

    public static void MapMapEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/map/areas.geojson", ReadGeoJson).RequireAuthorization(Access.Municipal);
        routes.MapGet("/api/map/areas.csv", ReadCsv).RequireAuthorization(Access.Municipal);
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

    private static async Task<IResult> ReadCsv(HttpContext context, [FromServices] IAreaMaps maps, CancellationToken cancellation)
    {
        if (!MapAddress.TryRead(context.Request.Query, maps.Figures, out var request, out var problem))
            return Results.Problem(problem, statusCode: StatusCodes.Status400BadRequest);
        if (await maps.Read(request, cancellation) is not { } map)
            return Results.NotFound();
        var csv = new CsvText(
            "code", "name", "longitude", "latitude", "month", "quantity", "measure", "currency", "value", "assets", "reporting", "coverage", "status", "merged_with", "origin", "source",
            "year");
        foreach (var area in map.Areas)
        {
            csv.Row(
                area.Code, area.Name, Math.Round(area.Longitude, 6), Math.Round(area.Latitude, 6), MapAddress.Period(request),
                request.Figure ?? request.Quantity.ToString(),
                request.Measure.ToString(), map.Currency ?? "", area.Value, area.Assets, area.Reporting, area.Coverage,
                area.StatusName, area.MergedWith ?? "", map.Origin ?? "", area.Source ?? "", area.Year);
        }

        return Results.File(
            csv.Bytes(), MediaTypeNames.Text.Csv,
            $"{request.Kind.ToString().ToLowerInvariant()}s-{request.Figure ?? request.Quantity.ToString()}-{MapAddress.Period(request)}.csv");
    }
}
