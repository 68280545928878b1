using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Rebus.Exceptions;
using UrbGrade.Bus.Delivery;
using UrbGrade.Bus.Orchestration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Orchestration;

/// <summary>Holds work back by the rules in the database, which hold in all processes together.</summary>
internal sealed partial class ServiceGate(
    ServiceCatalogue catalogue, ServiceMeasures measures, CircuitBreakers breakers, BreakerNotes notes, TimeProvider clock,
    ILogger<ServiceGate> logger) : IWorkGate
{
    private const string PassSql = """
        UPDATE "ServiceRules" SET "NextFreeAt" = (CASE WHEN "NextFreeAt" BETWEEN @now AND @latest THEN "NextFreeAt" ELSE @now END) + @step
        WHERE "Contract" = @contract AND "Module" = @module AND "TenantId" = @tenant
            AND ("NextFreeAt" <= @latest OR "NextFreeAt" > @beyond)
        """;

    private const string NextFreeSql = """
        SELECT "NextFreeAt" FROM "ServiceRules" WHERE "Contract" = @contract AND "Module" = @module AND "TenantId" = @tenant
        """;

    private const string GiveBackSql = """
        UPDATE "ServiceRules" SET "NextFreeAt" = "NextFreeAt" - @step WHERE "Contract" = @contract AND "Module" = @module AND "TenantId" = @tenant
        """;

    /// <summary>As much as a limit lets through at once after it was not used.</summary>
    private static readonly TimeSpan Burst = TimeSpan.FromSeconds(1);

    /// <summary>A turn that lies further ahead was given before the clock was moved back.</summary>
    private static readonly TimeSpan FarthestTurn = TimeSpan.FromMinutes(2);

    /// <summary>Whoever stands further back in a line asks again then: the limit may have been lifted, and those before it may be gone.</summary>
    private static readonly TimeSpan LongestLine = TimeSpan.FromMinutes(5);

    /// <summary>The last place in the line of each rule, and when it was given.</summary>
    private readonly ConcurrentDictionary<ServiceRule, (DateTimeOffset Place, DateTimeOffset GivenAt)> lines = new();

    public IReadOnlyList<ClosedService> Closed
    {
        get
        {
            var now = clock.GetUtcNow();
            return [.. catalogue.Snapshot.ClosedAt(now, breakers.Rest), .. breakers.OpenAt(now)];
        }
    }

    public DateTimeOffset? ClosedUntil(IWriteSession session, ClaimedWork claim)
    {
        var now = clock.GetUtcNow();
        if (breakers.OpenUntil(ServiceOf(claim), now) is not null)
        {
            return now;
        }

        ServiceRule? passed = null;
        foreach (var rule in catalogue.Snapshot.RulesOf(claim.Contract, claim.Queue, claim.TenantId))
        {
            if (ClosedUntil(session, rule, now) is { } until)
            {
                GiveBack(session, passed);
                return until;
            }

            passed = rule;
        }

        return null;
    }

    public void Ended(ClaimedWork claim, Exception? failure)
    {
        measures.Count(claim, failure is null);
        var service = ServiceOf(claim);
        if (failure is null)
        {
            if (breakers.Succeeded(service))
            {
                LogClosed(claim.Contract, claim.Queue, claim.TenantId);
                notes.Add(service, openUntil: null);
            }
        }
        else if (failure is not IFailFastException
            && breakers.Failed(service, claim.Failures == 0, clock.GetUtcNow()) is { } until)
        {
            LogOpened(claim.Contract, claim.Queue, claim.TenantId, until, failure.Message);
            notes.Add(service, until);
        }
    }

    private DateTimeOffset? ClosedUntil(IWriteSession session, ServiceRule rule, DateTimeOffset now)
    {
        // Due all the same, so that it runs as soon as somebody resumes the service; nobody looks for it before.
        if (rule.IsPaused || rule.IsOpenAt(now, breakers.Rest))
        {
            return now;
        }

        return rule.PerMinute is { } most ? Turn(session, rule, most, now) : null;
    }

    /// <summary>Lets the next item have the turn that the tenant's limit gave to one that the limit of all holds back.</summary>
    private static void GiveBack(IWriteSession session, ServiceRule? passed)
    {
        if (passed?.PerMinute is { } most)
        {
            session.Prepare(GiveBackSql, "@step", "@contract", "@module", "@tenant")
                .Fill(Milliseconds(Step(most)), passed.Contract, passed.Module, passed.TenantId ?? ServiceRow.Everybody).ExecuteNonQuery();
        }
    }

    private static TimeSpan Step(int perMinute) => TimeSpan.FromMinutes(1) / perMinute;

    /// <summary>A part of a millisecond is one as often as it is large, so that a minute lets through what the limit says.</summary>
    private static long Milliseconds(TimeSpan step) => (long)(step.TotalMilliseconds + Random.Shared.NextDouble());

    private static ClosedService ServiceOf(ClaimedWork claim) => new(claim.Contract, claim.Queue, claim.TenantId);

    /// <summary>Takes the next turn of a limited service.</summary>
    /// <returns>Null when it is now; otherwise a place in the line, each its own, so that those in it do not all come back at once.
    /// Nobody waits longer than <see cref="LongestLine"/> before asking again.</returns>
    private DateTimeOffset? Turn(IWriteSession session, ServiceRule rule, int most, DateTimeOffset now)
    {
        var step = Step(most);
        var tenant = rule.TenantId ?? ServiceRow.Everybody;
        var pass = session.Prepare(PassSql, "@now", "@step", "@contract", "@module", "@tenant", "@latest", "@beyond");
        pass.Fill(
            now.ToUnixTimeMilliseconds(), Milliseconds(step), rule.Contract, rule.Module, tenant,
            (step < Burst ? now + Burst - step : now).ToUnixTimeMilliseconds(), (now + FarthestTurn).ToUnixTimeMilliseconds());
        if (pass.ExecuteNonQuery() == 1)
        {
            return null;
        }

        var next = session.Prepare(NextFreeSql, "@contract", "@module", "@tenant");
        next.Fill(rule.Contract, rule.Module, tenant);
        if (next.ExecuteScalar() is not long free)
        {
            // Somebody took the rule away in the meantime.
            return null;
        }

        var (first, end) = (DateTimeOffset.FromUnixTimeMilliseconds(free), now + LongestLine);
        return lines.AddOrUpdate(
            rule, (Earlier(first, end), now),
            (_, last) => (Earlier(last.GivenAt <= now && last.Place + step > first ? last.Place + step : first, end), now)).Place;
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    [LoggerMessage(EventId = 1130, Level = LogLevel.Error,
        Message = "{Contract} fails in {Module} for tenant {TenantId}: its work rests until {Until:u}. The last failure: {Reason}")]
    private partial void LogOpened(string contract, string module, int tenantId, DateTimeOffset until, string reason);

    [LoggerMessage(EventId = 1131, Level = LogLevel.Information, Message = "{Contract} works again in {Module} for tenant {TenantId}")]
    private partial void LogClosed(string contract, string module, int tenantId);
}
