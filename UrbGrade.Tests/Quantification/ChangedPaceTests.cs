using System.Globalization;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification;

/// <summary>A cabinet whose power is told without an end: each quarter of an hour for ten days, each hour for the next ten.</summary>
public class ChangedPaceTests
{
    private const int Quarters = 10 * 96;
    private const int Hours = 10 * 24;

    private static readonly DateTimeOffset Begin = LocalCalendar.Of("Europe/Madrid").InstantOf(When.Day("2026-01-01"));

    /// <summary>By number: ten days of quarters, ten of hours, and a quarter in the last hour of the first ten that is corrected.</summary>
    private static readonly byte[][] Requests = [Power(0, Quarters, 15), Power(Quarters * 15, Hours, 60), Power((Quarters - 2) * 15, 1, 15, watt: 9_000)];

    [Fact]
    public async Task A_cabinet_that_is_read_more_seldom_keeps_its_hours_in_days_and_in_the_year()
    {
        await using var tenant = await Worked(0, 1);

        var day = tenant.Kpi(KpiDefinitions.Energy, "2026-01-15")!;
        Assert.Equal((96.0, 24), (Math.Round(day.Value!.Value, 9), day.ValidIntervals));
        var year = tenant.PeriodKpi(KpiDefinitions.Energy, KpiResolution.Year, "2026-01-01", KpiMedium.Light)!;
        var month = tenant.PeriodKpi(KpiDefinitions.Energy, KpiResolution.Month, "2026-01-01", KpiMedium.Light)!;
        Assert.Equal((month.Value, month.ValidIntervals), (year.Value, year.ValidIntervals));
        Assert.True(year.ValidIntervals >= (20 * 24) - 3, $"{year.ValidIntervals} hours are valid");
    }

    [Fact]
    public async Task Readings_around_a_change_of_pace_give_the_same_figures_in_whatever_order_they_come()
    {
        await using var inOrder = await Worked(0, 1, 2);
        await using var backwards = await Worked(2, 1, 0);

        Assert.Equal(Kept(inOrder), Kept(backwards));
    }

    private static async Task<QuantifiedTenant> Worked(params int[] order)
    {
        var tenant = await QuantifiedTenant.Create();
        await tenant.Register("477");
        foreach (var request in order)
        {
            await tenant.Quantify(request + 1, Requests[request]);
            await tenant.ComputeKpis();
            Assert.Empty(tenant.Rows<DirtyPeriodRow>());
            await tenant.ComputePeriods();
        }

        return tenant;
    }

    private static byte[] Power(int firstMinute, int count, int minutes, double watt = 4_000) => TestRequest.OfHeads("DSE01", "0.0.1",
        [.. Enumerable.Range(0, count).Select(i => (
            "477", Begin.AddMinutes(firstMinute + (i * minutes)), new[] { ("consumer_measure", watt.ToString(CultureInfo.InvariantCulture)) }))]);

    private static List<string> Kept(QuantifiedTenant tenant) =>
    [
        .. Told(tenant.Rows<SeriesDayRow>(), day => $"day {day.LocalDay:O} {day.ValidHours:X} {day.EstimatedHours:X} {day.FilledHours:X} {day.Rules:X}"),
        .. Told(
            tenant.Rows<KpiRow>().FindAll(kpi => kpi.ValidIntervals > 0),
            kpi => $"kpi {kpi.DefinitionId} {kpi.Resolution} {kpi.PeriodStart:O} {kpi.Value:R} {kpi.ValidIntervals}"),
        .. Told(
            tenant.Rows<PeriodKpiRow>().FindAll(kpi => kpi.Value is not null),
            kpi => $"period {kpi.Scope} {kpi.Medium} {kpi.DefinitionId} {kpi.Resolution} {kpi.PeriodStart:O} {kpi.Value:R} {kpi.ValidIntervals}"),
    ];

    private static IEnumerable<string> Told<TRow>(List<TRow> rows, Func<TRow, FormattableString> line) =>
        rows.Select(row => FormattableString.Invariant(line(row))).Order(StringComparer.Ordinal);
}
