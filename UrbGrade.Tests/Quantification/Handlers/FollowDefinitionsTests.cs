using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Handlers;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Handlers;

public class FollowDefinitionsTests : IAsyncLifetime
{
    private QuantifiedTenant tenant = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        tenant = await QuantifiedTenant.Create();
        await tenant.Register("477");
        await tenant.QuantifyAndCompute(
            1, [.. Enumerable.Range(0, 100).Select(day => ShopHour.Of("477", When.Instant("2019-03-01T10:00:00Z").AddDays(day), day + 1))]);
        await tenant.ComputePeriods();
        await Start();
    }

    public ValueTask DisposeAsync() => tenant.DisposeAsync();

    [Fact]
    public async Task A_release_with_other_definitions_computes_old_months_without_a_further_reading()
    {
        var before = Figures();
        await tenant.Change(database =>
        {
            database.Set<PeriodKpiRow>().ExecuteDelete();
            database.Set<KpiRow>().ExecuteDelete();
        });
        await Change(database => database.Set<FollowedDefinitionsRow>().Single().Definitions = "energy/1");
        Assert.Equal(1, Wishes());

        await Start();
        Assert.Equal(2, Wishes());
        await FollowWish();
        await tenant.ComputeKpis();
        await tenant.ComputePeriods();
        Assert.Equal(before, Figures());
    }

    [Fact]
    public async Task The_same_release_asks_for_nothing_again()
    {
        await Start();
        Assert.Equal(1, Wishes());
    }

    [Fact]
    public async Task An_administrator_asks_for_all_figures_and_what_comes_out_the_same_stays()
    {
        var before = tenant.Rows<PeriodKpiRow>().Max(k => k.ComputedAt);
        tenant.Platform.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(AdministrationOutcome.Done, (await tenant.Platform.Get<IKpiCatalogue>().Recompute("20", Cancellation)).Outcome);

        await FollowWish();
        Assert.Equal(tenant.Rows<SeriesDayRow>().Count, tenant.Rows<DirtyPeriodRow>().Count);
        await tenant.ComputeKpis();
        await tenant.ComputePeriods();
        Assert.Empty(tenant.Rows<DirtyPeriodRow>());
        Assert.Empty(tenant.Rows<StaleMonthRow>());
        Assert.All(tenant.Rows<PeriodKpiRow>(), k => Assert.True(k.ComputedAt <= before));
    }

    private Task Start() => new FollowDefinitions(
        tenant.Platform.Contexts, tenant.Platform.Queue, tenant.Platform.Get<StaleMarks>(), tenant.Platform.Get<IRestDays>(), NullLogger<FollowDefinitions>.Instance).StartAsync(Cancellation);

    /// <summary>Stretch by stretch, as work items do.</summary>
    private async Task FollowWish()
    {
        for (var next = new FiguresOutdated(tenant.Id, From: null); next is not null;)
        {
            var work = new TestWork(1, tenant.Id, Cancellation);
            await new MarkOutdated(tenant.Platform.Contexts, tenant.Platform.Get<SeriesDirectory>(), tenant.Platform.Get<StaleMarks>(), work).Handle(next);
            await work.Close(tenant.Platform.Queue);
            next = work.Published.Cast<FiguresOutdated>().SingleOrDefault();
        }
    }

    private int Wishes()
    {
        using var database = tenant.Platform.Contexts.Read(TenantScope.Platform);
        var contract = WorkContract.Of<FiguresOutdated>().Name;
        return database.Set<WorkItemRow>().Count(item => item.Contract == contract);
    }

    private Task Change(Action<UrbGradeContext> change) => tenant.Platform.Queue.Commit(
        session =>
        {
            using var database = tenant.Platform.Contexts.Write(TenantScope.Platform, session);
            change(database);
            database.Set<WorkItemRow>().Where(item => item.State == WorkItemState.Waiting).ExecuteUpdate(item => item.SetProperty(i => i.State, WorkItemState.Done));
            return database.SaveChanges();
        },
        Cancellation);

    private List<(int, int, DateOnly, int, int, double?, int)> Figures() =>
    [
        .. tenant.Rows<PeriodKpiRow>().Select(k => ((int)k.Scope, (int)k.Resolution, k.PeriodStart, k.DefinitionId, (int)k.Medium, k.Value, k.ValidIntervals))
            .Concat(tenant.Rows<KpiRow>().Select(k => (-1, (int)k.Resolution, k.PeriodStart, k.DefinitionId, 0, k.Value, k.ValidIntervals))).Order(),
    ];
}
