using System.Globalization;
using OtpNet;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Core.Accounts;

internal sealed class SecondFactor(
    IUrbGradeContexts contexts, ICommitQueue queue, IAuditLog audit, SecondFactorKeys keys, Lockout lockout) : ISecondFactor
{
    private const string Issuer = "UrbGrade";

    public async Task<int?> CountRecoveryCodes(string accountId, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        await using var database = contexts.Read(TenantScope.Platform);
        return Find(database, accountId) is { TwoFactorEnabled: true } user ? SecondFactorKeys.RecoveryCodesLeft(database, user) : null;
    }

    public Task<string?> Begin(string accountId, CancellationToken cancellation)
    {
        var key = keys.Make();
        return Change(accountId, (database, user, _) =>
        {
            if (user.TwoFactorEnabled)
            {
                return null;
            }

            SecondFactorKeys.Renew(database, user, key);
            return new OtpUri(OtpType.Totp, key.ForApp, user.Email, Issuer).ToString();
        }, cancellation);
    }

    public async Task<IReadOnlyList<string>?> Enable(string accountId, string code, CancellationToken cancellation)
    {
        var key = await KeyOf(accountId);
        return await Change<IReadOnlyList<string>>(accountId, (database, user, session) =>
        {
            if (user.TwoFactorEnabled || !keys.FitsApp(database, user, key, code))
            {
                return null;
            }

            // Sessions that began without it end.
            (user.TwoFactorEnabled, user.SecurityStamp) = (true, Credentials.NewStamp());
            audit.Append(session, new AuditEntry(user.Email!, user.TenantId, "account.second-factor", user.Email!, "off", "on"));
            return SecondFactorKeys.RenewRecoveryCodes(database, user);
        }, cancellation);
    }

    public async Task<bool> Disable(string accountId, string code, CancellationToken cancellation)
    {
        var key = await KeyOf(accountId);
        return await Change(accountId, (database, user, session) =>
        {
            if (!user.TwoFactorEnabled)
            {
                return null;
            }

            // Whoever found an open session could otherwise try codes without end.
            if (lockout.Refusal(user, !lockout.IsShut(user) && keys.Fits(database, user, key, code), "wrong code") is { } refusal)
            {
                audit.Append(session, new AuditEntry(user.Email!, user.TenantId, "account.refused", user.Email!, null, refusal));
                return null;
            }

            user.AccessFailedCount = 0;

            SecondFactorKeys.Forget(database, user);
            audit.Append(session, new AuditEntry(user.Email!, user.TenantId, "account.second-factor", user.Email!, "on", "off"));
            return accountId;
        }, cancellation) is not null;
    }

    private static UserAccount? Find(UrbGradeContext database, string accountId) =>
        int.TryParse(accountId, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? database.Users.SingleOrDefault(user => user.Id == id && user.DisabledAt == null)
            : null;

    private async Task<AppKey?> KeyOf(string accountId)
    {
        await using var database = contexts.Read(TenantScope.Platform);
        return Find(database, accountId) is { } user ? keys.Open(database, user.Id) : null;
    }

    private Task<T?> Change<T>(string accountId, Func<UrbGradeContext, UserAccount, IWriteSession, T?> change, CancellationToken cancellation)
        where T : class => queue.Commit(session =>
        {
            using var database = contexts.Write(TenantScope.Platform, session);
            if (Find(database, accountId) is not { } user)
            {
                return null;
            }

            var answer = change(database, user, session);
            database.SaveChanges();
            return answer;
        }, cancellation);
}
