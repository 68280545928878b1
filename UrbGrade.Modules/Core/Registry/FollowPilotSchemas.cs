using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Registry;

/// <summary>Gives tenants, at the start, the pilots' message schemas that came with this release or after the tenant. A type and version
/// that a tenant has already stays as it is, whoever wrote it.</summary>
internal sealed partial class FollowPilotSchemas(
    IUrbGradeContexts contexts, ICommitQueue commits, IAuditLog audit, ChangeWatch changes, TimeProvider clock, ILogger<FollowPilotSchemas> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var added = await commits.Commit(Follow, cancellationToken);
        if (added > 0)
        {
            changes.LookAfterwards();
            LogAdded(added);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <returns>Schemas that were added.</returns>
    private int Follow(IWriteSession session)
    {
        using var database = contexts.Write(TenantScope.Platform, session);
        var known = database.Set<MessageSchemaRow>().Select(schema => new { schema.TenantId, schema.Type, schema.Version }).AsEnumerable()
            .Select(schema => (schema.TenantId, schema.Type, schema.Version)).ToHashSet();
        var missing = database.Set<TenantRow>().OrderBy(tenant => tenant.Id).AsNoTracking().AsEnumerable()
            .SelectMany(tenant => PilotSchemas.For(tenant.Id, tenant.Currency, clock.GetUtcNow()))
            .Where(schema => !known.Contains((schema.TenantId, schema.Type, schema.Version))).ToList();
        if (missing.Count == 0)
        {
            return 0;
        }

        database.AddRange(missing);
        database.SaveChanges();
        foreach (var schema in missing)
        {
            audit.Append(session, new AuditEntry("platform", schema.TenantId, "schema.added", $"{schema.Type} {schema.Version}", null, schema.Mapping));
        }

        ChangeCounters.Advance(session, ChangeTopic.Registry);
        return missing.Count;
    }

    [LoggerMessage(EventId = 1030, Level = LogLevel.Information, Message = "Added {Schemas} message schemas that tenants lacked")]
    private partial void LogAdded(int schemas);
}
