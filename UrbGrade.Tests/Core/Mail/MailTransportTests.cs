using System.Text;
using MailKit.Net.Smtp;
using MimeKit;
using UrbGrade.Modules.Core.Mail;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Mail;

public sealed class MailTransportTests
{
    private static readonly OutgoingMail Alert = new(
        20, "7-20260310-day", "staff@urbgrade.example", "eu", "leaks: abisu 1", "Ur-ihes posiblea\n", new DateTimeOffset(2026, 3, 10, 6, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_server_takes_an_alert_and_a_report_with_its_file()
    {
        await using var server = await SmtpServer.Start(refusals: 0, Cancellation);
        await using var platform = new TestPlatform(settings: server.Settings());
        var transport = platform.Get<MailTransport>();
        await transport.Send(Alert, Cancellation);
        await transport.Send(
            Alert with
            {
                Key = "report-1-202602", Subject = "Hileko txostena", Stop = new Uri("https://urbgrade.example/eu/reports/stop?id=1&code=ab"),
                File = ("monthly-2026-02-eu.html", "text/html", Encoding.UTF8.GetBytes("<p>Zer aldatu da?</p>")),
            },
            Cancellation);

        var kept = await server.Kept(Cancellation);
        Assert.Equal(["leaks: abisu 1", "Hileko txostena"], kept.Select(message => message.Subject));
        Assert.Equal(("platform@urbgrade.example", "staff@urbgrade.example"), (kept[0].From.Mailboxes.Single().Address, kept[0].To.Mailboxes.Single().Address));
        Assert.Equal("7-20260310-day.20@urbgrade", kept[0].MessageId);
        Assert.Contains("Ur-ihes posiblea", kept[0].TextBody, StringComparison.Ordinal);
        Assert.Equal("<https://urbgrade.example/eu/reports/stop?id=1&code=ab>", kept[1].Headers[HeaderId.ListUnsubscribe]);
        var file = Assert.IsAssignableFrom<MimePart>(Assert.Single(kept[1].Attachments));
        using var content = new MemoryStream();
        await file.Content!.DecodeToAsync(content, Cancellation);
        Assert.Equal(("monthly-2026-02-eu.html", "<p>Zer aldatu da?</p>"), (file.FileName, Encoding.UTF8.GetString(content.ToArray())));
    }

    [Fact]
    public async Task A_mail_that_is_refused_for_now_goes_at_the_next_try()
    {
        await using var server = await SmtpServer.Start(refusals: 1, Cancellation);
        await using var platform = new TestPlatform(settings: server.Settings());
        var transport = platform.Get<MailTransport>();
        await Assert.ThrowsAsync<SmtpCommandException>(() => transport.Send(Alert, Cancellation));
        Assert.Empty(await server.Kept(Cancellation));
        await transport.Send(Alert, Cancellation);
        Assert.Single(await server.Kept(Cancellation));
    }

    [Fact]
    public async Task A_server_without_encryption_gets_neither_password_nor_mail_unless_that_is_said()
    {
        await using var server = await SmtpServer.Start(refusals: 0, Cancellation);
        await using var platform = new TestPlatform(settings: server.Settings(security: "starttls"));
        await Assert.ThrowsAsync<NotSupportedException>(() => platform.Get<MailTransport>().Send(Alert, Cancellation));
        Assert.Empty(await server.Kept(Cancellation));
    }
}
