using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Handlers;

/// <summary>Two processes compute the same periods: who read before a correction must not write after it.</summary>
public class PeriodFencingTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Hour = When.Instant("2019-07-10T10:00:00Z");

    private QuantifiedTenant tenant = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private PeriodComputation Computation => tenant.Platform.Get<PeriodComputation>();

    public async ValueTask InitializeAsync()
    {
        tenant = await QuantifiedTenant.Create();
        await tenant.Register("477");
        await tenant.QuantifyAndCompute(1, ShopHour.Of("477", Hour, 2), ShopHour.Of("477", Hour.AddMonths(1), 3));
    }

    public ValueTask DisposeAsync() => tenant.DisposeAsync();

    [Fact]
    public async Task What_was_computed_before_a_correction_is_not_written_after_it()
    {
        var slow = await Read();
        await tenant.QuantifyAndCompute(2, ShopHour.Of("477", Hour, 5));
        await Write(slow);

        Assert.Empty(tenant.Rows<PeriodKpiRow>());
        // The month that nobody touched again was computed together with it, and keeps its mark, too.
        Assert.Equal([When.Day("2019-07-01"), When.Day("2019-08-01")], tenant.Rows<StaleMonthRow>().Where(m => m.AssetId > 0).Select(m => m.Month).Order());
        await tenant.ComputePeriods();
        Assert.Equal((5.0, 8.0), Energy());
    }

    [Fact]
    public async Task Nor_when_another_process_has_computed_the_correction_meanwhile()
    {
        var slow = await Read();
        await tenant.QuantifyAndCompute(2, ShopHour.Of("477", Hour, 5));
        await tenant.ComputePeriods();
        await Write(slow);

        Assert.Equal((5.0, 8.0), Energy());
        Assert.Empty(tenant.Rows<StaleMonthRow>());
    }

    [Fact]
    public async Task Sums_of_what_changed_meanwhile_are_not_written()
    {
        await Write(await Read());
        var slow = await tenant.Platform.Get<PlaceSums>().Next(tenant.Id, onlyCorrected: false, Cancellation);
        await tenant.QuantifyAndCompute(2, ShopHour.Of("477", Hour, 5));
        await tenant.ComputePeriods();
        await tenant.Platform.Queue.Commit(
            session =>
            {
                tenant.Platform.Get<PeriodKpiWriter>().Write(session, tenant.Id, slow!);
                return true;
            },
            Cancellation);

        Assert.Equal(5, tenant.Rows<PeriodKpiRow>().Single(k => k.Scope == KpiScope.Tenant && k.DefinitionId == KpiDefinitions.Energy.Id
            && k.Medium == KpiMedium.All && k.Resolution == KpiResolution.Month && k.PeriodStart == When.Day("2019-07-01")).Value);
    }

    private (double? July, double? Year) Energy() => (
        tenant.PeriodKpi(KpiDefinitions.Energy, KpiResolution.Month, "2019-07-01")?.Value,
        tenant.PeriodKpi(KpiDefinitions.Energy, KpiResolution.Year, "2019-01-01")?.Value);

    private async Task<MarkedYears> Read()
    {
        var marked = (await Computation.Next(tenant.Id, after: 0, onlyCorrected: false, most: 1000, Cancellation))!;
        await Computation.Compute(tenant.Id, marked, marked.Years, workers: 2, Cancellation);
        return marked;
    }

    private Task Write(MarkedYears marked) => tenant.Platform.Queue.Commit(
        session => tenant.Platform.Get<PeriodKpiWriter>().Write(session, tenant.Id, marked.Years), Cancellation);
}
