using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Accounts;

public class SignInTests : IAsyncLifetime
{
    private const string Email = "operator@eibar.example";
    private const string Password = "seventeen lamps are lit";

    private readonly TestPlatform platform = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IAccounts Accounts => platform.Get<IAccounts>();

    private IUserDirectory Directory => platform.Get<IUserDirectory>();

    public async ValueTask InitializeAsync()
    {
        await platform.Get<ITenantDirectory>().Add(new TenantDraft("30", "Eibar"), Cancellation);
        var added = await Directory.Add(new UserDraft(Email, AccountRole.Operator, "30", Password), Cancellation);
        Assert.True(added.Outcome == AdministrationOutcome.Done, added.Detail);
    }

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    [Fact]
    public async Task The_right_password_opens_a_session_of_the_tenant()
    {
        var result = await Accounts.CheckPassword("Operator@Eibar.example", Password, Cancellation);
        Assert.Equal(SignInOutcome.Accepted, result.Outcome);
        Assert.Equal([AccountRole.Operator], result.Account!.Roles);
        Assert.Equal(platform.Get<ITenantRegistry>().FindByCode("30")!.Id, result.Account.TenantId);
        Assert.Equivalent(result.Account, await Accounts.Find(result.Account.AccountId, Cancellation));
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_account_look_the_same()
    {
        Assert.Equal(new SignInResult(SignInOutcome.Refused), await Accounts.CheckPassword(Email, "something else 12", Cancellation));
        Assert.Equal(new SignInResult(SignInOutcome.Refused), await Accounts.CheckPassword("nobody@eibar.example", Password, Cancellation));
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_for_a_quarter_of_an_hour()
    {
        await Guess(5);
        Assert.NotNull(Assert.Single(await Directory.List(Cancellation)).LockedOutUntil);
        Assert.Equal(SignInOutcome.Refused, (await Accounts.CheckPassword(Email, Password, Cancellation)).Outcome);
        platform.Clock.Advance(TimeSpan.FromMinutes(15.1));
        Assert.Equal(SignInOutcome.Accepted, (await Accounts.CheckPassword(Email, Password, Cancellation)).Outcome);
    }

    [Fact]
    public async Task A_locked_account_answers_as_an_address_without_one()
    {
        await Guess(5);
        foreach (var password in (string[])["guess", Password])
        {
            Assert.Equal(
                await Accounts.CheckPassword("nobody@eibar.example", password, Cancellation),
                await Accounts.CheckPassword(Email, password, Cancellation));
        }
    }

    [Fact]
    public async Task The_audit_tells_of_every_attempt_and_of_no_address_without_an_account()
    {
        await Guess(5);
        await Accounts.CheckPassword(Email, Password, Cancellation);
        await Accounts.CheckPassword(Password, Password, Cancellation);
        platform.Clock.Advance(TimeSpan.FromMinutes(15.1));
        await Accounts.CheckPassword(Email, Password, Cancellation);

        (string, string, string?)[] told =
        [
            .. Enumerable.Repeat<(string, string, string?)>((Email, "account.refused", "wrong password"), 4),
            (Email, "account.refused", "wrong password; locked now"),
            (Email, "account.refused", "locked"),
            ("unknown", "account.refused", "no such account"),
            (Email, "account.signed-in", null),
        ];
        Assert.Equal(told, (await Audit()).TakeLast(told.Length).Select(line => (line.Who, line.What, line.After)));
    }

    [Fact]
    public async Task A_platform_administrators_choice_of_a_tenant_is_audited_and_nobody_elses_counts()
    {
        await Directory.Add(new UserDraft("chief@urbgrade.example", AccountRole.PlatformAdministrator, null, Password), Cancellation);
        var chief = (await Accounts.CheckPassword("chief@urbgrade.example", Password, Cancellation)).Account!.AccountId;
        var other = (await Accounts.CheckPassword(Email, Password, Cancellation)).Account!.AccountId;
        var tenant = platform.Get<ITenantRegistry>().FindByCode("30")!.Id;
        var before = (await Audit()).Count;

        Assert.NotNull(await Accounts.ChooseTenant(chief, tenant, Cancellation));
        Assert.Null(await Accounts.ChooseTenant(chief, tenant + 1, Cancellation));
        Assert.Null(await Accounts.ChooseTenant(other, tenant, Cancellation));

        var line = Assert.Single((await Audit()).Skip(before));
        Assert.Equal(("chief@urbgrade.example", "tenant.chosen", "30"), (line.Who, line.What, line.Subject));
    }

    [Fact]
    public async Task A_right_password_forgets_earlier_wrong_ones()
    {
        for (var round = 0; round < 3; round++)
        {
            await Guess(4);
            Assert.Equal(SignInOutcome.Accepted, (await Accounts.CheckPassword(Email, Password, Cancellation)).Outcome);
        }
    }

    [Fact]
    public async Task A_disabled_account_is_gone_for_sessions_and_refused_at_the_door()
    {
        var account = (await Accounts.CheckPassword(Email, Password, Cancellation)).Account!;
        await Directory.SetDisabled(Email, true, Cancellation);
        Assert.Null(await Accounts.Find(account.AccountId, Cancellation));
        Assert.Equal(SignInOutcome.Refused, (await Accounts.CheckPassword(Email, Password, Cancellation)).Outcome);
        await Directory.SetDisabled(Email, false, Cancellation);
        var again = (await Accounts.CheckPassword(Email, Password, Cancellation)).Account!;
        Assert.NotEqual(account.SecurityStamp, again.SecurityStamp);
    }

    [Fact]
    public async Task A_new_password_ends_the_sessions_of_the_old_one()
    {
        var before = (await Accounts.CheckPassword(Email, Password, Cancellation)).Account!;
        await Directory.SetPassword(Email, "another long password", Cancellation);
        Assert.Equal(SignInOutcome.Refused, (await Accounts.CheckPassword(Email, Password, Cancellation)).Outcome);
        Assert.NotEqual(before.SecurityStamp, (await Accounts.Find(before.AccountId, Cancellation))!.SecurityStamp);
    }

    [Theory]
    [InlineData("no address", "long enough 123", "e-mail")]
    [InlineData("a@eibar.example", "short", "characters")]
    [InlineData("a@eibar.example", "aaaaaaaaaaaaaa", "repeats")]
    [InlineData("longname@eibar.example", "my longname password", "contains the e-mail")]
    public async Task Weak_passwords_and_wrong_addresses_are_refused_with_the_rule(string email, string password, string rule)
    {
        var refused = await Directory.Add(new UserDraft(email, AccountRole.Staff, "30", password), Cancellation);
        Assert.Equal(AdministrationOutcome.Invalid, refused.Outcome);
        Assert.Contains(rule, refused.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tenants_administrator_cannot_reach_beyond_the_tenant()
    {
        await platform.Get<ITenantDirectory>().Add(new TenantDraft("20", "Barcelona"), Cancellation);
        await Directory.Add(new UserDraft("staff@barcelona.example", AccountRole.Staff, "20", Password), Cancellation);
        platform.Session.BecomeTenantAdministrator(platform.Get<ITenantRegistry>().FindByCode("30")!.Id);
        Assert.Equal(Email, Assert.Single(await Directory.List(Cancellation)).Email);
        Assert.Equal(AdministrationOutcome.NotAllowed, await Add("x@x.example", AccountRole.PlatformAdministrator, null));
        Assert.Equal(AdministrationOutcome.NotAllowed, await Add("x@x.example", AccountRole.Staff, "20"));
        Assert.Equal(AdministrationOutcome.NotFound, (await Directory.SetDisabled("staff@barcelona.example", true, Cancellation)).Outcome);
        Assert.Equal(AdministrationOutcome.NotFound, (await Directory.SetPassword("staff@barcelona.example", Password, Cancellation)).Outcome);
        Assert.Equal(AdministrationOutcome.Done, await Add("x@x.example", AccountRole.Staff, "30"));
    }

    private async Task Guess(int times)
    {
        for (var i = 0; i < times; i++)
        {
            Assert.Equal(SignInOutcome.Refused, (await Accounts.CheckPassword(Email, "guess " + i, Cancellation)).Outcome);
        }
    }

    private async Task<List<AuditRecord>> Audit()
    {
        var lines = new List<AuditRecord>();
        await foreach (var line in platform.Get<IAuditTrail>().Read(Cancellation))
        {
            lines.Add(line);
        }

        return lines;
    }

    private async Task<AdministrationOutcome> Add(string email, string role, string? tenant) =>
        (await Directory.Add(new UserDraft(email, role, tenant, Password), Cancellation)).Outcome;
}
