using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Handlers;

/// <summary>Corrections in a month that runs: it is 10 March 2026.</summary>
public class CorrectedPeriodsTests : IAsyncLifetime
{
    private QuantifiedTenant tenant = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        tenant = await QuantifiedTenant.Create();
        await tenant.Register("477", "478");
        foreach (var (meter, name) in new[] { ("477", "Old town"), ("478", "New town") })
        {
            var code = tenant.Rows<AssetRow>().Single(asset => asset.Id == tenant.AssetOf(meter)).Code;
            await tenant.Platform.Get<IAssetTraits>().Place("20", null, code, KpiScope.District, name, Cancellation);
        }

        await tenant.QuantifyAndCompute(1, [.. Days("477", "2026-03-02", 8), .. Days("478", "2026-03-02", 8)]);
        await tenant.ComputePeriods();
        Assert.Empty(tenant.Rows<PeriodKpiCorrectionRow>());
    }

    public ValueTask DisposeAsync() => tenant.DisposeAsync();

    [Fact]
    public async Task A_running_week_that_goes_on_is_no_correction_because_another_week_of_its_month_was_corrected()
    {
        await CorrectTheThirdWhileTheTenthComes();

        Assert.Equal(
            [(KpiResolution.Month, "2026-03-01", 2L), (KpiResolution.Week, "2026-03-02", 2L), (KpiResolution.Year, "2026-01-01", 2L)],
            Corrections(KpiScope.Asset, tenant.AssetOf("477")));
        Assert.Equal(24 + 4, tenant.PeriodKpi(KpiDefinitions.Energy, KpiResolution.Week, "2026-03-09")!.Value!.Value, 9);
    }

    [Fact]
    public async Task A_district_that_merely_goes_on_is_no_correction_because_another_one_was_corrected()
    {
        await CorrectTheThirdWhileTheTenthComes();

        var districts = tenant.Rows<PlaceRow>().ToDictionary(place => place.Name, place => place.Id);
        Assert.Equal(
            [(KpiResolution.Month, "2026-03-01", 2L), (KpiResolution.Week, "2026-03-02", 2L), (KpiResolution.Year, "2026-01-01", 2L)],
            Corrections(KpiScope.District, districts["Old town"]));
        Assert.Empty(Corrections(KpiScope.District, districts["New town"]));
        Assert.Empty(Corrections(KpiScope.Asset, tenant.AssetOf("478")));
        Assert.Equal(3, Corrections(KpiScope.Tenant, tenant.Id).Count());
        Assert.Empty(tenant.Rows<CorrectedDayRow>());
    }

    [Fact]
    public async Task What_two_requests_corrected_in_two_weeks_is_because_of_each_in_its_own()
    {
        await tenant.Quantify(2, [Hour("477", "2026-03-03T10:00:00Z", 30)]);
        await tenant.Quantify(3, [Hour("477", "2026-03-09T10:00:00Z", 40)]);
        await tenant.ComputeKpis();
        await tenant.ComputePeriods();

        Assert.Equal(
            [(KpiResolution.Month, "2026-03-01", 3L), (KpiResolution.Week, "2026-03-02", 2L), (KpiResolution.Week, "2026-03-09", 3L), (KpiResolution.Year, "2026-01-01", 3L)],
            Corrections(KpiScope.Asset, tenant.AssetOf("477")));
    }

    [Fact]
    public async Task Each_request_that_corrected_something_of_a_place_is_named()
    {
        await tenant.Quantify(2, [Hour("477", "2026-03-03T10:00:00Z", 30)]);
        await tenant.Quantify(3, [Hour("478", "2026-03-03T10:00:00Z", 40)]);
        await tenant.Quantify(4, [Hour("477", "2026-03-03T10:00:00Z", 50)]);
        await tenant.ComputeKpis();
        await tenant.ComputePeriods();

        tenant.Platform.Session.CurrentTenantId = tenant.Id;
        Assert.Equal([4L, 2], await Requests(KpiScope.Asset, tenant.AssetOf("477")));
        Assert.Equal([3L], await Requests(KpiScope.Asset, tenant.AssetOf("478")));
        Assert.Equal([4L, 3, 2], await Requests(KpiScope.Tenant, tenant.Id));
        Assert.Empty(tenant.Rows<CorrectedDayRow>());
    }

    [Fact]
    public async Task A_correction_is_because_of_the_request_that_corrected_and_not_of_one_that_only_brought_more_after_it()
    {
        await tenant.QuantifyAndCompute(2, Days("477", "2026-03-10", 1).Take(4));
        await tenant.ComputePeriods();
        await tenant.Quantify(3, [Hour("477", "2026-03-10T00:00:00Z", 30)]);
        await tenant.Quantify(4, Days("477", "2026-03-10", 1).Skip(4).Take(1));
        await tenant.ComputeKpis();

        Assert.Equal([3L, 3], tenant.Rows<KpiCorrectionRow>().Where(row => row.DefinitionId == KpiDefinitions.Energy.Id).Select(row => row.RawRequestId));
        Assert.Equal(3, Assert.Single(tenant.Rows<CorrectedDayRow>()).RawRequestId);

        await tenant.ComputePeriods();
        Assert.All(Corrections(KpiScope.Asset, tenant.AssetOf("477")), correction => Assert.Equal(3, correction.Item3));
    }

    [Fact]
    public async Task A_correction_keeps_its_causes_when_the_year_is_computed_before_its_day()
    {
        await tenant.QuantifyAndCompute(2, Days("477", "2026-02-09", 2));
        await tenant.ComputePeriods();
        await tenant.QuantifyAndCompute(3, Days("477", "2026-03-10", 1).Take(4));
        await tenant.Quantify(4, [Hour("477", "2026-02-09T10:00:00Z", 30)]);
        await tenant.Quantify(5, [Hour("477", "2026-02-09T10:00:00Z", 40)]);
        tenant.Platform.Session.CurrentTenantId = tenant.Id;

        await tenant.ComputePeriods();
        Assert.Equal([5L, 4], await Requests(KpiScope.Asset, tenant.AssetOf("477"), PeriodLength.Year, "2026-01-01"));
        Assert.Equal([5L, 4], await Requests(KpiScope.Tenant, tenant.Id, PeriodLength.Year, "2026-01-01"));

        await tenant.ComputeKpis();
        await tenant.ComputePeriods();
        Assert.Equal([5L, 4], await Requests(KpiScope.Asset, tenant.AssetOf("477"), PeriodLength.Month, "2026-02-01"));
        Assert.Equal([5L, 4], await Requests(KpiScope.Tenant, tenant.Id, PeriodLength.Month, "2026-02-01"));
        Assert.Empty(tenant.Rows<CorrectedDayRow>());
    }

    private async Task<IEnumerable<long>> Requests(KpiScope scope, int id, PeriodLength length = PeriodLength.Month, string start = "2026-03-01")
    {
        var told = await tenant.Platform.Get<IPeriodFigures>().Corrections(scope, id, length, When.Day(start), Cancellation);
        var energy = Assert.Single(told, one => one is { Code: "energy", Medium: null });
        Assert.Equal(0, energy.MoreRequests);
        return energy.OtherRequestIds.Prepend(energy.RequestId);
    }

    /// <summary>Request 2 corrects an hour of last week, 3 and 4 go on with today.</summary>
    private async Task CorrectTheThirdWhileTheTenthComes()
    {
        await tenant.Quantify(2, [Hour("477", "2026-03-03T10:00:00Z", 30)]);
        await tenant.Quantify(3, Days("477", "2026-03-10", 1).Take(4));
        await tenant.Quantify(4, Days("478", "2026-03-10", 1).Take(4));
        await tenant.ComputeKpis();
        await tenant.ComputePeriods();
    }

    private IEnumerable<(KpiResolution, string, long)> Corrections(KpiScope scope, int id) => tenant.Rows<PeriodKpiCorrectionRow>()
        .Where(c => c.Scope == scope && c.ScopeId == id && c.DefinitionId == KpiDefinitions.Energy.Id && c.Medium == KpiMedium.All)
        .Select(c => (c.Resolution, c.PeriodStart.ToString("O", null), c.RawRequestId)).Order();

    private static ShopHour Hour(string meter, string start, double energy) => ShopHour.Of(meter, When.Instant(start), energy, 0.05, 21, 15);

    /// <summary>Days in Madrid with 1 kWh in each hour.</summary>
    private static IEnumerable<ShopHour> Days(string meter, string first, int count)
    {
        var start = LocalCalendar.Of("Europe/Madrid").InstantOf(When.Day(first));
        return Enumerable.Range(0, count * 24).Select(hour => ShopHour.Of(meter, start.AddHours(hour), 1, 0.05, 21, 15));
    }
}
