using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification;

/// <summary>A cabinet that tells its power for 24 days of January, and its energy from then on; that of one day in between comes late.</summary>
public class PowerBeforeEnergyTests
{
    private static readonly DateTimeOffset Begin = LocalCalendar.Of("Europe/Madrid").InstantOf(When.Day("2026-01-01"));

    private static readonly byte[][] Requests = [Power(days: 24), Energy(firstDay: 24, days: 7), Energy(firstDay: 4, days: 1)];

    [Fact]
    public async Task A_month_lacked_the_days_before_the_first_energy_though_each_of_them_was_known()
    {
        await using var tenant = await Worked(0, 1);

        Assert.Equal(96, Math.Round(tenant.Kpi(KpiDefinitions.Energy, "2026-01-10")!.Value!.Value, 9));
        Assert.Equal(120, Math.Round(tenant.Kpi(KpiDefinitions.Energy, "2026-01-25")!.Value!.Value, 9));
        foreach (var resolution in new[] { KpiResolution.Month, KpiResolution.Year })
        {
            var figure = tenant.PeriodKpi(KpiDefinitions.Energy, resolution, "2026-01-01", KpiMedium.Light)!;
            Assert.Equal(((24 * 96) + (7 * 120.0), 744), (Math.Round(figure.Value!.Value, 9), figure.ValidIntervals));
        }
    }

    [Theory]
    [InlineData(2, 1, 0)]
    [InlineData(1, 2, 0)]
    [InlineData(0, 2, 1)]
    public async Task Days_after_the_first_energy_are_what_energy_tells_in_whatever_order_it_came(params int[] order)
    {
        await using var inOrder = await Worked(0, 1, 2);
        await using var other = await Worked(order);

        Assert.Equal(Kept(inOrder), Kept(other));
        var month = inOrder.PeriodKpi(KpiDefinitions.Energy, KpiResolution.Month, "2026-01-01", KpiMedium.Light)!;
        Assert.Equal(((4 * 96) + (8 * 120.0), 12 * 24), (Math.Round(month.Value!.Value, 9), month.ValidIntervals));
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

    /// <summary>4 kW, told each hour.</summary>
    private static byte[] Power(int days) => TestRequest.OfHeads(
        "DSE01", "0.0.1", [.. Enumerable.Range(0, days * 24).Select(hour => ("477", Begin.AddHours(hour), new[] { ("consumer_measure", "4000") }))]);

    /// <summary>5 kWh in each hour.</summary>
    private static byte[] Energy(int firstDay, int days) => TestRequest.OfHeads("DSE09", "0.0.1", [.. Enumerable.Range(firstDay * 24, days * 24).Select(hour => ("477", Begin, new[]
    {
        ("measure_timestamp_start", $"{Begin.AddHours(hour):yyyy-MM-ddTHH:mm:ssZ}"), ("measure_timestamp_end", $"{Begin.AddHours(hour + 1):yyyy-MM-ddTHH:mm:ssZ}"),
        ("energy_measure", "5"),
    }))]);

    private static List<string> Kept(QuantifiedTenant tenant) =>
    [
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
