using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Prediction;
using UrbGrade.Web.Exports;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Sessions;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Api;

/// <summary>Forecasts as documents of charts and as tables.</summary>
internal static class ForecastEndpoints
{
    public static void MapForecastEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/forecast", ReadJson).RequireAuthorization(Access.Municipal);
        routes.MapGet("/api/forecast.{format}", ReadTable).RequireAuthorization(Access.Municipal);
    }

    private static async Task<IResult> ReadJson(
        HttpContext context, [FromQuery] string key, [FromQuery] string? resolution, [FromQuery] string? chart, [FromServices] IForecastQueries queries,
        IStringLocalizer<ForecastText> texts, CancellationToken cancellation)
    {
        if (await queries.Read(key, ForecastAddress.Resolution(resolution), cancellation) is not { } forecast)
            return Results.NotFound();
        context.Response.Headers.CacheControl = "private, no-cache";
        return Results.Json(chart == ForecastAddress.Recent ? ForecastDocuments.Recent(forecast, texts) : ForecastDocuments.Ahead(forecast, texts), ChartDocument.Json);
    }

    private static async Task<IResult> ReadTable(
        HttpContext context, string format, [FromQuery] string key, [FromQuery] string? resolution, [FromQuery] string? chart, [FromServices] IForecastQueries queries,
        [FromServices] ITenantRegistry tenants, [FromServices] ITenantSession session, CancellationToken cancellation)
    {
        if (TableAnswers.Format(context.Request, format) is not { } chosen
            || await queries.Read(key, ForecastAddress.Resolution(resolution), cancellation) is not { } forecast)
            return Results.NotFound();
        var isForPeople = chosen is ExportFormat.SpreadsheetCsv or ExportFormat.Xlsx;
        var country = session.CurrentTenantId is { } id ? tenants.Find(id)?.Country : null;
        return TableAnswers.Of(context, chart == ForecastAddress.Recent ? Recent(forecast, isForPeople) : Ahead(forecast, isForPeople), chosen, country ?? "GB");
    }

    private static ExportTable Ahead(ForecastDetails forecast, bool isForPeople)
    {
        List<ExportColumn> columns =
        [
            .. Times(isForPeople), new("forecast", ExportType.Number, $"Expected, {forecast.Entry.Unit}", IsRequired: true),
            new("lower", ExportType.Number, "Lower end of the band of 80 %"), new("upper", ExportType.Number, "Upper end of the band of 80 %"),
            new("same_as_last_week", ExportType.Number, "What the same slot had a week before"),
            .. forecast.Models.Select(model => new ExportColumn(
                $"model_{model.Name.Replace('-', '_')}", ExportType.Number, string.Create(CultureInfo.InvariantCulture, $"Own forecast of the model, weight {model.Weight:0.000}"))),
        ];
        return Table(forecast, "forecast", columns, (forecast.Entry.IsShown ? forecast.Points : []).Select((point, i) => (object?[])
            [.. Times(point.From, forecast, isForPeople), point.Value, point.Lower, point.Upper, point.LastWeek,
                .. forecast.Models.Select(model => model.Values.Count > i ? (object?)model.Values[i] : null)]));
    }

    private static ExportTable Recent(ForecastDetails forecast, bool isForPeople) => Table(
        forecast, "forecast-and-measured",
        [
            .. Times(isForPeople), new("measured", ExportType.Number, $"As measured, {forecast.Entry.Unit}; empty where missing"),
            new("forecast", ExportType.Number, "As forecast the night before", IsRequired: true), new("lower", ExportType.Number, "Lower end of the band of 80 %"),
            new("upper", ExportType.Number, "Upper end of the band of 80 %"), new("same_as_last_week", ExportType.Number, "What the same slot had a week before"),
            new("replayed", ExportType.Text, "yes where the night was played through afterwards", IsRequired: true),
        ],
        forecast.Recent.Select(point => (object?[])
            [.. Times(point.From, forecast, isForPeople), point.Actual, point.Forecast, point.Lower, point.Upper, point.LastWeek, point.IsReplayed ? "yes" : "no"]));

    private static ExportTable Table(ForecastDetails forecast, string name, IReadOnlyList<ExportColumn> columns, IEnumerable<object?[]> rows) => new(
        $"{name}-{forecast.Entry.Key}-{forecast.Resolution.ToString().ToLowerInvariant()}-{LocalTimes.Iso(forecast.Entry.Night ?? default)}",
        $"Forecast of {forecast.Entry.Place} {forecast.Entry.Meter} {forecast.Entry.Quantity}", forecast.Zone, columns, rows.ToAsyncEnumerable());

    private static IEnumerable<ExportColumn> Times(bool isForPeople) => isForPeople
        ? [new ExportColumn("start", ExportType.Instant, "Begin of the hour or day", IsRequired: true)]
        : [
            new ExportColumn("start_utc", ExportType.Instant, "Begin of the hour or day", IsRequired: true),
            new ExportColumn("start_local", ExportType.Text, "The same in the time of the site", IsRequired: true),
        ];

    private static IEnumerable<object?> Times(DateTimeOffset start, ForecastDetails forecast, bool isForPeople) => isForPeople
        ? [start] : [start, LocalTimes.At(start, forecast.Zone).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture)];
}
