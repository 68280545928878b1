using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Mail;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Accounts;

/// <summary>Mails one-time links. Nothing that could open an account is stored for it: whoever's mail a restart or a mail server loses asks again.</summary>
internal sealed partial class ForgottenPasswords(
    IUrbGradeContexts contexts, ICommitQueue queue, IAuditLog audit, MailTransport transport, IPasswordMailWords words, IOptions<MailOptions> options,
    TimeProvider time, ILogger<ForgottenPasswords> logger) : BackgroundService, IForgottenPasswords
{
    private const int MostWaiting = 200;
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(1);
    private static readonly TimeSpan BetweenLinks = TimeSpan.FromMinutes(5);

    private readonly Channel<(string Email, string Language)> asked =
        Channel.CreateBounded<(string, string)>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });

    public bool CanSend => options.Value.Pages is not null;

    public void Ask(string email, string language)
    {
        if (CanSend && PasswordRules.BrokenBy(email) is null)
        {
            asked.Writer.TryWrite((email, language));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (email, language) in asked.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await Send(email, language, stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogNotSent(failure);
            }
        }
    }

    private async Task Send(string email, string language, CancellationToken cancellation)
    {
        var token = Credentials.NewToken();
        var now = time.GetUtcNow();
        if (await queue.Commit(session => Open(session, email, token, now), cancellation) is not { } user)
        {
            return;
        }

        var link = words.Link(options.Value.Pages!, token);
        var (subject, body) = words.Write(user.Language ?? language, link);
        await transport.Send(
            new OutgoingMail(user.TenantId ?? 0, FormattableString.Invariant($"password-{user.Id}-{now:yyyyMMddHHmmss}"), user.Email!, user.Language ?? language, subject, body, now),
            cancellation);
        LogSent(user.Id);
    }

    /// <summary>The account that the link opens now; null where there is none, or it got one just now.</summary>
    private UserAccount? Open(IWriteSession session, string email, string token, DateTimeOffset now)
    {
        using var database = contexts.Write(TenantScope.Platform, session);
        if (AccountRows.Find(database, email) is not { DisabledAt: null } user
            || database.Set<AccountLinkRow>().Where(link => link.UserId == user.Id).AsEnumerable().Any(link => link.CreatedAt > now - BetweenLinks))
        {
            return null;
        }

        // An invitation stays open: anybody can ask for somebody's link.
        database.Add(new AccountLinkRow { UserId = user.Id, TokenHash = Credentials.HashOfToken(token), CreatedAt = now, ExpiresAt = now + Lasts });
        database.SaveChanges();
        audit.Append(session, new AuditEntry(user.Email!, user.TenantId, "account.link", user.Email!, null, "by mail"));
        return user;
    }

    [LoggerMessage(EventId = 1310, Level = LogLevel.Information, Message = "Mailed a link for a new password to account {Account}")]
    private partial void LogSent(int account);

    [LoggerMessage(EventId = 1311, Level = LogLevel.Error, Message = "A link for a new password could not be mailed; whoever asked for it can ask again in five minutes")]
    private partial void LogNotSent(Exception failure);
}
