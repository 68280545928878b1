using System.Text.RegularExpressions;
using MimeKit;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Accounts;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Accounts;

public sealed partial class ForgottenPasswordsTests : IAsyncLifetime
{
    private const string Email = "lamp.keeper@eibar.example";
    private const string Another = "another@eibar.example";
    private const string Locked = "locked@eibar.example";
    private const string Password = "seventeen lamps are lit";

    /// <summary>Between two links of an account.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    private readonly TestPlatform platform = new(settings: new Dictionary<string, string?> { ["Mail:Pages"] = "https://urbgrade.example/" });
    private string invitation = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ForgottenPasswords Forgotten => platform.Get<ForgottenPasswords>();

    private IAccountLinks Links => platform.Get<IAccountLinks>();

    private string Folder => Path.Combine(platform.Folder, "mail");

    public async ValueTask InitializeAsync()
    {
        await platform.Get<ITenantDirectory>().Add(new TenantDraft("30", "Eibar"), Cancellation);
        platform.Session.BecomeTenantAdministrator(platform.Get<ITenantRegistry>().FindByCode("30")!.Id);
        invitation = await Invite(platform, Email);
        await Invite(platform, Another);
        await Invite(platform, Locked);
        await platform.Get<IUserDirectory>().SetDisabled(Locked, true, Cancellation);
        platform.Clock.Advance(Pause);
        await Forgotten.StartAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await Forgotten.StopAsync(CancellationToken.None);
        await platform.DisposeAsync();
    }

    [Fact]
    public async Task Whoever_asked_chooses_another_password_by_the_link_in_the_mail_once()
    {
        Forgotten.Ask("Lamp.Keeper@Eibar.Example", "eu");
        var mail = Assert.Single(await Mails(1));

        Assert.Equal((Email, "eu", "Pasahitz berria zure UrbGrade konturako"), (mail.To.Mailboxes.Single().Address, mail.Body!.Headers[HeaderId.ContentLanguage], mail.Subject));
        var token = TokenIn(mail);
        Assert.Equal(Email, await Links.Find(invitation, Cancellation));
        Assert.Equal(AdministrationOutcome.Done, (await Links.ChoosePassword(token, Password, Cancellation)).Outcome);
        Assert.Equal(SignInOutcome.Accepted, (await platform.Get<IAccounts>().CheckPassword(Email, Password, Cancellation)).Outcome);
        Assert.Null(await Links.Find(token, Cancellation));
        var audited = await platform.Get<IAuditTrail>().Newest(new AuditFilter(What: "account.link"), null, 10, Cancellation);
        Assert.Equal((Email, "by mail"), (Assert.Single(audited).Who, audited[0].After));
    }

    [Fact]
    public async Task The_link_opens_for_an_hour_and_another_is_sent_after_five_minutes()
    {
        Forgotten.Ask(Email, "en");
        var first = TokenIn(Assert.Single(await Mails(1)));
        platform.Clock.Advance(Pause - TimeSpan.FromSeconds(1));
        Forgotten.Ask(Email, "en");
        Forgotten.Ask(Another, "en");
        Assert.Equal([Email, Another], (await Mails(2)).Select(mail => mail.To.Mailboxes.Single().Address));

        platform.Clock.Advance(TimeSpan.FromSeconds(1));
        Forgotten.Ask(Email, "en");
        await Mails(3);

        platform.Clock.Advance(TimeSpan.FromHours(1) - Pause - TimeSpan.FromSeconds(1));
        Assert.Equal(Email, await Links.Find(first, Cancellation));
        platform.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await Links.Find(first, Cancellation));
    }

    [Theory]
    [InlineData("nobody@eibar.example")]
    [InlineData("a\0b@eibar.example")]
    [InlineData("no address")]
    [InlineData(Locked)]
    public async Task Nobody_else_gets_a_mail(string email)
    {
        // Wishes are taken in their order: once the second one's mail is there, the first is done.
        Forgotten.Ask(email, "en");
        Forgotten.Ask(Another, "en");

        Assert.Equal(Another, Assert.Single(await Mails(1)).To.Mailboxes.Single().Address);
    }

    [Fact]
    public async Task A_mail_server_that_refused_takes_the_next_one()
    {
        await using var server = await SmtpServer.Start(refusals: 1, Cancellation);
        await using var sending = new TestPlatform(settings: server.Settings());
        await sending.Get<ITenantDirectory>().Add(new TenantDraft("30", "Eibar"), Cancellation);
        sending.Session.BecomeTenantAdministrator(sending.Get<ITenantRegistry>().FindByCode("30")!.Id);
        await Invite(sending, Email);
        await Invite(sending, Another);
        sending.Clock.Advance(Pause);
        var forgotten = sending.Get<ForgottenPasswords>();
        await forgotten.StartAsync(Cancellation);
        forgotten.Ask(Email, "en");
        forgotten.Ask(Another, "en");

        await Eventually.Equal(1, async () => (await server.Kept(Cancellation)).Count);
        Assert.Equal(Another, (await server.Kept(Cancellation))[0].To.Mailboxes.Single().Address);
        await forgotten.StopAsync(Cancellation);
    }

    [Fact]
    public async Task A_platform_that_does_not_know_its_address_sends_none()
    {
        await using var silent = new TestPlatform();

        Assert.False(silent.Get<IForgottenPasswords>().CanSend);
        Assert.True(Forgotten.CanSend);
    }

    private static string TokenIn(MimeMessage mail) =>
        Assert.Single(Token().Matches(mail.TextBody ?? "")).Groups[1].Value;

    [GeneratedRegex(@"https://urbgrade\.example/account/welcome\?token=([\w-]+)")]
    private static partial Regex Token();

    private static async Task<string> Invite(TestPlatform platform, string email) =>
        (await platform.Get<IInvitations>().Invite(new UserInvitation(email, AccountRole.Staff, null), Cancellation)).Token!;

    private async Task<IReadOnlyList<MimeMessage>> Mails(int count)
    {
        await Eventually.Equal(count, () => Directory.Exists(Folder) ? Directory.GetFiles(Folder, "*.eml").Length : 0);
        return [.. Directory.GetFiles(Folder, "*.eml").Select(file => MimeMessage.Load(file)).OrderBy(mail => mail.Date)];
    }
}
