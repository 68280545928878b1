using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using MimeKit;

namespace UrbGrade.Modules.Core.Mail;

/// <summary>Sends mails by SMTP, or writes them as files. A mail has the same name each time: a file is written over itself, and a mailbox that gets one twice
/// after a crash can tell.</summary>
internal sealed class MailTransport(IOptions<MailOptions> options, IConfiguration configuration)
{
    private const int TimeoutMilliseconds = 60_000;

    public async Task Send(OutgoingMail mail, CancellationToken cancellation)
    {
        var settings = options.Value;
        using var message = Message(mail, settings.From);
        if (settings.Host is null)
        {
            await Drop(message, $"{mail.TenantId}-{mail.Key}.eml", cancellation);
            return;
        }

        using var client = new SmtpClient { Timeout = TimeoutMilliseconds };
        await client.ConnectAsync(settings.Host, settings.Port, settings.Security switch
        {
            "tls" => SecureSocketOptions.SslOnConnect,
            "none" => SecureSocketOptions.None,
            _ => SecureSocketOptions.StartTls,
        }, cancellation);
        if (settings.User is { } user)
        {
            await client.AuthenticateAsync(user, settings.PasswordFile is { } file ? File.ReadLines(file).FirstOrDefault() ?? "" : "", cancellation);
        }

        await client.SendAsync(message, cancellation);
        await client.DisconnectAsync(quit: true, cancellation);
    }

    private static MimeMessage Message(OutgoingMail mail, string from)
    {
        var message = new MimeMessage { Subject = mail.Subject, Date = mail.WrittenAt, MessageId = $"{mail.Key}.{mail.TenantId}@urbgrade", Body = Body(mail) };
        message.From.Add(MailboxAddress.Parse(from));
        message.To.Add(MailboxAddress.Parse(mail.Address));

        // Nobody's holiday answer is wanted.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add(HeaderId.ContentLanguage, mail.Language);
        if (mail.Stop is { } stop)
        {
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{stop.AbsoluteUri}>");
        }

        return message;
    }

    private static MimeEntity Body(OutgoingMail mail)
    {
        var text = new TextPart("plain") { Text = mail.Body };
        return mail.File is not var (name, mediaType, content) ? text : new Multipart("mixed")
        {
            text,
            new MimePart(MimeKit.ContentType.Parse(mediaType))
            {
                Content = new MimeContent(new MemoryStream(content)), ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
                ContentTransferEncoding = ContentEncoding.Base64, FileName = name,
            },
        };
    }

    private async Task Drop(MimeMessage message, string name, CancellationToken cancellation)
    {
        var folder = Directory.CreateDirectory(Path.Combine(configuration["Core:DataFolder"] ?? "", "mail")).FullName;
        var path = Path.Combine(folder, name);
        await using (var file = File.Create(path + ".part"))
        {
            await message.WriteToAsync(file, cancellation);
        }

        File.Move(path + ".part", path, overwrite: true);
    }
}
