using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
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

    private Task<IssuedApiToken> Token(string tenant) => world.Platform.Get<IApiTokens>().Issue(tenant, "portal", 30, Cancellation);

    private Task<AdministrationResult> Add(string email, string tenant) =>
        world.Platform.Get<IUserDirectory>().Add(new UserDraft(email, AccountRole.Staff, tenant, Password), Cancellation);
}
