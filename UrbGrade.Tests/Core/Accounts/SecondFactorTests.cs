using Microsoft.AspNetCore.WebUtilities;
using OtpNet;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Accounts;

public class SecondFactorTests : IAsyncLifetime
{
    private const string Email = "operator@eibar.example";
    private const string Password = "seventeen lamps are lit";

    private readonly TestPlatform platform = new();
    private string account = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IAccounts Accounts => platform.Get<IAccounts>();

    private ISecondFactor Factor => platform.Get<ISecondFactor>();

    public async ValueTask InitializeAsync()
    {
        await platform.Get<ITenantDirectory>().Add(new TenantDraft("30", "Eibar"), Cancellation);
        await platform.Get<IUserDirectory>().Add(new UserDraft(Email, AccountRole.Operator, "30", Password), Cancellation);
        account = (await Accounts.CheckPassword(Email, Password, Cancellation)).Account!.AccountId;
    }

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    [Fact]
    public async Task The_password_alone_opens_nothing_any_more()
    {
        var before = (await Accounts.Find(account, Cancellation))!.SecurityStamp;
        var (app, _) = await TurnOn();
        Assert.NotEqual(before, (await Accounts.Find(account, Cancellation))!.SecurityStamp);
        var password = await Accounts.CheckPassword(Email, Password, Cancellation);
        Assert.Equal((SignInOutcome.CodeNeeded, null), (password.Outcome, password.Account));
        Assert.StartsWith($"{account}:", password.Pending, StringComparison.Ordinal);
        Assert.Equal(SignInOutcome.Refused, (await Enter("000000")).Outcome);
        NextStep();
        Assert.Equal(SignInOutcome.Accepted, (await Enter(Code(app))).Outcome);
    }

    [Fact]
    public async Task Whoever_knew_the_old_password_cannot_finish_with_a_code_after_it_was_changed()
    {
        var (app, codes) = await TurnOn();
        var begun = (await Accounts.CheckPassword(Email, Password, Cancellation)).Pending!;
        await platform.Get<IUserDirectory>().SetPassword(Email, "eighteen lamps are lit", Cancellation);
        NextStep();

        Assert.Equal(SignInOutcome.Refused, (await Accounts.CheckCode(begun, Code(app), Cancellation)).Outcome);
        Assert.Equal(SignInOutcome.Refused, (await Accounts.CheckCode(begun, codes[0], Cancellation)).Outcome);
        Assert.Equal(SignInOutcome.Refused, (await Accounts.CheckCode(account, codes[0], Cancellation)).Outcome);
        Assert.Equal(SignInOutcome.Accepted, (await Enter(codes[0])).Outcome);
    }

    [Fact]
    public async Task A_code_opens_once_and_for_a_minute_at_most()
    {
        var (app, _) = await TurnOn();
        NextStep();
        var code = Code(app);
        Assert.Equal(SignInOutcome.Accepted, (await Enter(code)).Outcome);
        Assert.Equal(SignInOutcome.Refused, (await Enter(code)).Outcome);
        NextStep();
        var old = Code(app);
        NextStep();
        NextStep();
        Assert.Equal(SignInOutcome.Refused, (await Enter(old)).Outcome);
    }

    [Fact]
    public async Task Codes_of_the_app_open_again_and_each_once_after_the_clock_was_put_back_by_days()
    {
        var (app, _) = await TurnOn();
        platform.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(SignInOutcome.Accepted, (await Enter(Code(app))).Outcome);

        platform.Clock.AdjustTime(platform.Clock.GetUtcNow().AddDays(-2));
        NextStep();

        var code = Code(app);
        Assert.Equal(SignInOutcome.Accepted, (await Enter(code)).Outcome);
        Assert.Equal(SignInOutcome.Refused, (await Enter(code)).Outcome);
    }

    [Fact]
    public async Task A_recovery_code_opens_once()
    {
        var (_, codes) = await TurnOn();
        Assert.Equal(10, codes.Distinct().Count());
        Assert.Equal(SignInOutcome.Accepted, (await Enter(codes[3].ToUpperInvariant())).Outcome);
        Assert.Equal(SignInOutcome.Refused, (await Enter(codes[3])).Outcome);
        Assert.Equal(9, await Factor.CountRecoveryCodes(account, Cancellation));
    }

    [Fact]
    public async Task A_recovery_code_opens_also_when_the_key_of_the_app_can_no_longer_be_read()
    {
        var (app, codes) = await TurnOn();
        await platform.Queue.Commit(session =>
        {
            using var database = platform.Contexts.Write(TenantScope.Platform, session);
            database.UserTokens.Single(token => token.Name == "AuthenticatorKey").Value = Convert.ToBase64String(new byte[100]);
            return database.SaveChanges();
        }, Cancellation);
        NextStep();
        Assert.Equal(SignInOutcome.Refused, (await Enter(Code(app))).Outcome);
        Assert.Equal(SignInOutcome.Accepted, (await Enter(codes[0])).Outcome);
    }

