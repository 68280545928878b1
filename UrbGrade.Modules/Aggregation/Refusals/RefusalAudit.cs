using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;

namespace UrbGrade.Modules.Aggregation.Refusals;

/// <summary>Writes refused requests to the audit: the first of a cause at once, further ones as a count. The pause between two
/// lines of a cause doubles up to a minute while it goes on, so that nobody can fill the disk by being refused.</summary>
internal sealed partial class RefusalAudit(ICommitQueue commits, IAuditLog audit, TimeProvider clock, ILogger<RefusalAudit> logger)
    : BackgroundService
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(string Code, int? TenantId), Cause> causes = new();

    /// <summary>Notes one refusal; when this returns, its line is durable unless it was only counted.</summary>
    /// <param name="who">Subject of the certificate that was verified, or <c>unknown</c>.</param>
    /// <param name="code">The fault's code, or the HTTP status.</param>
    public async Task Note(string who, string code, int? tenantId, string detail)
    {
        var cause = causes.GetOrAdd((code, tenantId), _ => new Cause());
        if (cause.IsDue(clock.GetUtcNow()))
        {
            await Write(who, code, tenantId, detail, times: 1);
        }
    }

    /// <summary>Writes what was only counted: nobody else knows of it.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteCounted(cause => cause.TakeLast());
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(ShortestPause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await WriteCounted(cause => cause.TakeCounted(clock.GetUtcNow()));
        }
    }

    private async Task WriteCounted(Func<Cause, int> take)
    {
        foreach (var ((code, tenantId), cause) in causes)
        {
            if (take(cause) is var times and > 0)
            {
                await Write("several", code, tenantId, "counted since the line before", times);
            }
        }
    }

    private async Task Write(string who, string code, int? tenantId, string detail, int times)
    {
        LogRefused(code, times, tenantId, detail);
        var entry = new AuditEntry(
            who, tenantId, "aggregation.refused", code,
            After: times == 1 ? detail : string.Create(CultureInfo.InvariantCulture, $"{times} times; {detail}"));
        try
        {
            await commits.Commit(
                session =>
                {
                    audit.Append(session, entry);
                    return true;
                },
                CancellationToken.None);
        }
        catch (StoreUnavailableException failure)
        {
            LogNotAudited(failure.Message);
        }
    }

    [LoggerMessage(EventId = 2110, Level = LogLevel.Warning, Message = "Refused with {Code}, {Times} times, tenant {TenantId}: {Detail}")]
    private partial void LogRefused(string code, int times, int? tenantId, string detail);

    [LoggerMessage(EventId = 2111, Level = LogLevel.Warning, Message = "A refusal could not be audited: {Reason}")]
    private partial void LogNotAudited(string reason);

    private sealed class Cause
    {
        private readonly Lock gate = new();
        private DateTimeOffset quietUntil;
        private TimeSpan pause = ShortestPause;
        private int counted;

        /// <summary>Whether a line is due for this refusal; otherwise it is counted.</summary>
        public bool IsDue(DateTimeOffset now)
        {
            lock (gate)
            {
                if (IsQuiet(now) || counted > 0)
                {
                    counted++;
                    return false;
                }

                // Who comes again and again just after the pause is no better than who comes all the time.
                Lengthen(again: now - quietUntil <= LongestPause);
                quietUntil = now + pause;
                return true;
            }
        }

        /// <summary>How many were counted, when it is time to say so.</summary>
        public int TakeCounted(DateTimeOffset now)
        {
            lock (gate)
            {
                if (counted == 0 || IsQuiet(now))
                {
                    return 0;
                }

                Lengthen(again: true);
                quietUntil = now + pause;
                return TakeLast();
            }
        }

        /// <summary>How many were counted, whether it is time to say so or not.</summary>
        public int TakeLast()
        {
            lock (gate)
            {
                (var taken, counted) = (counted, 0);
                return taken;
            }
        }

        /// <summary>Never for longer than the longest pause, also where the clock was put back meanwhile.</summary>
        private bool IsQuiet(DateTimeOffset now) => now < quietUntil && quietUntil <= now + LongestPause;

        private void Lengthen(bool again) =>
            pause = !again ? ShortestPause : pause * 2 < LongestPause ? pause * 2 : LongestPause;
    }
}
