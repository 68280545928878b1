using System.Globalization;
using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Web.Sessions;

namespace UrbGrade.Web.Api;

/// <summary>What a figure stands on, as a ZIP that others can verify.</summary>
internal static class EvidenceEndpoints
{
    /// <summary>Figures of days and months, by the quantity that pages name.</summary>
    private static readonly Dictionary<Quantity, string> Codes = new()
    {
        [Quantity.EnergyKwh] = "energy",
        [Quantity.Cost] = "cost",
        [Quantity.Co2Kg] = "co2",
        [Quantity.InsideTemperatureCelsius] = "temperature_in",
        [Quantity.OutsideTemperatureCelsius] = "temperature_out",
    };

    /// <summary>Null for a quantity that has no figure.</summary>
    public static string? Address(int assetId, Quantity quantity, KpiPeriod period) => Codes.TryGetValue(quantity, out var code)
        ? string.Create(CultureInfo.InvariantCulture, $"/api/assets/{assetId}/evidence.zip?figure={code}&period={(period.Kind == PeriodKind.Day ? "day" : "month")}&start={period.Start:yyyy-MM-dd}")
        : null;

    public static void MapEvidenceEndpoints(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/assets/{assetId:int}/evidence.zip", (
            int assetId, string? figure, string? period, string? start, HttpResponse response, [FromServices] IFigureEvidence evidence, CancellationToken cancellation) =>
            Read(assetId, figure, period, start, response, evidence, cancellation)).RequireAuthorization(Access.Municipal);

    /// <summary>Answers with the evidence of one figure of the session's tenant.</summary>
    public static async Task<IResult> Read(
        int id, string? figure, string? period, string? start, HttpResponse response, [FromServices] IFigureEvidence evidence, CancellationToken cancellation)
    {
        if (figure is null || !Codes.ContainsValue(figure) || period is not ("day" or "month")
            || !DateOnly.TryParseExact(start, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) || (period == "month" && first.Day != 1))
        {
            return Results.Problem(
                $"The figure asked for is '{figure}' of the {period} '{start}'; allowed are {string.Join(", ", Codes.Values)}, day or month, and its first day as 2026-03-01.",
                statusCode: StatusCodes.Status400BadRequest);
        }

        // On disk until it was sent: a month of a large asset is not held in memory for each who asks.
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 65_536, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        response.RegisterForDispose(file);
        if (!await evidence.Write(id, figure, new KpiPeriod(period == "day" ? PeriodKind.Day : PeriodKind.Month, first), file, cancellation))
            return Results.NotFound();
        file.Position = 0;
        response.Headers.CacheControl = "no-store";
        return Results.Stream(file, MediaTypeNames.Application.Zip, string.Create(CultureInfo.InvariantCulture, $"evidence-{figure}-{id}-{first:yyyy-MM-dd}.zip"));
    }
}
