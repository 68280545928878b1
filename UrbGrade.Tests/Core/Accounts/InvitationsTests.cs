using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Accounts;

public class InvitationsTests : IAsyncLifetime
{
    private const string Email = "new.person@eibar.example";
    private const string Password = "seventeen lamps are lit";

    private readonly TestPlatform platform = new();
    private int eibar;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IInvitations Invitations => platform.Get<IInvitations>();

    private IAccountLinks Links => platform.Get<IAccountLinks>();

    private IUserDirectory Users => platform.Get<IUserDirectory>();

    public async ValueTask InitializeAsync()
    {
        foreach (var (code, name) in new[] { ("20", "Barcelona"), ("30", "Eibar") })
        {
            await platform.Get<ITenantDirectory>().Add(new TenantDraft(code, name), Cancellation);
        }

        eibar = platform.Get<ITenantRegistry>().FindByCode("30")!.Id;
        platform.Session.BecomeTenantAdministrator(eibar);
    }

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    [Theory]
    [InlineData("a@b")]
    [InlineData("a@.b")]
    public async Task Somebody_was_invited_at_an_address_without_a_domain(string email)
    {
        var invited = await Invitations.Invite(new UserInvitation(email, AccountRole.Operator, null), Cancellation);

        Assert.Equal(AdministrationOutcome.Invalid, invited.Result.Outcome);
        Assert.Empty(await Users.List(Cancellation));
    }

    [Fact]
    public async Task Whoever_holds_the_link_chooses_the_password_once()
    {
        var invited = await Invitations.Invite(new UserInvitation(Email, AccountRole.Operator, null), Cancellation);
        Assert.Equal(SignInOutcome.Refused, (await platform.Get<IAccounts>().CheckPassword(Email, "", Cancellation)).Outcome);
        Assert.True(Assert.Single(await Users.List(Cancellation)).IsInvited);
        Assert.Equal(Email, await Links.Find(invited.Token!, Cancellation));
        Assert.Equal(AdministrationOutcome.Invalid, (await Links.ChoosePassword(invited.Token!, "short", Cancellation)).Outcome);
        Assert.Equal(AdministrationOutcome.Done, (await Links.ChoosePassword(invited.Token!, Password, Cancellation)).Outcome);
        Assert.Equal(SignInOutcome.Accepted, (await platform.Get<IAccounts>().CheckPassword(Email, Password, Cancellation)).Outcome);
        Assert.Null(await Links.Find(invited.Token!, Cancellation));
        Assert.Equal(AdministrationOutcome.NotAllowed, (await Links.ChoosePassword(invited.Token!, "another good password", Cancellation)).Outcome);
        Assert.False(Assert.Single(await Users.List(Cancellation)).IsInvited);
    }

