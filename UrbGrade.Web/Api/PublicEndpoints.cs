using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Api.V1;
using UrbGrade.Web.Exports;

namespace UrbGrade.Web.Api;

/// <summary>Open data of public districts.</summary>
internal static class PublicEndpoints
{
    private const string Root = "/api/public/districts/{code}";

    /// <summary>The address of a file of a district.</summary>
    public static string Of(string district, string file) => $"/api/public/districts/{Uri.EscapeDataString(district)}/{file}";

    public static void MapPublicEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Root + "/months", ReadMonths);
        routes.MapGet(Root + "/months.{format}", (string code, string format, HttpContext context, CancellationToken cancellation) =>
            ReadTable(context, code, format, DistrictTables.Months, cancellation));
        routes.MapGet(Root + "/figures.{format}", (string code, string format, HttpContext context, CancellationToken cancellation) =>
            ReadTable(context, code, format, DistrictTables.Figures, cancellation));
        routes.MapGet(Root + "/blocks.{format}", (string code, string format, HttpContext context, CancellationToken cancellation) =>
            ReadTable(context, code, format, district => district.Blocks is null ? null : DistrictTables.Blocks(district), cancellation));
        routes.MapGet(Root + "/" + DistrictMaps.BlocksFile, (string code, HttpContext context, CancellationToken cancellation) =>
            ReadMap(context, code, DistrictMaps.Blocks, cancellation));
        routes.MapGet(Root + "/" + DistrictMaps.PlacesFile, (string code, HttpContext context, CancellationToken cancellation) =>
            ReadMap(context, code, DistrictMaps.Places, cancellation));
        routes.MapGet(Root + "/" + DataPackage.Descriptor, ReadDescriptor);
        routes.MapGet(Root + "/datapackage.zip", ReadPackage);
    }

    private static async Task<IResult> ReadMonths(
        string code, IDistrictQueries districts, CancellationToken cancellation) =>
        await districts.Find(code, cancellation) is { } district
            ? Results.Json(new { district.Code, district.Name, district.Origin, district.Months })
            : Results.NotFound();

    private static async Task<IResult> ReadTable(
        HttpContext context, string code, string format, Func<DistrictOverview, ExportTable?> write, CancellationToken cancellation)
    {
        if (TableAnswers.Format(context.Request, format) is not { } chosen
            || await context.RequestServices.GetRequiredService<IDistrictQueries>().Find(code, cancellation) is not { } district
            || write(district) is not { } table)
            return Results.NotFound();
        var country = context.RequestServices.GetRequiredService<ITenantRegistry>().FindByCode(code)?.Country ?? "GB";
        return TableAnswers.Of(context, table with { Name = $"district-{code}-{table.Name}" }, chosen, country);
    }

    private static async Task<IResult> ReadMap(
        HttpContext context, string code, Func<DistrictOverview, ExportMap?> write, CancellationToken cancellation) =>
        await context.RequestServices.GetRequiredService<IDistrictQueries>().Find(code, cancellation) is { } district && write(district) is { } map
            ? HashedAnswer.Of(context, map.Content.ToArray(), "application/geo+json")
            : Results.NotFound();

    private static async Task<IResult> ReadDescriptor(
        HttpContext context, string code, IDistrictQueries districts, [FromServices] IOptions<OpenDataOptions> terms, [FromServices] TimeProvider clock,
        CancellationToken cancellation) =>
        await districts.Find(code, cancellation) is { } district
            ? Results.Text(DataPackage.Describe(district, terms.Value, Home(context, code), clock.GetUtcNow()), MediaTypeNames.Application.Json)
            : Results.NotFound();

    private static async Task<IResult> ReadPackage(
        HttpContext context, string code, IDistrictQueries districts, [FromServices] IOptions<OpenDataOptions> terms, [FromServices] TimeProvider clock,
        CancellationToken cancellation) =>
        await districts.Find(code, cancellation) is { } district
            ? TableAnswers.Stream(
                context, $"district-{code}.zip", MediaTypeNames.Application.Zip,
                (output, cancel) => DataPackage.Write(output, district, terms.Value, Home(context, code), clock.GetUtcNow(), cancel))
            : Results.NotFound();

    private static string Home(HttpContext context, string code) => $"{SemanticsEndpoints.Origin(context.Request)}/d/{Uri.EscapeDataString(code)}";
}
