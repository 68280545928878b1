using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Reports;
using UrbGrade.Web.Exports;
using UrbGrade.Web.Municipal;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Reports;

/// <summary>A report of a month or a year as tables for people.</summary>
internal static class PeriodReportTables
{
    public static IReadOnlyList<ExportTable> All(PeriodReport report, IStringLocalizer<SavingsText> savings, IStringLocalizer<ReportingText> texts)
    {
        var rows = report.Secap is { } secap ? ReportTables.All(secap) : [];
        IReadOnlyList<ExportTable> all = report.Template == ReportTemplate.Secap
            ? rows
            : [Figures(report), .. report.Months.Count > 0 ? [Months(report)] : Array.Empty<ExportTable>(), Places(report), Measures(report, savings), .. rows];
        return [.. all.Select(table => ReaderTables.Of(table, texts))];
    }

    private static ExportTable Figures(PeriodReport report) => new(
        "figures", $"Figures of {report.Name}", report.TimeZone,
        [
            new("quantity", ExportType.Text, "Energy, cost or CO₂", IsRequired: true),
            new("unit", ExportType.Text, "Unit of the values; money by ISO 4217", IsRequired: true),
            new("first_day", ExportType.Day, "First local day", IsRequired: true),
            new("last_day", ExportType.Day, "Last local day", IsRequired: true),
            new("value", ExportType.Number, "Sum over the days; never scaled up"),
            new("value_year_before", ExportType.Number, "Of the same days a year before; empty where not comparable"),
            new("value_year_before_in_this_weather", ExportType.Number, "The same with the weather taken out; empty where that cannot be told"),
            new("coverage", ExportType.Number, "Valid of expected readings, 0 to 1", IsRequired: true),
            new("estimated_share", ExportType.Number, "Estimated of valid readings, 0 to 1", IsRequired: true),
            new("status", ExportType.Text, "ok or insufficient", IsRequired: true),
        ],
        Rows(report.Figures.Select(figure => new object?[]
        {
            figure.ThisYear.Quantity.ToString(), Unit(figure.ThisYear), report.First, report.Last, figure.ThisYear.Value, Before(figure), Before(figure) * report.Weather?.LastYearFactor,
            figure.ThisYear.Coverage, figure.ThisYear.EstimatedShare, figure.ThisYear.Status.ToString().ToLowerInvariant(),
        }))) { Key = ["quantity"] };

    private static ExportTable Months(PeriodReport report) => new(
        "months", $"Energy of {report.Name} by month", report.TimeZone,
        [
            new("month", ExportType.Day, "Its first day", IsRequired: true),
            new("energy_kwh", ExportType.Number, "kWh; empty where nothing is known"),
            new("energy_kwh_year_before", ExportType.Number, "kWh of the same days a year before; empty where not comparable"),
            new("coverage", ExportType.Number, "Valid of expected readings, 0 to 1", IsRequired: true),
            new("estimated_share", ExportType.Number, "Estimated of valid readings, 0 to 1", IsRequired: true),
        ],
        Rows(report.Months.Select(month => new object?[] { month.Month, month.EnergyKwh, month.LastYearEnergyKwh, month.Coverage, month.EstimatedShare }))) { Key = ["month"] };

    private static ExportTable Places(PeriodReport report) => new(
        "places", "Places that changed most", report.TimeZone,
        [
            new("place", ExportType.Text, "Name", IsRequired: true),
            new("kind", ExportType.Text, "As the registry names it", IsRequired: true),
            new("energy_kwh", ExportType.Number, "kWh", IsRequired: true),
            new("energy_kwh_year_before", ExportType.Number, "kWh", IsRequired: true),
        ],
        Rows(report.Places.Select(place => new object?[] { place.Name, place.Kind, place.EnergyKwh, place.BeforeKwh })));

    private static ExportTable Measures(PeriodReport report, IStringLocalizer<SavingsText> savings) => new(
        "measures", "What was done and decided", report.TimeZone,
        [
            new("title", ExportType.Text, "As it was written down", IsRequired: true),
            new("state", ExportType.Text, "Decided, Done or Measured", IsRequired: true),
            new("planned_for", ExportType.Day, "First day on which it is to work"),
            new("done_on", ExportType.Day, "First day on which it worked"),
            new("cost", ExportType.Number, "Once, in the tenant's currency"),
            new("promised_kwh_year", ExportType.Number, "kWh in a normal year"),
            new("saved_kwh", ExportType.Number, "kWh since then, measured"),
            new("saved_kwh_band", ExportType.Number, "Half of the 90 % interval, kWh"),
        ],
        Rows(report.Done.Concat(report.Decided).Select(one => new object?[]
        {
            WorkTitles.Read(one.Title, savings), one.State.ToString(), one.PlannedFor, one.DoneOn, one.Cost, one.Promise, one.Saving is { Days: > 0 } ? one.Saving.SavedKwh : null,
            one.Saving is { Days: > 0 } ? one.Saving.BandKwh : null,
        })));

    private static string Unit(KpiFigure figure) => figure.Quantity switch
    {
        Quantity.Cost => figure.Currency ?? "",
        Quantity.Co2Kg => "kg",
        _ => "kWh",
    };

    private static double? Before(DistrictFigure figure) => figure.LastYear is { Status: KpiStatus.Ok } before ? before.Value : null;

    private static async IAsyncEnumerable<object?[]> Rows(IEnumerable<object?[]> rows)
    {
        foreach (var row in rows)
        {
            yield return row;
        }

        await Task.CompletedTask;
    }
}
