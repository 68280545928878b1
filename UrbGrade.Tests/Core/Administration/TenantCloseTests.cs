using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Delivery;
using UrbGrade.Bus.Orchestration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Core.Trust;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Administration;

public class TenantCloseTests : IAsyncLifetime
{
    private const string Password = "seventeen lamps are lit";

    private readonly TrustWorld world = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ITenantDirectory Tenants => world.Platform.Get<ITenantDirectory>();

    public async ValueTask InitializeAsync()
    {
        await world.AddTenants();
        await Tenants.Change("20", new TenantChange(IsPublic: true), Cancellation);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Closing_stops_gateways_programs_and_people_of_the_one_tenant()
    {
        var (own, others) = (TestCertificates.SelfSigned("own"), TestCertificates.SelfSigned("others"));
        await world.Trust(own);
        await world.Trust(others, "30");
        var (token, foreign) = ((await Token("20")).Token!, (await Token("30")).Token!);
        await Add("one@barcelona.example", "20");
        await Add("one@eibar.example", "30");

        Assert.Equal(AdministrationOutcome.Done, (await Tenants.Close("20", "Barcelona", Cancellation)).Outcome);

        Assert.False(world.Judge(own).Trusted);
        Assert.True(world.Judge(others).Trusted);
        Assert.Null(await world.Platform.Get<IApiTokenCheck>().Find(token, Cancellation));
        Assert.NotNull(await world.Platform.Get<IApiTokenCheck>().Find(foreign, Cancellation));
        Assert.Equal(SignInOutcome.Refused, (await world.Platform.Get<IAccounts>().CheckPassword("one@barcelona.example", Password, Cancellation)).Outcome);
        Assert.Equal(SignInOutcome.Accepted, (await world.Platform.Get<IAccounts>().CheckPassword("one@eibar.example", Password, Cancellation)).Outcome);
        Assert.False((await Tenants.List(Cancellation)).Single(entry => entry.Tenant.Code == "20").IsPublic);
        var line = Assert.Single(await world.Platform.Get<IAuditTrail>().Newest(new AuditFilter(What: "tenant.closed"), null, 10, Cancellation));
        Assert.Equal("1 certificates, 1 tokens, 1 people", line.After);
    }

    [Fact]
    public async Task Closing_withdraws_the_partners_modules_of_the_one_tenant_on_every_node()
    {
        var (barcelona, eibar) = (Id("20"), Id("30"));
        var (own, others) = (await Module("20"), await Module("30"));
        await using var node = new TestPlatform(world.Platform.Folder);
        Assert.Equal([barcelona, eibar], ModulesKnownTo(node));

        Assert.Equal(AdministrationOutcome.Done, (await Tenants.Close("20", "Barcelona", Cancellation)).Outcome);

        Assert.Equal([eibar], ModulesKnownTo(node));
        Assert.Equal([eibar], ModulesKnownTo(world.Platform));
        await using var database = world.Platform.Contexts.Read(TenantScope.Platform);
        Assert.Equal([eibar], await database.Set<ModuleNodeRow>().Select(row => row.TenantId).ToListAsync(Cancellation));
        Assert.Equal([eibar], await database.Set<ServiceRuleRow>().Select(row => row.TenantId).ToListAsync(Cancellation));
        Assert.Equal(
            [(barcelona, WorkItemState.Done, "Withdrawn: the tenant was closed."), (eibar, WorkItemState.Waiting, null)],
            (await database.Set<WorkItemRow>().Where(row => row.Queue == "Post").OrderBy(row => row.TenantId).ToListAsync(Cancellation))
                .Select(row => (row.TenantId, row.State, row.Error)));
        var trust = world.Platform.Get<IModuleTrust>();
        Assert.Contains("revoked", trust.Judge(own, world.Now).Violation, StringComparison.Ordinal);
        Assert.Null(trust.Judge(others, world.Now).Violation);
    }

    [Theory]
    [InlineData("barcelona")]
    [InlineData("Eibar")]
    [InlineData("")]
    public async Task Another_name_closes_nothing(string typed)
    {
        var own = TestCertificates.SelfSigned("own");
        await world.Trust(own);
        Assert.Equal(AdministrationOutcome.Invalid, (await Tenants.Close("20", typed, Cancellation)).Outcome);
        Assert.True(world.Judge(own).Trusted);
    }

    [Fact]
    public async Task A_tenants_administrator_closes_nothing()
    {
        world.Platform.Session.BecomeTenantAdministrator(world.Platform.Get<ITenantRegistry>().FindByCode("20")!.Id);
        Assert.Equal(AdministrationOutcome.NotAllowed, (await Tenants.Close("20", "Barcelona", Cancellation)).Outcome);
    }

    private static IEnumerable<int> ModulesKnownTo(TestPlatform node)
    {
        var catalogue = node.Get<IServiceCatalogue>();
        node.Get<ChangeWatch>().Look();
        return catalogue.Snapshot.Services.Where(service => service.Module == "Post").Select(service => service.TenantId!.Value).Order();
    }

    private int Id(string tenant) => world.Platform.Get<ITenantRegistry>().FindByCode(tenant)!.Id;

    /// <summary>A partner's module that is there and limited, and work for it.</summary>
    /// <returns>Its certificate.</returns>
    private async Task<X509Certificate2> Module(string tenant)
    {
        var id = Id(tenant);
        var catalogue = world.Platform.Get<IServiceCatalogue>();
        await world.Platform.Queue.Commit(
            session =>
            {
                catalogue.Publish(
                    session, "Post", id, [new PublishedService("Post", "Post.SendLetter", ServiceKind.Command, ServiceRole.Handles, "{}", null, id)]);
                catalogue.NoteSeen(session, "Post", id, "somewhere");
                using var database = world.Platform.Contexts.Write(TenantScope.Platform, session);
                database.Add(new ServiceRuleRow { Contract = "Post.SendLetter", Module = "Post", TenantId = id, PerMinute = 60, NextFreeAt = world.Now });
                return database.SaveChanges();
            },
            Cancellation);
        world.Platform.Get<ChangeWatch>().Look();
        await world.Platform.Queue.Commit(
            session => world.Platform.Get<IWorkItems>().AddWritten(session, id, "talk", "Post.SendLetter", "{}"), Cancellation);
        return (await world.Store.IssueModule(tenant, "Post", null, Cancellation)).Certificate!;
    }

    private Task<IssuedApiToken> Token(string tenant) => world.Platform.Get<IApiTokens>().Issue(tenant, "portal", 30, Cancellation);

    private Task<AdministrationResult> Add(string email, string tenant) =>
        world.Platform.Get<IUserDirectory>().Add(new UserDraft(email, AccountRole.Staff, tenant, Password), Cancellation);
}
