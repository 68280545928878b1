using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Quantification;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.People;

/// <summary>A house of two dwellings: of what both used together, a person has and takes along the own part only.</summary>
public class SharedAssetErasureTests : IAsyncLifetime
{
    private const string Ana = "ana@example.org";

    private static readonly DateTimeOffset Day = When.Instant("2026-02-03T10:00:00Z");

    private QuantifiedTenant tenant = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IPeople People => tenant.Platform.Get<IPeople>();

    public async ValueTask InitializeAsync()
    {
        tenant = await QuantifiedTenant.Create();
        await tenant.Register("477", "478");
        await tenant.Platform.Get<IUserDirectory>().Add(new UserDraft(Ana, AccountRole.Staff, "20", "a long password of a test 7", "Ana López"), Cancellation);
        await People.Assign(Ana, "477", When.Day("2026-02-01"), null, Cancellation);
    }

    public ValueTask DisposeAsync() => tenant.DisposeAsync();

    [Fact]
    public async Task The_neighbours_figures_are_neither_handed_out_nor_lost()
    {
        await ShareHouse();
        await tenant.QuantifyAndCompute(1, ShopHour.Of("477", Day, 2), ShopHour.Of("478", Day, 3), ShopHour.Of("478", Day.AddDays(9), 1));
        await tenant.ComputePeriods();
        Assert.Equal(5, Energy("2026-02-03"));

        var figures = (await People.Read(Ana, Cancellation))!.Single(table => table.Name == "figures");
        var rows = await figures.Rows.ToListAsync(Cancellation);
        Assert.DoesNotContain(rows, row => row[4] is 5.0 or 3.0);

        await Erase();
        await tenant.ComputeKpis();
        await tenant.ComputePeriods();

        Assert.Equal(3, Energy("2026-02-03"));
        Assert.Equal(1, Energy("2026-02-12"));
        Assert.Equal(3, tenant.PeriodKpi(KpiDefinitions.Energy, KpiResolution.Week, "2026-02-02")!.Value);
        Assert.Equal(4, tenant.PeriodKpi(KpiDefinitions.Energy, KpiResolution.Month, "2026-02-01")!.Value);

        // What was and what is would tell the difference, which is hers.
        Assert.Empty(tenant.Rows<KpiCorrectionRow>());
        Assert.DoesNotContain(tenant.Rows<PeriodKpiCorrectionRow>(), correction => correction.Resolution == KpiResolution.Week);
    }

    [Fact]
    public async Task What_her_dwelling_used_by_month_stays_when_all_figures_are_computed_anew()
    {
        await tenant.QuantifyAndCompute(1, ShopHour.Of("477", Day, 2), ShopHour.Of("477", Day.AddDays(3), 4));
        await tenant.ComputePeriods();
        var (month, period) = (tenant.Kpi(KpiDefinitions.Energy, "2026-02-01", KpiResolution.Month), tenant.PeriodKpi(KpiDefinitions.Energy, KpiResolution.Month, "2026-02-01"));
        Assert.Equal((6, 6), (month!.Value, period!.Value));

        await Erase();
        await tenant.Platform.Queue.Commit(
            session =>
            {
                var stale = tenant.Platform.Get<StaleMarks>();
                stale.Days(session, tenant.Id, When.Day("2026-01-01"), When.Day("2026-12-31"));
                stale.Months(session, tenant.Id, assetId: 0, When.Day("2026-01-01"), When.Day("2026-12-31"));
                return true;
            },
            Cancellation);
        await tenant.ComputeKpis();
        await tenant.ComputePeriods();

        Assert.Null(Energy("2026-02-03"));
        Assert.Equal(6, tenant.Kpi(KpiDefinitions.Energy, "2026-02-01", KpiResolution.Month)!.Value);
        Assert.Equal(6, tenant.PeriodKpi(KpiDefinitions.Energy, KpiResolution.Month, "2026-02-01")!.Value);
    }

