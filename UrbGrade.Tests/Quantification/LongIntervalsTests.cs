using System.Globalization;
using CsCheck;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Retention;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification;

/// <summary>Meters that send a day or a month as one amount.</summary>
public class LongIntervalsTests
{
    private static readonly LocalCalendar Madrid = LocalCalendar.Of("Europe/Madrid");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_month_that_comes_as_one_amount_has_its_energy_and_no_shape()
    {
        await using var tenant = await Tenant();
        await tenant.Quantify(1, [Amount("2026-03-01", "2026-04-01", 743), .. Hourly("478", "2026-03-01", 31)]);
        await Compute(tenant);

        var month = tenant.PeriodKpi(KpiDefinitions.Energy, KpiResolution.Month, "2026-03-01", KpiMedium.Power)!;
        Assert.Equal((743.0, 743, 743, 743, KpiStatus.Ok), (Math.Round(month.Value!.Value, 6), month.ExpectedIntervals, month.ValidIntervals, month.EstimatedIntervals, month.Status));
        Assert.Equal(23, tenant.Kpi(KpiDefinitions.Energy, "2026-03-29")!.Value!.Value, 6);
        Assert.Equal(24, tenant.Kpi(KpiDefinitions.Energy, "2026-03-30")!.Value!.Value, 6);
        foreach (var shape in new[] { PeriodKpiDefinitions.Peak, PeriodKpiDefinitions.BaseLoad, PeriodKpiDefinitions.LoadFactor, PeriodKpiDefinitions.NightDay })
        {
            Assert.Null(tenant.PeriodKpi(shape, KpiResolution.Month, "2026-03-01", KpiMedium.Power)?.Value);
            Assert.NotNull(tenant.PeriodKpi(shape, KpiResolution.Month, "2026-03-01", KpiMedium.Power, "478")!.Value);
        }

        Assert.Null(tenant.PeriodKpi(KpiDefinitions.Cost, KpiResolution.Month, "2026-03-01")?.Value);
        var hours = await tenant.Platform.Get<IPeriodFigures>().Of("20", KpiScope.Asset, tenant.AssetOf("477"), PeriodLength.Hour, When.Day("2026-03-10"), Cancellation);
        Assert.DoesNotContain(hours, hour => hour.Value is not null);
    }

    [Fact]
    public async Task A_month_whose_first_hour_is_measured_after_all_leaves_its_other_days()
    {
        await using var tenant = await Tenant();
        await tenant.Quantify(1, Amount("2026-03-01", "2026-03-11", 240));
        await tenant.ComputeKpis();
        Assert.NotNull(tenant.Kpi(KpiDefinitions.Energy, "2026-03-05")!.Value);

        await tenant.Quantify(2, Hourly("477", "2026-03-01", 1));
        await tenant.ComputeKpis();
        Assert.Null(tenant.Kpi(KpiDefinitions.Energy, "2026-03-05")?.Value);
    }

    /// <summary>A month of which a half lies before the cut, and one that ended before.</summary>
    [Fact]
    public async Task The_days_after_the_cut_of_retention_lose_no_amount_that_began_before_it()
    {
        await using var tenant = await Tenant();
        await tenant.Quantify(1, Amount("2026-01-16", "2026-02-15", 720), Amount("2026-02-15", "2026-03-17", 720));
        await Compute(tenant);
        var kind = tenant.Platform.Get<IEnumerable<IStoredKind>>().Single(one => one.Kind == RetentionKind.Readings);
        var cut = Madrid.InstantOf(When.Day("2026-03-01"));
        Assert.Equal(1, await kind.Count(tenant.Id, cut, Cancellation));
        while (await kind.Next(tenant.Id, cut, 3, Cancellation) is { } delete)
        {
            await tenant.Platform.Queue.Commit(delete, Cancellation);
        }

        Assert.Equal(Madrid.InstantOf(When.Day("2026-02-15")), Assert.Single(tenant.Rows<ReadingRow>()).StartAt);
    }

