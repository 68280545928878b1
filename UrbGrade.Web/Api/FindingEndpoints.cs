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

/// <summary>Findings and their evidence as files, and that for its chart.</summary>
internal static class FindingEndpoints
{
    public static void MapFindingEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/findings.{format}", ReadList).RequireAuthorization(Access.Municipal);
        routes.MapGet("/api/findings/{id:long}/evidence", ReadJson).RequireAuthorization(Access.Municipal);
        routes.MapGet("/api/findings/{id:long}/evidence.{format}", ReadEvidence).RequireAuthorization(Access.Municipal);
    }

    private static IResult ReadList(
        HttpContext context, string format, string? state, string? kind, string? since, IFindingQueries findings, [FromServices] ReaderZone zone,
        [FromServices] ITenantRegistry tenants, [FromServices] ITenantSession session) =>
        TableAnswers.Format(context.Request, format) is { } chosen
            ? TableAnswers.Of(
                context, List(findings, FindingAddress.Read(state, kind, since), zone.Name, context.RequestAborted), chosen, TableAnswers.Country(session, tenants))
            : Results.NotFound();

    private static async Task<IResult> ReadJson(
        HttpContext context, long id, IFindingQueries findings, IStringLocalizer<FindingText> texts, IStringLocalizer<SharedText> shared,
        CancellationToken cancellation)
    {
        context.Response.Headers.CacheControl = "private, no-cache";
        return await findings.Find(id, cancellation) is { } details
            ? Results.Json(FindingChart.Of(details, texts, shared), ChartDocument.Json) : Results.NotFound();
    }

    private static async Task<IResult> ReadEvidence(
        HttpContext context, string format, long id, IFindingQueries findings, [FromServices] ITenantRegistry tenants, [FromServices] ITenantSession session,
        CancellationToken cancellation) =>
        TableAnswers.Format(context.Request, format) is { } chosen && await findings.Find(id, cancellation) is { } details
            ? TableAnswers.Of(context, Evidence(details), chosen, TableAnswers.Country(session, tenants)) : Results.NotFound();

    private static ExportTable List(IFindingQueries findings, FindingFilter filter, string timeZone, CancellationToken cancellation) => new(
        "findings", filter.State is null ? "Open findings" : $"Findings: {filter.State}", timeZone,
        [
            new("id", ExportType.Integer, "Number of the finding", IsRequired: true),
            new("kind", ExportType.Text, "What was found", IsRequired: true),
            new("about", ExportType.Text, "Place and meter", IsRequired: true),
            new("start", ExportType.Instant, "Begin, included", IsRequired: true),
            new("end", ExportType.Instant, "End, excluded; empty while it lasts"),
            new("strength", ExportType.Number, "How many times the limit of its rule", IsRequired: true),
            new("confidence", ExportType.Number, "0 to 1", IsRequired: true),
            new("excess", ExportType.Number, "Used more than expected, kWh or m3; negative for less"),
            new("money", ExportType.Number, "In a year if it lasts, otherwise what it has cost, in the tenant's currency"),
            new("state", ExportType.Text, "New or Seen, which are open, Explained or FalseAlarm", IsRequired: true),
            new("medium", ExportType.Text, "Carrier; empty where nothing is used"),
        ],
        Rows(findings, filter, cancellation)) { Key = ["id"] };

    private static async IAsyncEnumerable<object?[]> Rows(
        IFindingQueries findings, FindingFilter filter, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var page = 1; ; page++)
        {
            var list = await findings.List(filter with { Page = page }, cancellation);
            foreach (var item in list.Items)
            {
                yield return
                [
                    item.Id, item.Kind.ToString(), item.About, item.Start, item.End, Rounded(item.Strength), Rounded(item.Confidence), Rounded(item.Excess),
                    Rounded(item.Money), item.State.ToString(), item.Medium,
                ];
            }

            if (page * FindingList.PageSize >= list.Count)
                yield break;
        }
    }

    /// <summary>As exact as a finding is.</summary>
    private static double? Rounded(double? number) => number is { } known ? Math.Round(known, 3) : null;

    private static ExportTable Evidence(FindingDetails details) => new(
        FormattableString.Invariant($"finding-{details.Item.Id}"), $"Evidence of finding {details.Item.Id}: {details.Item.Kind}, {details.Item.About}", details.Item.TimeZone,
        [
            new("at", ExportType.Instant, "Begin of the point", IsRequired: true),
            new("measured", ExportType.Number, $"{details.Unit}; empty where missing"),
            new("expected", ExportType.Number, $"{details.Unit}; empty where nothing was expected"),
        ],
        details.Points.Select(point => new object?[] { point.At, point.Measured, point.Expected }).ToAsyncEnumerable()) { Key = ["at"] };
}