    [Fact]
    public async Task A_link_opens_for_seven_days_and_a_newer_one_closes_it()
    {
        var first = await Invitations.Invite(new UserInvitation(Email, AccountRole.Staff, null), Cancellation);
        var second = await Invitations.NewLink(Email, Cancellation);
        Assert.Null(await Links.Find(first.Token!, Cancellation));
        platform.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        Assert.NotNull(await Links.Find(second.Token!, Cancellation));
        platform.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await Links.Find(second.Token!, Cancellation));
    }

    [Fact]
    public async Task A_locked_account_has_no_open_link()
    {
        var invited = await Invitations.Invite(new UserInvitation(Email, AccountRole.Staff, null), Cancellation);
        await Users.SetDisabled(Email, true, Cancellation);
        Assert.Null(await Links.Find(invited.Token!, Cancellation));
    }

    [Fact]
    public async Task A_password_that_an_administrator_sets_closes_the_link()
    {
        var invited = await Invitations.Invite(new UserInvitation(Email, AccountRole.Staff, null), Cancellation);
        Assert.Equal(AdministrationOutcome.Done, (await Users.SetPassword(Email, Password, Cancellation)).Outcome);
        Assert.Null(await Links.Find(invited.Token!, Cancellation));
    }

    [Theory]
    [InlineData(AccountRole.PlatformAdministrator, null, AdministrationOutcome.NotAllowed)]
    [InlineData(AccountRole.Staff, "20", AdministrationOutcome.NotAllowed)]
    [InlineData("King", null, AdministrationOutcome.Invalid)]
    public async Task A_tenants_administrator_invites_to_the_own_tenant_only(string role, string? tenant, AdministrationOutcome outcome)
    {
        var refused = await Invitations.Invite(new UserInvitation(Email, role, tenant), Cancellation);
        Assert.Equal((outcome, null), (refused.Result.Outcome, refused.Token));
        Assert.Empty(await Users.List(Cancellation));
    }

    [Fact]
    public async Task Accounts_of_other_tenants_can_neither_be_seen_nor_changed()
    {
        platform.Session.IsPlatformAdministrator = true;
        await Invitations.Invite(new UserInvitation("one@barcelona.example", AccountRole.Staff, "20"), Cancellation);
        platform.Session.BecomeTenantAdministrator(eibar);
        Assert.Empty(await Users.List(Cancellation));
        Assert.Equal(AdministrationOutcome.NotFound, (await Invitations.NewLink("one@barcelona.example", Cancellation)).Result.Outcome);
        Assert.Equal(AdministrationOutcome.NotFound, (await Users.SetRole("one@barcelona.example", AccountRole.Operator, Cancellation)).Outcome);
        Assert.Equal(AdministrationOutcome.NotFound, (await Users.Unlock("one@barcelona.example", Cancellation)).Outcome);
        Assert.Equal(AdministrationOutcome.NotFound, (await Users.RemoveSecondFactor("one@barcelona.example", Cancellation)).Outcome);
    }

    [Fact]
    public async Task A_changed_role_ends_the_sessions_and_stands_in_the_audit()
    {
        var invited = await Invitations.Invite(new UserInvitation(Email, AccountRole.Staff, null), Cancellation);
        await Links.ChoosePassword(invited.Token!, Password, Cancellation);
        var before = (await platform.Get<IAccounts>().CheckPassword(Email, Password, Cancellation)).Account!;
        Assert.Equal(AdministrationOutcome.Done, (await Users.SetRole(Email, AccountRole.Operator, Cancellation)).Outcome);
        var after = (await platform.Get<IAccounts>().Find(before.AccountId, Cancellation))!;
        Assert.Equal([AccountRole.Operator], after.Roles);
        Assert.NotEqual(before.SecurityStamp, after.SecurityStamp);
        Assert.Equal(AdministrationOutcome.Invalid, (await Users.SetRole(Email, AccountRole.PlatformAdministrator, Cancellation)).Outcome);
        platform.Session.IsPlatformAdministrator = true;
        var line = await platform.Get<IAuditTrail>().Read(Cancellation).LastAsync(l => l.What == "account.role", Cancellation);
        Assert.Equal((Email, AccountRole.Staff, AccountRole.Operator), (line.Subject, line.Before, line.After));
    }

    [Fact]
    public async Task The_last_administrator_of_the_platform_cannot_be_locked()
    {
        platform.Session.BecomeNobody();
        platform.Session.IsPlatformAdministrator = true;
        await Users.Add(new UserDraft("only@urbgrade.example", AccountRole.PlatformAdministrator, null, Password), Cancellation);
        Assert.Equal(AdministrationOutcome.Invalid, (await Users.SetDisabled("only@urbgrade.example", true, Cancellation)).Outcome);
        await Users.Add(new UserDraft("other@urbgrade.example", AccountRole.PlatformAdministrator, null, Password), Cancellation);
        Assert.Equal(AdministrationOutcome.Done, (await Users.SetDisabled("only@urbgrade.example", true, Cancellation)).Outcome);
    }
}
