using Microsoft.AspNetCore.Mvc;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Profiling;
using UrbGrade.Web.Exports;
using UrbGrade.Web.Sessions;

namespace UrbGrade.Web.Api;

/// <summary>Segments and their members as files.</summary>
internal static class ProfileEndpoints
{
    private const int DaysBack = 366;

    public static void MapProfileEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/profiles/segments.{format}", ReadSegments).RequireAuthorization(Access.Municipal);
        routes.MapGet("/api/profiles/{asset:int}/{what}.{format}", ReadAsset).RequireAuthorization(Access.Municipal);
    }

    private static async Task<IResult> ReadAsset(
        HttpContext context, int asset, string what, string format, IProfileQueries profiles, [FromServices] ITenantRegistry tenants, [FromServices] ITenantSession session,
        CancellationToken cancellation)
    {
        if (TableAnswers.Format(context.Request, format) is not { } chosen || await profiles.OfAsset(asset, cancellation) is not { } found)
        {
            return Results.NotFound();
        }

        var last = found.Meters.Max(meter => meter.LastDay)?.AddDays(1);
        var table = what switch
        {
            "usual" => ProfileTables.Usual(found),
            "peers" => ProfileTables.Peers(found),
            "unusual" => ProfileTables.Unusual(found, last is { } day ? await profiles.AtypicalDays(asset, day.AddDays(-DaysBack), day, cancellation) : []),
            _ => null,
        };
        var country = TableAnswers.Country(session, tenants);
        return table is null ? Results.NotFound() : TableAnswers.Of(context, table, chosen, country);
    }

    private static async Task<IResult> ReadSegments(
        HttpContext context, string format, Medium? medium, DateOnly? month, IProfileQueries profiles, [FromServices] ITenantRegistry tenants,
        [FromServices] ITenantSession session, CancellationToken cancellation)
    {
        if (TableAnswers.Format(context.Request, format) is not { } chosen)
        {
            return Results.NotFound();
        }

        var found = await profiles.Segments(medium, month, cancellation);
        var country = TableAnswers.Country(session, tenants);
        return TableAnswers.Of(context, Table(found), chosen, country);
    }

    private static ExportTable Table(SegmentMonth found) => new(
        "segments", "Meters that are used alike", "UTC",
        [
            new("segment", ExportType.Integer, "Number of the segment; the same from month to month", IsRequired: true),
            new("asset", ExportType.Text, "Name of the place", IsRequired: true),
            new("meter", ExportType.Text, "As messages name it", IsRequired: true),
            new("daily_mean", ExportType.Number, "Use of a mean day, kWh or m3", IsRequired: true),
            new("months", ExportType.Integer, "Of the last twelve months, those in any segment", IsRequired: true),
            new("same_months", ExportType.Integer, "Of these, those in this segment", IsRequired: true),
        ],
        found.Segments.SelectMany(segment => segment.Members, (segment, member) => new object?[]
        {
            segment.Number, member.AssetName, member.Meter, member.DailyMean, member.Place.Months, member.Place.SameMonths,
        }).ToAsyncEnumerable()) { Key = ["segment", "meter"] };
}