    [Fact]
    public async Task A_gateway_is_not_asked_to_send_an_erased_time_again()
    {
        var now = tenant.Platform.Clock.GetUtcNow();
        await tenant.QuantifyAndCompute(1, ShopHour.Of("477", When.Instant("2026-01-31T22:00:00Z"), 1), ShopHour.Of("477", Day, 2), ShopHour.Of("477", now.AddHours(-1), 4));
        await Erase();
        await tenant.QuantifyAndCompute(2, ShopHour.Of("477", now, 5));

        var missing = await tenant.Platform.Get<IMissingHours>().Find(tenant.Id, When.Instant("2026-01-01T00:00:00Z"), new Dictionary<string, DateTimeOffset>(), Cancellation);
        Assert.Empty(missing!);
    }

    /// <summary>The states at both ends are of those who lived there before and after.</summary>
    [Fact]
    public async Task What_was_counted_before_and_after_her_time_tells_none_of_her_days_again()
    {
        await tenant.Quantify(1, Counter((When.Instant("2026-01-20T10:00:00Z"), 100), (When.Instant("2026-01-31T12:00:00Z"), 400), (Day, 500), (Day.AddDays(9), 900)));
        await ComputeAll();
        Assert.NotNull(Energy("2026-02-07"));

        await Erase();
        await tenant.Quantify(2, Counter((tenant.Platform.Clock.GetUtcNow(), 2_000)));
        await ComputeAll();

        Assert.NotNull(Energy("2026-01-28"));
        Assert.All(new[] { "2026-02-03", "2026-02-07", "2026-03-01" }, day => Assert.Null(Energy(day)));
        Assert.Null(tenant.PeriodKpi(KpiDefinitions.Energy, KpiResolution.Week, "2026-02-02")?.Value);
    }

    /// <summary>Baselines, savings and alerts put days together from readings themselves.</summary>
    [Fact]
    public async Task Days_that_are_measured_for_savings_had_a_share_in_her_time()
    {
        await tenant.Quantify(1, Counter((When.Instant("2026-01-31T12:00:00Z"), 400), (Day, 500)));
        await Erase();
        await tenant.Quantify(2, Counter((tenant.Platform.Clock.GetUtcNow(), 2_000)));
        await using var database = tenant.Platform.Contexts.Read(TenantScope.Of(tenant.Id));
        await database.Database.OpenConnectionAsync(Cancellation);
        using var reader = new SeriesReader(database.Database.GetDbConnection(), tenant.Id);
        var series = Assert.Single(await tenant.Platform.Get<IMeasuredSeries>().List(tenant.Id, Cancellation), one => one.Kind == SeriesKind.Register);

        var hours = series.Read(reader, When.Day("2026-01-31"), When.Day("2026-03-10"), HourlySeries.LongestSpread)!;

        // From the state before her time to the midnight with which it begins.
        Assert.All(hours[13..24], hour => Assert.Equal(HourState.Spread, hour.State));
        Assert.All(hours[24..], hour => Assert.Equal(HourState.Missing, hour.State));
    }

    private static byte[] Counter(params (DateTimeOffset At, int State)[] states) => TestRequest.OfHeads("001", "002", [.. states.Select(
        one => ("GW1", one.At, new[] { ("ID_Meter_consumption", "477"), ("Consumer_measure", one.State.ToString(CultureInfo.InvariantCulture)) }))]);

    private async Task ComputeAll()
    {
        do
        {
            await tenant.ComputeKpis();
        }
        while (tenant.Rows<DirtyPeriodRow>().Count > 0);

        await tenant.ComputePeriods();
    }

    private async Task ShareHouse()
    {
        await tenant.Change(database => database.Set<MeterRow>().Single(meter => meter.Source == "478").AssetId = tenant.AssetOf("477"));
        tenant.Platform.Get<SeriesDirectory>().Forget(tenant.Id);
    }

    private double? Energy(string day) => tenant.Kpi(KpiDefinitions.Energy, day)?.Value;

    private async Task Erase() => Assert.Equal(
        AdministrationOutcome.Done, (await People.Erase(Ana, Ana, "asked for by letter", Cancellation)).Result.Outcome);
}
