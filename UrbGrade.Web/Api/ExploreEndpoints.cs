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

/// <summary>What is explored, for its chart and as a file.</summary>
internal static class ExploreEndpoints
{
    private const int HoursOfDay = 24;

    /// <summary>Columns of the series beside the two.</summary>
    private static readonly string[] Further = ["third", "fourth", "fifth", "sixth"];

    public static void MapExploreEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/explore", ReadJson).RequireAuthorization(Access.Municipal);
        routes.MapGet("/api/explore.{format}", Read).RequireAuthorization(Access.Municipal);
        routes.MapGet("/api/explore/hours", ReadHoursJson).RequireAuthorization(Access.Municipal);
        routes.MapGet("/api/explore/hours.{format}", ReadHours).RequireAuthorization(Access.Municipal);
    }

    /// <summary>At most 800 days: as many points as a chart has room for.</summary>
    private static async Task<IResult> ReadJson(
        HttpContext context, IExplore explore, IStringLocalizer<FindingText> texts, IStringLocalizer<SavingsText> savings, IStringLocalizer<SharedText> shared,
        CancellationToken cancellation)
    {
        context.Response.Headers.CacheControl = "private, no-cache";
        return await explore.Read(Asked(context.Request.Query), cancellation) is { First: not null } view
            ? Results.Json(ExploreCharts.Days(view, ExploreMarks.Of(view, texts, savings), texts, shared), ChartDocument.Json) : Results.NotFound();
    }

    private static async Task<IResult> Read(
        HttpContext context, string format, IExplore explore, [FromServices] ITenantRegistry tenants, [FromServices] ITenantSession session,
        IStringLocalizer<FindingText> texts, IStringLocalizer<SavingsText> savings, CancellationToken cancellation)
    {
        if (TableAnswers.Format(context.Request, format) is not { } chosen
            || await explore.Read(Asked(context.Request.Query), cancellation) is not { First: { } first } view)
            return Results.NotFound();
        List<ExportColumn> columns =
        [
            new("day", ExportType.Day, "Civil day", IsRequired: true),
            new("first", ExportType.Number, $"{Meaning(first)}; empty with less than nine tenths of the hours"),
            new("second", ExportType.Number, view.Second is { } second ? Meaning(second) : "Not asked for"),
            .. view.More.Zip(Further, (one, name) => new ExportColumn(name, ExportType.Number, Meaning(one))),
            new("temperature_outside", ExportType.Number, "Mean, degrees Celsius"),
            new("notes", ExportType.Text, "What people wrote about the day or a part of it, and who"),
            new("events", ExportType.Text, "What was done, corrected and found at the day, in the reader's language"),
        ];
        var marks = ExploreMarks.Of(view, texts, savings);
        var table = new ExportTable(
            FormattableString.Invariant($"series-{first.Id}-days"), $"Days of {first.Name}: {first.Quantity}", view.TimeZone, columns,
            view.Days.Select(day => (object?[])
            [
                day.Day, day.First, day.Second, .. day.More.Cast<object?>(), day.Outside, Told(marks.Where(mark => mark.Kind == MarkKind.Note), day.Day),
                Told(marks.Where(mark => mark.Kind != MarkKind.Note), day.Day),
            ]).ToAsyncEnumerable()) { Key = ["day"] };
        return TableAnswers.Of(context, table, chosen, TableAnswers.Country(session, tenants));
    }

    /// <summary>At most as many columns as a map of hours has room for, 24 hours each.</summary>
    private static async Task<IResult> ReadHoursJson(HttpContext context, IExplore explore, IStringLocalizer<FindingText> texts, CancellationToken cancellation)
    {
        context.Response.Headers.CacheControl = "private, no-cache";
        return await explore.Read(Asked(context.Request.Query), cancellation) is { First: { } first } view
            ? Results.Json(new HourGrid(view.Days).Document(ExploreCharts.Name(first, texts), ExploreCharts.HourUnit(first), texts), ChartDocument.Json)
            : Results.NotFound();
    }

    /// <summary>A day a line and an hour of the local clock a column, as the map of hours draws the first series; each day by itself, also where the map
    /// joins seven.</summary>
    private static async Task<IResult> ReadHours(
        HttpContext context, string format, IExplore explore, [FromServices] ITenantRegistry tenants, [FromServices] ITenantSession session,
        CancellationToken cancellation)
    {
        if (TableAnswers.Format(context.Request, format) is not { } chosen
            || await explore.Read(Asked(context.Request.Query), cancellation) is not { First: { } first } view)
            return Results.NotFound();
        List<ExportColumn> columns =
        [
            new("day", ExportType.Day, "Civil day", IsRequired: true),
            .. Enumerable.Range(0, HoursOfDay).Select(hour => new ExportColumn(
                FormattableString.Invariant($"hour_{hour:00}"), ExportType.Number, FormattableString.Invariant($"From {hour:00}:00 on, {first.Unit}; empty where missing"))),
        ];
        var table = new ExportTable(
            FormattableString.Invariant($"series-{first.Id}-hours"), $"Hours of {first.Name}: {first.Quantity}", view.TimeZone, columns,
            view.Days.Select(day => (object?[])[day.Day, .. day.Hours.Cast<object?>()]).ToAsyncEnumerable()) { Key = ["day"] };
        return TableAnswers.Of(context, table, chosen, TableAnswers.Country(session, tenants));
    }

    private static ExploreRequest Asked(IQueryCollection query) => ExploreAddress.Read(query["a"], query["b"], query["c"].ToArray(), query["from"], query["to"]);

    private static string Meaning(ExploredSeries one) => $"{one.Name}: {one.Quantity}, {one.Unit}, {(one.IsSum ? "sum" : "mean")}";

    /// <summary>Null where nothing stands at the day.</summary>
    private static string? Told(IEnumerable<ExploredMark> marks, DateOnly day)
    {
        var told = string.Join("; ", marks
            .Where(mark => LocalTimes.LocalDay(mark.Start, mark.TimeZone) <= day && LocalTimes.LocalDay(mark.End?.AddTicks(-1) ?? mark.Start, mark.TimeZone) >= day)
            .Select(mark => mark.What));
        return told.Length == 0 ? null : told;
    }
}
