using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Trust;

/// <summary>Notices of revocation lists that are not renewed: one in the last quarter of a list's time, one after its end. The audit keeps them, and tells
/// those that were given already.</summary>
internal sealed partial class ListNotices(
    PlatformTrust trust, IUrbGradeContexts contexts, IAuditLog audit, TimeProvider time, ILogger<ListNotices> logger)
{
    private const string What = "revocations.ends";

    /// <summary>Those that are due and were not given.</summary>
    public async Task<IReadOnlyList<DueRevocationList>> Due(CancellationToken cancellation)
    {
        var due = trust.Due(time.GetUtcNow());
        if (due.Count == 0)
        {
            return [];
        }

        await using var database = contexts.Read(TenantScope.Platform);
        var given = (await database.Set<AuditRow>().AsNoTracking().Where(line => line.What == What)
            .Select(line => line.After).ToListAsync(cancellation)).ToHashSet();
        return [.. due.Where(list => !given.Contains(Text(list)))];
    }

    /// <summary>Gives one: in the audit, and in the log for whoever watches it.</summary>
    public void Give(IWriteSession session, DueRevocationList list)
    {
        audit.Append(session, new AuditEntry("platform", null, What, list.Authority, null, Text(list)));
        session.AfterCommit(() => LogEnds(list.Authority, list.EndsAt));
    }

    private string Text(DueRevocationList list) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(list.EndsAt < time.GetUtcNow() ? "all its certificates are refused since" : "the next list is waited for; this one ends")} {list.EndsAt:yyyy-MM-ddTHH:mm:ssZ}, authority {list.AuthorityHash[..16]}");

    [LoggerMessage(EventId = 1212, Level = LogLevel.Warning,
        Message = "The revocation list of {Authority} is not renewed: after {End:u} all its certificates are refused until the next list is there")]
    private partial void LogEnds(string authority, DateTimeOffset end);
}
