using Microsoft.AspNetCore.Mvc;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Exports;
using UrbGrade.Web.Sessions;

namespace UrbGrade.Web.Api;

/// <summary>How the use of a place follows the weather, as a file.</summary>
internal static class SignatureEndpoints
{
    public static void MapSignatureEndpoints(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/assets/{asset:int}/signature.{format}", Read).RequireAuthorization(Access.Municipal);

    /// <summary>For programs.</summary>
    public static string Csv(int assetId, string medium) => FormattableString.Invariant($"/api/assets/{assetId}/signature.csv?medium={Uri.EscapeDataString(medium)}");

    private static async Task<IResult> Read(
        HttpContext context, int asset, string format, [FromQuery] string? medium, [FromServices] IAssetQueries assets, [FromServices] IUseSignatures signatures,
        [FromServices] ITenantRegistry tenants, [FromServices] ITenantSession session, CancellationToken cancellation)
    {
        if (TableAnswers.Format(context.Request, format) is not { } chosen || await assets.Find(asset, cancellation) is not { } found)
            return Results.NotFound();
        var shown = (await signatures.Of(asset, cancellation)).Where(one => medium is null || one.Medium == medium);
        return TableAnswers.Of(context, Table(found, [.. shown]), chosen, TableAnswers.Country(session, tenants));
    }

    private static ExportTable Table(AssetDetails asset, IReadOnlyList<UseSignature> signatures) => new(
        FormattableString.Invariant($"asset-{asset.AssetId}-signature"), $"Use of {asset.Name} against the temperature outside", asset.TimeZone,
        [
            new("medium", ExportType.Text, "Carrier", IsRequired: true),
            new("day", ExportType.Day, "Civil day", IsRequired: true),
            new("temperature_outside", ExportType.Number, "Mean, degrees Celsius", IsRequired: true),
            new("used_kwh", ExportType.Number, "In 24 hours", IsRequired: true),
            new("model_kwh", ExportType.Number, "The line of the model at that temperature; empty where none fits"),
        ],
        signatures.SelectMany(one => one.Days, (one, day) => new object?[]
        {
            one.Medium, day.Day, day.OutsideCelsius, day.UsedKwh, one.Line?.At(day.OutsideCelsius),
        }).ToAsyncEnumerable()) { Key = ["medium", "day"] };
}