    /// <summary>Days, weeks and months over and beside hours, cut into requests, delivered and computed in random
    /// order, all at once and with runs in between.</summary>
    [Fact]
    public async Task Long_intervals_give_the_same_figures_in_whatever_order_they_come() =>
        await Gen.Int[0, 1_000].SampleAsync(async seed =>
        {
            var random = new Random(seed);
            List<ShopHour[]> requests = [.. Enumerable.Range(0, 14).Select(_ => Drawn(random))];
            var inOrder = await Content([.. Enumerable.Range(0, requests.Count)], requests, _ => false);
            int[] order = [.. Enumerable.Range(0, requests.Count)];
            random.Shuffle(order);
            Assert.Equal(inOrder, await Content(order, requests, i => i % 3 == 0));
        }, iter: 3, threads: 1);

    private static ShopHour[] Drawn(Random random)
    {
        var day = When.Day("2026-03-01").AddDays(random.Next(60));
        return random.Next(3) switch
        {
            0 => [.. Enumerable.Range(0, random.Next(1, 6)).Select(i => Amount(day.AddDays(i), day.AddDays(i + 1), 10 + random.Next(20)))],
            1 => [.. Hourly("477", day.ToString("O", CultureInfo.InvariantCulture), random.Next(1, 3)).Skip(random.Next(20))],
            _ => [Amount(day, day.AddDays(random.Next(2, 40)), random.Next(100, 900))],
        };
    }

    private static async Task<string> Content(int[] order, List<ShopHour[]> requests, Func<int, bool> computesAfter)
    {
        await using var tenant = await Tenant();
        foreach (var request in order)
        {
            await tenant.Quantify(request + 1, requests[request]);
            if (computesAfter(request))
            {
                await Compute(tenant);
            }
        }

        await Compute(tenant);
        return string.Join('\n', tenant.Rows<SeriesDayRow>().Where(day => day.ValidHours + day.FilledHours != 0).Select(
                day => string.Create(CultureInfo.InvariantCulture, $"{day.LocalDay:O} {day.ValidHours} {day.EstimatedHours} {day.FilledHours} {day.RejectedHours} {day.Rules}")).Order(StringComparer.Ordinal))
            + string.Join('\n', tenant.Rows<KpiRow>().Where(kpi => kpi.ValidIntervals > 0).OrderBy(kpi => (kpi.DefinitionId, kpi.Resolution, kpi.PeriodStart)).Select(
                kpi => string.Create(CultureInfo.InvariantCulture, $"{kpi.DefinitionId} {kpi.Resolution} {kpi.PeriodStart:O} {kpi.Value:R} {kpi.ValidIntervals}")))
            + string.Join('\n', tenant.Rows<PeriodKpiRow>().Where(kpi => kpi.Value is not null).OrderBy(kpi => (kpi.DefinitionId, kpi.Medium, kpi.Scope, kpi.ScopeId, kpi.Resolution, kpi.PeriodStart))
                .Select(kpi => string.Create(CultureInfo.InvariantCulture, $"{kpi.DefinitionId} {kpi.Medium} {kpi.Scope} {kpi.Resolution} {kpi.PeriodStart:O} {kpi.Value:R} {kpi.ValidIntervals}")));
    }

    private static async Task Compute(QuantifiedTenant tenant)
    {
        await tenant.ComputeKpis();
        Assert.Empty(tenant.Rows<DirtyPeriodRow>());
        await tenant.ComputePeriods();
    }

    private static async Task<QuantifiedTenant> Tenant()
    {
        var tenant = await QuantifiedTenant.Create();
        await tenant.Register("477", "478");
        return tenant;
    }

    private static ShopHour Amount(string from, string to, double energy) => Amount(When.Day(from), When.Day(to), energy);

    private static ShopHour Amount(DateOnly from, DateOnly to, double energy) => new("477", Madrid.InstantOf(from), Madrid.InstantOf(to), energy);

    private static IEnumerable<ShopHour> Hourly(string meter, string day, int days)
    {
        var (start, count) = (Madrid.InstantOf(When.Day(day)), Madrid.HoursBetween(When.Day(day), When.Day(day).AddDays(days)));
        return Enumerable.Range(0, count).Select(hour => ShopHour.Of(meter, start.AddHours(hour), 1 + (hour % 24 * 0.1), 0.2));
    }
}
