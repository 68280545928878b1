using System.Globalization;
using System.Net.Mime;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Sessions;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Api;

/// <summary>Chart documents and their downloads. Charts fetch them directly, so that points never pass a circuit.</summary>
internal static class SeriesEndpoints
{
    public static void MapSeriesEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/series", ReadJson).RequireAuthorization(Access.Municipal);
        routes.MapGet("/api/series.csv", ReadCsv).RequireAuthorization(Access.Municipal);
    }

    private static async Task<IResult> ReadJson(
        HttpContext context, ISeriesQueries queries, IStringLocalizer<SharedText> texts, CancellationToken cancellation)
    {
        if (!SeriesAddress.TryRead(context.Request.Query, out var request, out var problem))
            return Results.Problem(problem, statusCode: StatusCodes.Status400BadRequest);
        var series = await queries.Read(request, cancellation);
        context.Response.Headers.CacheControl = "private, no-cache";
        return series is null
            ? Results.NotFound()
            : Results.Json(ChartDocuments.Write(series, texts), ChartDocument.Json);
    }

    private static async Task<IResult> ReadCsv(
        HttpContext context, ISeriesQueries queries, CancellationToken cancellation)
    {
        if (!SeriesAddress.TryRead(context.Request.Query, out var request, out var problem))
            return Results.Problem(problem, statusCode: StatusCodes.Status400BadRequest);
        var series = await queries.Read(request with { MaxPoints = int.MaxValue }, cancellation);
        if (series is null)
            return Results.NotFound();

        var csv = new CsvText("asset", "start_utc", "start_local", Column(series), "quality", "origin");
        foreach (var point in series.Points)
        {
            var local = LocalTimes.At(point.Start, series.TimeZone);
            csv.Row(
                series.AssetName,
                LocalTimes.Machine(point.Start),
                local.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
                point.Value,
                point.Quality.ToString().ToLowerInvariant(),
                series.Origin ?? "");
        }

        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"asset-{request.AssetId}-{Column(series)}-{LocalTimes.Iso(request.From)}-{LocalTimes.Iso(request.To.AddDays(-1))}.csv");
        return Results.File(csv.Bytes(), MediaTypeNames.Text.Csv, name);
    }

    private static string Column(SeriesChart series) => series.Quantity switch
    {
        Quantity.EnergyKwh => "energy_kwh",
        Quantity.Cost => $"cost_{series.Currency.ToLowerInvariant()}",
        Quantity.Co2Kg => "co2_kg",
        Quantity.InsideTemperatureCelsius => "temperature_inside_celsius",
        Quantity.OutsideTemperatureCelsius => "temperature_outside_celsius",
        _ => $"price_{series.Currency.ToLowerInvariant()}_per_kwh",
    };
}
