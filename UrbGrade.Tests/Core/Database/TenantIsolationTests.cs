using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Database;

public class TenantIsolationTests : IAsyncLifetime
{
    /// <summary>Tables with rows of the platform beside those of tenants; who reads them chooses.</summary>
    private static readonly Type[] Everybodys = [typeof(ServiceRow), typeof(ServiceRuleRow), typeof(ModuleNodeRow), typeof(ServiceMinuteRow)];

    private readonly TestPlatform platform = new();
    private int barcelona;
    private int eibar;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        foreach (var (code, name) in new[] { ("20", "Barcelona"), ("30", "Eibar") })
        {
            await platform.Get<ITenantDirectory>().Add(new TenantDraft(code, name), Cancellation);
        }

        var registry = platform.Get<ITenantRegistry>();
        (barcelona, eibar) = (registry.FindByCode("20")!.Id, registry.FindByCode("30")!.Id);
        await Write(TenantScope.Of(barcelona), database => database.Add(Site(barcelona, "BCN")));
        await Write(TenantScope.Of(eibar), database => database.Add(Site(eibar, "EIB")));
    }

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    [Fact]
    public void A_query_sees_the_own_rows_only()
    {
        using var database = platform.Contexts.Read(TenantScope.Of(barcelona));
        Assert.Equal("BCN", Assert.Single(database.Set<SiteRow>()).Code);
        Assert.Empty(database.Set<SiteRow>().Where(site => site.TenantId == eibar));
        var foreign = Ids(eibar);
        Assert.Null(database.Set<SiteRow>().SingleOrDefault(site => site.Id == foreign));
        Assert.Null(database.Set<SiteRow>().Find(foreign));
    }

    [Fact]
    public void Every_table_of_a_tenant_is_filtered()
    {
        using var database = platform.Contexts.Read(TenantScope.Of(barcelona));
        var owned = database.Model.GetEntityTypes().Where(e => typeof(ITenantOwned).IsAssignableFrom(e.ClrType)).ToList();
        Assert.True(owned.Count >= 12, $"Only {owned.Count} tables are known to belong to tenants.");
        Assert.All(owned, entity => Assert.NotEmpty(entity.GetDeclaredQueryFilters()));
        Assert.DoesNotContain(database.Model.GetEntityTypes(), entity =>
            entity.FindProperty("TenantId") is { IsNullable: false } && !typeof(ITenantOwned).IsAssignableFrom(entity.ClrType)
            && !Everybodys.Contains(entity.ClrType));
    }

    [Fact]
    public async Task A_foreign_row_is_refused_at_save()
    {
        await Violates(TenantScope.Of(barcelona), database => database.Add(Site(eibar, "X")));
        await Violates(TenantScope.Of(barcelona), database => database.Update(new SiteRow
        {
            Id = Ids(eibar),
            TenantId = eibar,
            Code = "TAKEN",
            Name = "taken over",
        }));
        await Violates(TenantScope.Of(barcelona), database => database.Remove(new SiteRow
        {
            Id = Ids(eibar),
            TenantId = eibar,
            Code = "EIB",
            Name = "Eibar",
        }));
        using var untouched = platform.Contexts.Read(TenantScope.Platform);
        Assert.Equal(["BCN", "EIB"], untouched.Set<SiteRow>().Select(site => site.Code).Order());
    }

    [Fact]
    public async Task A_row_of_no_tenant_is_refused_even_to_the_platform() =>
        await Violates(TenantScope.Platform, database => database.Add(Site(0, "X")));

    [Fact]
    public async Task A_row_cannot_change_its_owner()
    {
        await Violates(TenantScope.Of(barcelona), database => database.Set<SiteRow>().Single().TenantId = eibar);
        await Violates(TenantScope.Platform, database => database.Set<SiteRow>().First(site => site.Code == "EIB").TenantId = barcelona);
    }

    [Fact]
    public async Task A_set_based_update_stays_inside_the_tenant()
    {
        await Write(TenantScope.Of(barcelona), database =>
        {
            database.Set<SiteRow>().ExecuteUpdate(update => update.SetProperty(site => site.Name, "renamed"));
            database.Set<SiteRow>().Where(site => site.Code == "EIB").ExecuteDelete();
        });
        using var all = platform.Contexts.Read(TenantScope.Platform);
        Assert.Equal("Eibar", all.Set<SiteRow>().Single(site => site.Code == "EIB").Name);
    }

    [Fact]
    public async Task A_meter_of_the_same_name_belongs_to_each_tenant_apart()
    {
        var registry = platform.Get<ITenantRegistry>();
        await platform.Queue.Commit(session =>
        {
            registry.RegisterMeter(session, barcelona, "477");
            return true;
        }, Cancellation);
        platform.Get<ChangeWatch>().Look();
        Assert.True(registry.KnowsMeter(barcelona, "477"));
        Assert.False(registry.KnowsMeter(eibar, "477"));
    }

    [Fact]
    public void A_scope_of_no_tenant_cannot_be_made()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => TenantScope.Of(0));
        using var database = platform.Contexts.Read(default);
        Assert.Empty(database.Set<SiteRow>());
    }

    private static SiteRow Site(int tenantId, string code) => new()
    {
        TenantId = tenantId,
        Code = code,
        Name = code == "EIB" ? "Eibar" : code,
    };

    private int Ids(int tenantId)
    {
        using var database = platform.Contexts.Read(TenantScope.Platform);
        return database.Set<SiteRow>().Single(site => site.TenantId == tenantId).Id;
    }

    private Task<int> Write(TenantScope scope, Action<UrbGradeContext> change) => platform.Queue.Commit(session =>
    {
        using var database = platform.Contexts.Write(scope, session);
        change(database);
        return database.SaveChanges();
    }, Cancellation);

    private Task<TenantViolationException> Violates(TenantScope scope, Action<UrbGradeContext> change) =>
        Assert.ThrowsAsync<TenantViolationException>(() => Write(scope, change));
}
