using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;

namespace UrbGrade.Web.Exports;

/// <summary>What a public district publishes as tables. They say no more than its page does: sums over too few assets are withheld there and here.</summary>
internal static class DistrictTables
{
    public const string MonthsName = "months", FiguresName = "figures", BlocksName = "blocks";

    public static IReadOnlyList<ExportTable> All(DistrictOverview district) =>
        [Months(district), Figures(district), .. district.Blocks is null ? Array.Empty<ExportTable>() : [Blocks(district)]];

    public static ExportTable Months(DistrictOverview district) => new(
        MonthsName, $"Energy of {district.Name} by month", district.TimeZone,
        [
            new("district", ExportType.Text, "Name of the district", IsRequired: true),
            new("month", ExportType.Text, "Calendar month", IsRequired: true) { SchemaType = "yearmonth" },
            new("energy_kwh", ExportType.Number, "Energy of the whole district in kWh; empty where nothing is known or it is withheld"),
            new("energy_kwh_last_year", ExportType.Number, "Of the same days one year before, kWh; empty where too little of it is known"),
            new("coverage", ExportType.Number, "Valid of expected readings, 0 to 1", IsRequired: true),
            new("estimated_share", ExportType.Number, "Estimated of valid readings, 0 to 1", IsRequired: true),
            new("origin", ExportType.Text, "Where the readings come from when they are no measurements of this district"),
            new("counted_from", ExportType.Day, "First civil day that counts, where readings begin within the month; empty where it counts from its first one"),
            new("counted_up_to", ExportType.Day, "Last civil day that counts, where the month is not counted to its end; empty where it is"),
        ],
        Rows(district.Months.Select(month => new object?[]
        {
            district.Name, LocalTimes.Iso(month.Month)[..7], month.EnergyKwh, month.LastYearEnergyKwh, month.Coverage, month.EstimatedShare, district.Origin,
            month.From, month.UpTo,
        }))) { Key = ["month"] };

    public static ExportTable Figures(DistrictOverview district) => new(
        FiguresName, $"Energy, cost and CO₂ of {district.Name}", district.TimeZone,
        [
            new("district", ExportType.Text, "Name of the district", IsRequired: true),
            new("quantity", ExportType.Text, "energy, cost or co2", IsRequired: true),
            new("from", ExportType.Day, "First civil day", IsRequired: true),
            new("to", ExportType.Day, "Last civil day, included", IsRequired: true),
            new("value", ExportType.Number, "In the unit beside it"),
            new("unit", ExportType.Text, "kW.h, kg or the code of a currency (ISO 4217)", IsRequired: true),
            new("value_last_year", ExportType.Number, "Of the same days one year before; empty where too little of it is known"),
            new("coverage", ExportType.Number, "Valid of expected readings, 0 to 1", IsRequired: true),
            new("definition", ExportType.Text, "KPI and version of its definition", IsRequired: true),
            new("origin", ExportType.Text, "Where the readings come from when they are no measurements of this district"),
        ],
        Rows(district.Figures.Select(figure => new object?[]
        {
            district.Name, Word(figure.ThisYear.Quantity), LocalTimes.LocalDay(figure.ThisYear.PeriodStart, district.TimeZone),
            LocalTimes.LocalDay(figure.ThisYear.PeriodEnd.AddTicks(-1), district.TimeZone), figure.ThisYear.Value, Unit(figure.ThisYear),
            figure.LastYear is { Status: KpiStatus.Ok } before ? before.Value : null, figure.ThisYear.Coverage, figure.ThisYear.DefinitionVersion, district.Origin,
        }))) { Key = ["quantity"] };

    public static ExportTable Blocks(DistrictOverview district) => new(
        BlocksName, $"Energy of {district.Name} by block", district.TimeZone,
        [
            new("district", ExportType.Text, "Name of the district", IsRequired: true),
            new("block", ExportType.Text, "Code of the block", IsRequired: true),
            new("name", ExportType.Text, "Name of the block", IsRequired: true),
            new("month", ExportType.Text, "Calendar month", IsRequired: true) { SchemaType = "yearmonth" },
            new("mean_energy_kwh", ExportType.Number, "Energy of a home or shop on average in kWh; empty where nothing is known or it is withheld"),
            new("reporting", ExportType.Integer, "Homes and shops that the mean is of", IsRequired: true),
            new("coverage", ExportType.Number, "Valid of their expected readings, 0 to 1", IsRequired: true),
            new("merged_with", ExportType.Text, "Code of the block that this one is counted together with"),
            new("origin", ExportType.Text, "Where the readings come from when they are no measurements of this district"),
        ],
        Rows((district.Blocks?.Map.Areas ?? []).Select(block => new object?[]
        {
            district.Name, block.Code, block.Name, LocalTimes.Iso(district.Blocks!.Map.Request.Month)[..7], block.Value, block.Reporting, block.Coverage, block.MergedWith,
            district.Origin,
        }))) { Key = ["block"] };

    private static string Word(Quantity quantity) => quantity switch
    {
        Quantity.EnergyKwh => "energy",
        Quantity.Cost => "cost",
        _ => "co2",
    };

    private static string Unit(KpiFigure figure) => figure.Quantity switch
    {
        Quantity.EnergyKwh => "kW.h",
        Quantity.Cost => figure.Currency ?? "EUR",
        _ => "kg",
    };

    private static async IAsyncEnumerable<object?[]> Rows(IEnumerable<object?[]> rows)
    {
        foreach (var row in rows)
        {
            yield return row;
        }

        await Task.CompletedTask;
    }
}
