using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Handlers;

/// <summary>A home with 21 degrees inside and 15 outside from December 2025 on; it is 10 March 2026.</summary>
public class CorrectedNewYearTests : IAsyncLifetime
{
    private static readonly LocalCalendar Madrid = LocalCalendar.Of("Europe/Madrid");

    private QuantifiedTenant tenant = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        tenant = await QuantifiedTenant.Create();
        await tenant.Register("477");
        await tenant.QuantifyAndCompute(1, Days("2025-12-15", 40, 15));
        await tenant.ComputePeriods();
    }

    public ValueTask DisposeAsync() => tenant.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(1_000)]
    public async Task A_warm_new_years_eve_that_was_corrected_is_why_the_comfort_of_january_is_another_one(int monthsAtOnce)
    {
        await tenant.QuantifyAndCompute(2, Days("2025-12-31", 1, 25));
        await Compute(monthsAtOnce);

        var comfort = tenant.Rows<PeriodKpiCorrectionRow>()
            .Where(row => row.DefinitionId == PeriodKpiDefinitions.AdaptiveOne.Id && row.Scope == KpiScope.Asset && row.PeriodStart >= When.Day("2026-01-01")).ToList();
        Assert.Equal([KpiResolution.Month, KpiResolution.Week, KpiResolution.Year], comfort.Select(row => row.Resolution).Order());
        Assert.All(comfort, row => Assert.Equal((100.0, 2L, true), (row.Was, row.RawRequestId, row.Now < 100)));
        Assert.Contains(tenant.Rows<PeriodKpiCorrectionRow>(), row => row.DefinitionId == PeriodKpiDefinitions.AdaptiveOne.Id
            && row is { Scope: KpiScope.Tenant, Resolution: KpiResolution.Year, RawRequestId: 2 } && row.PeriodStart == When.Day("2026-01-01"));
        Assert.Empty(tenant.Rows<StaleMonthRow>());
        Assert.Empty(tenant.Rows<CorrectedDayRow>());
    }

    /// <summary>Some months, and the sums of what is computed, again and again, as runs do whose time is over.</summary>
    private async Task Compute(int months)
    {
        var (computation, places, writer) = (tenant.Platform.Get<PeriodComputation>(), tenant.Platform.Get<PlaceSums>(), tenant.Platform.Get<PeriodKpiWriter>());
        while (await computation.Next(tenant.Id, 0, onlyCorrected: false, months, Cancellation) is { } marked)
        {
            await computation.Compute(tenant.Id, marked, marked.Years, 1, Cancellation);
            await Write(session => writer.Write(session, tenant.Id, marked.Years));
            var sums = (await places.Next(tenant.Id, onlyCorrected: false, Cancellation))!;
            await Write(session => writer.Write(session, tenant.Id, sums));
        }
    }

    private Task Write(Action<IWriteSession> write) => tenant.Platform.Queue.Commit(
        session =>
        {
            write(session);
            return true;
        },
        Cancellation);

    private static IEnumerable<ShopHour> Days(string first, int count, double outside)
    {
        var (from, to) = (When.Day(first), When.Day(first).AddDays(count));
        return Enumerable.Range(0, Madrid.HoursBetween(from, to)).Select(hour => ShopHour.Of("477", Madrid.InstantOf(from).AddHours(hour), 1, 0.05, 21, outside));
    }
}
