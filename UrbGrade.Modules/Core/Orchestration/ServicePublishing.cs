using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using UrbGrade.Bus.Delivery;
using UrbGrade.Bus.Orchestration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Orchestration;

/// <summary>Puts what a module publishes into the catalogue, in place of what it published before.</summary>
internal sealed partial class ServicePublishing(
    IUrbGradeContexts contexts, ChangeWatch changes, IOptions<OrchestrationOptions> options, TimeProvider clock, ILogger<ServicePublishing> logger)
{
    /// <summary>Publishes a module's services in the session's transaction. What it published before is withdrawn; of a module of the
    /// platform only when no other process lives that may publish it: during an upgrade older and newer ones run side by side.</summary>
    /// <param name="tenantId">The tenant whose module it is; null for a module of the platform.</param>
    /// <exception cref="ServiceConflictException">Another module handles one of its commands or queries already.</exception>
    public void Publish(IWriteSession session, string module, int? tenantId, IReadOnlyList<PublishedService> services)
    {
        using var database = contexts.Write(TenantScope.Platform, session);
        var owner = tenantId ?? ServiceRow.Everybody;
        Check(database, module, owner, services);
        var now = clock.GetUtcNow();
        var before = database.Set<ServiceRow>().Where(row => row.Module == module && row.TenantId == owner).ToList();
        var (since, until) = (now - options.Value.Silence, now + OrchestrationOptions.OtherClocks);
        if (tenantId is not null || !database.Set<ModuleNodeRow>().Any(
                node => node.Module == module && node.TenantId == owner && node.SeenAt >= since && node.SeenAt <= until))
        {
            database.RemoveRange(before.Where(row => !services.Any(service => IsRowOf(row, service))));
        }

        foreach (var service in services)
        {
            if (before.Find(row => IsRowOf(row, service)) is { } known)
            {
                (known.Kind, known.Schema, known.ReplySchema) = (service.Kind, service.Schema, service.ReplySchema);
                known.PublishedAt = tenantId is null ? now : known.PublishedAt;
            }
            else
            {
                database.Add(new ServiceRow
                {
                    TenantId = owner,
                    Module = module,
                    Contract = service.Contract,
                    Kind = service.Kind,
                    Role = service.Role,
                    Schema = service.Schema,
                    ReplySchema = service.ReplySchema,
                    PublishedAt = now,
                });
            }
        }

        if (database.SaveChanges() > 0)
        {
            Announce(session);
        }
    }

    /// <summary>Says that a module of the platform still publishes its services, and withdraws what none of its living processes said
    /// this of.</summary>
    public void Confirm(IWriteSession session, string module, IReadOnlyList<PublishedService> services)
    {
        using var database = contexts.Write(TenantScope.Platform, session);
        var now = clock.GetUtcNow();
        var rows = database.Set<ServiceRow>().Where(row => row.Module == module && row.TenantId == ServiceRow.Everybody).ToList();
        if (services.Any(service => !rows.Exists(row => IsRowOf(row, service))))
        {
            // Another process withdrew it meanwhile, in a version that knows of itself only or by a clock that was ahead.
            Publish(session, module, tenantId: null, services);
            return;
        }

        // What a process said by a clock that was put back since is withdrawn, too, unless it says so anew.
        var latest = now + OrchestrationOptions.OtherClocks;
        foreach (var row in rows.Where(row => row.PublishedAt > latest || services.Any(service => IsRowOf(row, service))))
        {
            row.PublishedAt = now;
        }

        var withdrawn = rows.FindAll(row => row.PublishedAt < now - options.Value.Silence);
        database.RemoveRange(withdrawn);
        database.SaveChanges();
        if (withdrawn.Count > 0)
        {
            Announce(session);
        }
    }

    /// <summary>Notes that a partner's module is there.</summary>
    public void NoteSeen(IWriteSession session, string module, int tenantId, string node)
    {
        using var database = contexts.Write(TenantScope.Platform, session);
        var now = clock.GetUtcNow();
        var row = database.Set<ModuleNodeRow>().SingleOrDefault(seen => seen.Module == module && seen.TenantId == tenantId && seen.Node == node);
        if (row is null)
        {
            row = new ModuleNodeRow { Module = module, TenantId = tenantId, Node = node, DoesWork = true, StartedAt = now };
            database.Add(row);
        }

        row.SeenAt = now;
        database.SaveChanges();
    }

    private static bool IsRowOf(ServiceRow row, PublishedService service) => row.Contract == service.Contract && row.Role == service.Role;

    private void Announce(IWriteSession session)
    {
        ChangeCounters.Advance(session, ChangeTopic.Services);
        session.AfterCommit(changes.LookSoon);
    }

    /// <summary>The platform's modules go before the partners': a partner must not keep the platform from starting.</summary>
    private void Check(UrbGradeContext database, string module, int owner, IReadOnlyList<PublishedService> services)
    {
        var handled = services.Where(service => service.Kind != ServiceKind.Event && service.Role == ServiceRole.Handles).ToList();
        var contracts = handled.ConvertAll(service => service.Contract);
        var handledByOthers = database.Set<ServiceRow>().Where(row =>
            contracts.Contains(row.Contract) && row.Role == ServiceRole.Handles
            && (row.Module != module || row.TenantId != owner)
            && (owner == ServiceRow.Everybody || row.TenantId == ServiceRow.Everybody || row.TenantId == owner)).ToLookup(row => row.Contract);
        foreach (var service in handled)
        {
            var others = handledByOthers[service.Contract].ToList();
            foreach (var partners in others.Where(row => owner == ServiceRow.Everybody && row.TenantId != ServiceRow.Everybody))
            {
                LogPartnersWithdrawn(partners.Contract, partners.Module, partners.TenantId, module);
                database.Remove(partners);
            }

            if (others.Find(row => owner != ServiceRow.Everybody || row.TenantId == ServiceRow.Everybody) is { } other)
            {
                throw new ServiceConflictException(
                    $"The {service.Kind.ToString().ToLowerInvariant()} '{service.Contract}' is handled by the module '{other.Module}' already; one module alone can. Publish another version of it, such as '{Later(service.Contract)}'.");
            }
        }
    }

    private static ServiceAddress Later(string contract)
    {
        var address = ServiceAddress.Parse(contract);
        return address with { Version = address.Version + 1 };
    }

    [LoggerMessage(EventId = 1133, Level = LogLevel.Warning,
        Message = "{Contract} of the module '{Module}' of tenant {TenantId} is withdrawn: the platform's module '{PlatformModule}' handles a contract of this name now. The partner has to publish it under another name")]
    private partial void LogPartnersWithdrawn(string contract, string module, int tenantId, string platformModule);
}