    [Fact]
    public async Task An_account_becomes_that_of_a_person_of_another_service_only_after_the_code()
    {
        var (_, codes) = await TurnOn();
        var owner = new ExternalIdentity("https://login.example.org:8443", "auth0|person:1", Email);
        var stranger = await Accounts.Admit(owner with { Subject = "person-2" }, false, Cancellation);
        Assert.Equal((SignInOutcome.CodeNeeded, null), (stranger.Outcome, stranger.Account));
        Assert.Equal(SignInOutcome.Refused, (await Accounts.CheckCode(stranger.Pending!, "000000", Cancellation)).Outcome);

        var known = await Accounts.Admit(owner, false, Cancellation);
        Assert.Equal(SignInOutcome.Accepted, (await Accounts.CheckCode(known.Pending!, codes[0], Cancellation)).Outcome);

        Assert.Equal(SignInOutcome.Refused, (await Accounts.CheckCode(stranger.Pending!, codes[1], Cancellation)).Outcome);
        Assert.Equal(SignInOutcome.Refused, (await Accounts.Admit(owner with { Subject = "person-2" }, false, Cancellation)).Outcome);
        Assert.Equal(SignInOutcome.CodeNeeded, (await Accounts.Admit(owner with { Email = "married@eibar.example" }, false, Cancellation)).Outcome);
        var entered = await platform.Get<IAuditTrail>().Read(Cancellation).Where(line => line.What == "account.signed-in").LastAsync(Cancellation);
        Assert.Equal("by login.example.org", entered.After);
    }

    [Fact]
    public async Task Codes_cannot_be_tried_without_end_by_whoever_knows_the_password()
    {
        var (app, _) = await TurnOn();
        for (var i = 0; i < 5; i++)
        {
            await Accounts.CheckPassword(Email, Password, Cancellation);
            await Enter("000000");
        }

        NextStep();
        Assert.Equal(SignInOutcome.Refused, (await Enter(Code(app))).Outcome);
        Assert.Equal(SignInOutcome.Refused, (await Accounts.CheckPassword(Email, Password, Cancellation)).Outcome);
        Assert.NotNull(Assert.Single(await platform.Get<IUserDirectory>().List(Cancellation)).LockedOutUntil);
        await platform.Get<IUserDirectory>().Unlock(Email, Cancellation);
        NextStep();
        Assert.Equal(SignInOutcome.Accepted, (await Enter(Code(app))).Outcome);
    }

    [Fact]
    public async Task Nor_by_whoever_finds_an_open_session()
    {
        var (app, recovery) = await TurnOn();
        for (var i = 0; i < 5; i++)
        {
            Assert.False(await Factor.Disable(account, "000000", Cancellation));
        }

        NextStep();
        Assert.False(await Factor.Disable(account, Code(app), Cancellation));
        Assert.False(await Factor.Disable(account, recovery[0], Cancellation));
        Assert.Equal(SignInOutcome.Refused, (await Accounts.CheckPassword(Email, Password, Cancellation)).Outcome);
        platform.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.True(await Factor.Disable(account, recovery[0], Cancellation));
        var refused = await platform.Get<IAuditTrail>().Read(Cancellation).Where(line => line.What == "account.refused").ToListAsync(Cancellation);
        Assert.Equal(["wrong code", "wrong code; locked now", "locked", "locked", "locked"], refused.Select(line => line.After).Skip(3));
    }

    [Fact]
    public async Task Neither_key_nor_recovery_codes_are_kept_in_the_clear()
    {
        var (app, codes) = await TurnOn();
        using var database = platform.Contexts.Read(TenantScope.Platform);
        var kept = string.Join('\n', database.UserTokens.Select(token => token.Value));
        Assert.NotEmpty(kept);
        Assert.DoesNotContain(Convert.ToBase64String(app), kept, StringComparison.Ordinal);
        Assert.DoesNotContain(Base32Encoding.ToString(app), kept, StringComparison.Ordinal);
        Assert.DoesNotContain(codes, code => kept.Contains(code.Replace("-", "", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_can_be_turned_off_by_its_owner_with_a_code_and_by_an_administrator()
    {
        var (app, _) = await TurnOn();
        Assert.False(await Factor.Disable(account, "000000", Cancellation));
        NextStep();
        Assert.True(await Factor.Disable(account, Code(app), Cancellation));
        Assert.Equal(SignInOutcome.Accepted, (await Accounts.CheckPassword(Email, Password, Cancellation)).Outcome);
        NextStep();
        await TurnOn();
        Assert.Equal(AdministrationOutcome.Done, (await platform.Get<IUserDirectory>().RemoveSecondFactor(Email, Cancellation)).Outcome);
        Assert.Equal(SignInOutcome.Accepted, (await Accounts.CheckPassword(Email, Password, Cancellation)).Outcome);
    }

    private async Task<(byte[] App, IReadOnlyList<string> Recovery)> TurnOn()
    {
        var address = new Uri((await Factor.Begin(account, Cancellation))!);
        Assert.Equal("otpauth", address.Scheme);
        var app = Base32Encoding.ToBytes(QueryHelpers.ParseQuery(address.Query)["secret"].ToString());
        Assert.Null(await Factor.Enable(account, "000000", Cancellation));
        return (app, (await Factor.Enable(account, Code(app), Cancellation))!);
    }

    /// <summary>Enters a code after the password, as the account is now.</summary>
    private async Task<SignInResult> Enter(string code) =>
        await Accounts.CheckCode($"{account}:{(await Accounts.Find(account, Cancellation))!.SecurityStamp}", code, Cancellation);

    private string Code(byte[] app) => new Totp(app).ComputeTotp(platform.Clock.GetUtcNow().UtcDateTime);

    private void NextStep() => platform.Clock.Advance(TimeSpan.FromSeconds(30));
}
