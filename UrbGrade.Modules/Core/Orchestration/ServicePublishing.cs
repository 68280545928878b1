using UrbGrade.Bus.Delivery;
using UrbGrade.Bus.Orchestration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Orchestration;

/// <summary>Puts what a module publishes into the catalogue, in place of what it published before.</summary>
internal sealed class ServicePublishing(IUrbGradeContexts contexts, ChangeWatch changes, TimeProvider clock)
{
    /// <summary>Publishes a module's services in the session's transaction.</summary>
    /// <param name="tenantId">The tenant whose module it is; null for a module of the platform.</param>
    /// <exception cref="ServiceConflictException">Another module handles one of its commands or queries already.</exception>
    public void Publish(IWriteSession session, string module, int? tenantId, IReadOnlyList<PublishedService> services)
    {
        using var database = contexts.Write(TenantScope.Platform, session);
        var owner = tenantId ?? ServiceRow.Everybody;
        Check(database, module, owner, services);
        var before = database.Set<ServiceRow>().Where(row => row.Module == module && row.TenantId == owner).ToList();
        foreach (var gone in before.Where(row => !services.Any(service => IsRowOf(row, service))))
        {
            database.Remove(gone);
        }

        foreach (var service in services)
        {
            if (before.Find(row => IsRowOf(row, service)) is { } known)
            {
                (known.Kind, known.Schema, known.ReplySchema) = (service.Kind, service.Schema, service.ReplySchema);
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
                    PublishedAt = clock.GetUtcNow(),
                });
            }
        }

        if (database.SaveChanges() > 0)
        {
            ChangeCounters.Advance(session, ChangeTopic.Services);
            session.AfterCommit(changes.LookSoon);
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

    private static void Check(UrbGradeContext database, string module, int owner, IReadOnlyList<PublishedService> services)
    {
        foreach (var service in services.Where(s => s.Kind != ServiceKind.Event && s.Role == ServiceRole.Handles))
        {
            var other = database.Set<ServiceRow>().FirstOrDefault(row =>
                row.Contract == service.Contract && row.Role == ServiceRole.Handles
                && (row.Module != module || row.TenantId != owner)
                && (owner == ServiceRow.Everybody || row.TenantId == ServiceRow.Everybody || row.TenantId == owner));
            if (other is not null)
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
}
