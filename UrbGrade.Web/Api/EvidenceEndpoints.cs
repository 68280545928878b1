using System.Globalization;
using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Programs;
using UrbGrade.Web.Formats;
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

    /// <summary>Of the day on which clocks are put back.</summary>
    private const int LastHour = 24;

    private static readonly string[] Carriers = ["power", "light", "heat", "gas", "water"];

    /// <summary>Null for a quantity that has no figure.</summary>
    public static string? Address(int assetId, Quantity quantity, KpiPeriod period) => Codes.TryGetValue(quantity, out var code)
        ? Address(new FigureName(KpiScope.Asset, assetId, period.Kind == PeriodKind.Day ? PeriodLength.Day : PeriodLength.Month, period.Start, code))
        : null;

    /// <summary>Where the evidence of a figure is.</summary>
    public static string Address(FigureName figure) => string.Create(
        CultureInfo.InvariantCulture,
        $"/api/figures/{Lower(figure.Scope)}/{figure.ScopeId}/evidence.zip?figure={figure.Code}{(figure.Medium is { } medium ? $"&medium={medium}" : "")}&period={Lower(figure.Length)}&start={figure.Day:yyyy-MM-dd}{(figure.Hour is { } hour ? $"&hour={hour}" : "")}");

    public static void MapEvidenceEndpoints(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/figures/{scope}/{id:int}/evidence.zip", ReadOfScope).RequireAuthorization(Access.Municipal);

    /// <summary>Answers with the evidence of one figure of the session's tenant.</summary>
    public static Task<IResult> ReadOfScope(
        string scope, int id, string? figure, string? medium, string? period, string? start, string? hour, HttpResponse response, [FromServices] IFigureEvidence evidence,
        CancellationToken cancellation) =>
        Named(scope, id, figure, medium, period, start, hour) is { } name ? Read(name, response, evidence, cancellation)
        : Task.FromResult(Results.Problem(
            $"The figure asked for is '{figure}' of '{medium}' of the {scope} {id}, {period} '{start}', hour '{hour}'; allowed are asset, meter, street, district or tenant, the code of a KPI, "
            + $"no carrier or one of {string.Join(", ", Carriers)}, hour, day, week, month or year, a day of it as 2026-03-01, and of an hour alone how many hours of the day come before it, 0 to 24.",
            statusCode: StatusCodes.Status400BadRequest));

    /// <summary>The same of an asset.</summary>
    public static Task<IResult> ReadOfAsset(
        int id, string? figure, string? medium, string? period, string? start, string? hour, HttpResponse response, [FromServices] IFigureEvidence evidence, CancellationToken cancellation) =>
        ReadOfScope("asset", id, figure, medium, period, start, hour, response, evidence, cancellation);

    private static FigureName? Named(string scope, int id, string? figure, string? medium, string? period, string? start, string? hour) =>
        figure is { Length: > 0 and <= 64 } && (medium is null || Carriers.Contains(medium)) && Parsed<KpiScope>(scope) is { } of && Parsed<PeriodLength>(period) is { } length
        && DateOnly.TryParseExact(start, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1 and < 9999
        && (length == PeriodLength.Hour ? WholeNumbers.Read(hour) is <= LastHour : hour is null)
            ? new FigureName(of, id, length, day, figure, medium, WholeNumbers.Read(hour)) : null;

    private static T? Parsed<T>(string? text)
        where T : struct, Enum => Enum.GetValues<T>().Where(value => Lower(value) == text).Select(value => (T?)value).FirstOrDefault();

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static async Task<IResult> Read(FigureName name, HttpResponse response, IFigureEvidence evidence, CancellationToken cancellation)
    {
        // On disk until it was sent: a month of a large asset is not held in memory for each who asks.
        var file = PrivateFile.Temporary(FileOptions.Asynchronous);
        response.RegisterForDispose(file);
        if (!await evidence.Write(name, file, cancellation))
        {
            return Results.NotFound();
        }

        file.Position = 0;
        response.Headers.CacheControl = "no-store";
        return Results.Stream(file, MediaTypeNames.Application.Zip, string.Create(
            CultureInfo.InvariantCulture,
            $"evidence-{name.Code}{(name.Medium is { } medium ? $"-{medium}" : "")}-{Lower(name.Scope)}-{name.ScopeId}-{Lower(name.Length)}-{name.Day:yyyy-MM-dd}{(name.Hour is { } hour ? $"-{hour}" : "")}.zip"));
    }
}
