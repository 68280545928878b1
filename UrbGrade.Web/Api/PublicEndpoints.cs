using System.Net.Mime;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;

namespace UrbGrade.Web.Api;

/// <summary>Open data of public districts.</summary>
internal static class PublicEndpoints
{
    public static string MonthsCsv(string district) => $"/api/public/districts/{Uri.EscapeDataString(district)}/months.csv";

    public static void MapPublicEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/public/districts/{code}/months", ReadMonths);
        routes.MapGet("/api/public/districts/{code}/months.csv", ReadMonthsCsv);
    }

    private static async Task<IResult> ReadMonths(
        string code, IDistrictQueries districts, CancellationToken cancellation) =>
        await districts.Find(code, cancellation) is { } district
            ? Results.Json(new { district.Code, district.Name, district.Origin, district.Months })
            : Results.NotFound();

    private static async Task<IResult> ReadMonthsCsv(
        string code, IDistrictQueries districts, CancellationToken cancellation)
    {
        if (await districts.Find(code, cancellation) is not { } district)
            return Results.NotFound();
        var csv = new CsvText(
            "district", "month", "energy_kwh", "energy_kwh_last_year", "coverage", "estimated_share", "origin");
        foreach (var month in district.Months)
        {
            csv.Row(
                district.Name, LocalTimes.Iso(month.Month)[..7], month.EnergyKwh, month.LastYearEnergyKwh,
                month.Coverage, month.EstimatedShare, district.Origin ?? "");
        }

        return Results.File(csv.Bytes(), MediaTypeNames.Text.Csv, $"district-{code}-months.csv");
    }
}
