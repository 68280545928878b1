using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Exports;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Municipal;
using UrbGrade.Web.Sessions;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Api;

/// <summary>Chart documents and their downloads. Charts fetch them directly, so that points never pass a circuit.</summary>
internal static class SeriesEndpoints
{
    public static void MapSeriesEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/series", ReadJson).RequireAuthorization(Access.Municipal);
        routes.MapGet("/api/series.{format}", ReadTable).RequireAuthorization(Access.Municipal);
    }

    private static async Task<IResult> ReadJson(
        HttpContext context, ISeriesQueries queries, [FromServices] ISeriesNotes notes, IStringLocalizer<SharedText> texts, IStringLocalizer<FindingText> words,
        CancellationToken cancellation)
    {
        if (!SeriesAddress.TryRead(context.Request.Query, out var request, out var problem))
            return Results.Problem(problem, statusCode: StatusCodes.Status400BadRequest);
        var series = await queries.Read(request, cancellation);
        context.Response.Headers.CacheControl = "private, no-cache";
        if (series is null)
            return Results.NotFound();
        var document = ChartDocuments.Write(series, texts);
        var kept = await Notes(notes, request, series, cancellation);
        return Results.Json(
            kept.Count == 0 || document.Times.Count == 0 ? document : document with
            {
                Marks = [.. kept.Select(note => ChartMark.Of(ExploreMarks.Words(note), note.Start, note.End, document.Times))], MarksName = words["Notes.Title"],
            },
            ChartDocument.Json);
    }

    private static async Task<IResult> ReadTable(
        HttpContext context, string format, ISeriesQueries queries, [FromServices] ISeriesNotes notes, [FromServices] ITenantRegistry tenants, [FromServices] ITenantSession session,
        IStringLocalizer<SharedText> texts, IStringLocalizer<ReportingText> reporting, CancellationToken cancellation)
    {
        if (!SeriesAddress.TryRead(context.Request.Query, out var request, out var problem))
            return Results.Problem(problem, statusCode: StatusCodes.Status400BadRequest);
        if (TableAnswers.Format(context.Request, format) is not { } chosen
            || await queries.Read(request with { MaxPoints = int.MaxValue }, cancellation) is not { } series)
            return Results.NotFound();
        var country = session.CurrentTenantId is { } id ? tenants.Find(id)?.Country : null;
        var isForPeople = chosen is ExportFormat.SpreadsheetCsv or ExportFormat.Xlsx;
        var table = Table(series, await Notes(notes, request, series, cancellation), request, isForPeople, texts);
        return TableAnswers.Of(context, isForPeople ? ReaderTables.Of(table, reporting) : table, chosen, country ?? "GB");
    }

    /// <param name="isForPeople">Whether instants are written in local time anyway.</param>
    private static ExportTable Table(
        SeriesChart series, IReadOnlyList<SeriesNote> notes, SeriesRequest request, bool isForPeople, IStringLocalizer<SharedText> texts)
    {
        List<ExportColumn> columns =
        [
            new("asset", ExportType.Text, "Name of the asset", IsRequired: true),
            new(isForPeople ? "start" : "start_utc", ExportType.Instant, "Begin of the hour, day or month", IsRequired: true),
            new("start_local", ExportType.Text, "The same in the time of the site", IsRequired: true),
            new(Column(series), ExportType.Number, "Empty where nothing is known") { Label = QuantityColumns.Label(series.Quantity, series.Currency, texts) },
            new("quality", ExportType.Text, "measured, estimated, missing, or partial: readings are missing, or the day or month is not over or readings began within it", IsRequired: true),
            new("origin", ExportType.Text, "Where the readings come from when they are no measurements of this asset"),
            new("notes", ExportType.Text, "What people wrote about the hour, day or month, and who"),
        ];
        if (isForPeople)
            columns.RemoveAt(2);
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"asset-{request.AssetId}-{Column(series)}-{LocalTimes.Iso(request.From)}-{LocalTimes.Iso(request.To.AddDays(-1))}");
        return new ExportTable(name, $"{Column(series)} of {series.AssetName}", series.TimeZone, columns, Rows(series, notes, isForPeople));
    }

    private static async IAsyncEnumerable<object?[]> Rows(SeriesChart series, IReadOnlyList<SeriesNote> notes, bool isForPeople)
    {
        List<long> times = [.. series.Points.Select(point => point.Start.ToUnixTimeSeconds())];
        var marks = times.Count == 0 ? [] : notes.Select(note => ChartMark.Of(ExploreMarks.Words(note), note.Start, note.End, times)).ToList();
        foreach (var (point, index) in series.Points.Select((point, index) => (point, index)))
        {
            var told = string.Join("; ", marks.Where(mark => mark.From <= index && index <= mark.To).Select(mark => mark.Text));
            var quality = QuantityColumns.Word(point.Quality, point.Value);
            var local = LocalTimes.At(point.Start, series.TimeZone).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
            yield return isForPeople
                ? [series.AssetName, point.Start, point.Value, quality, series.Origin, told]
                : [series.AssetName, point.Start, local, point.Value, quality, series.Origin, told];
        }

        await Task.CompletedTask;
    }

    private static Task<IReadOnlyList<SeriesNote>> Notes(ISeriesNotes notes, SeriesRequest request, SeriesChart series, CancellationToken cancellation) =>
        notes.OfAsset(request.AssetId, LocalTimes.StartOf(request.From, series.TimeZone), LocalTimes.StartOf(request.To, series.TimeZone), cancellation);

    private static string Column(SeriesChart series) => QuantityColumns.Name(series.Quantity, series.Currency);
}
