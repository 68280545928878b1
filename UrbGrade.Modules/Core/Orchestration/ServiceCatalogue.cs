using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Delivery;
using UrbGrade.Bus.Orchestration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Orchestration;

/// <summary>The service catalogue and its rules in memory. A change, in this process or in another one on the same database, shows
/// within a second.</summary>
internal sealed class ServiceCatalogue : IServiceRoutes, IServiceCatalogue
{
    private readonly IUrbGradeContexts contexts;
    private readonly ServicePublishing publishing;
    private readonly Lock loading = new();
    private volatile ServiceSnapshot? snapshot;

    public ServiceCatalogue(IUrbGradeContexts contexts, ServicePublishing publishing, ChangeWatch changes)
    {
        (this.contexts, this.publishing) = (contexts, publishing);
        changes.Subscribe(ChangeTopic.Services, Reload);
    }

    public ServiceSnapshot Snapshot
    {
        get
        {
            if (snapshot is null)
            {
                Reload();
            }

            return snapshot!;
        }
    }

    public IReadOnlyList<string> QueuesOf(string contract, int tenantId) => Snapshot.QueuesOf(contract, tenantId);

    public void Publish(IWriteSession session, string module, int? tenantId, IReadOnlyList<PublishedService> services) =>
        publishing.Publish(session, module, tenantId, services);

    public void NoteSeen(IWriteSession session, string module, int tenantId, string node) => publishing.NoteSeen(session, module, tenantId, node);

    private void Reload()
    {
        lock (loading)
        {
            using var database = contexts.Read(TenantScope.Platform);
            snapshot = new ServiceSnapshot(
                database.Set<ServiceRow>().AsNoTracking().AsEnumerable().Select(row => row.ToService()),
                database.Set<ServiceRuleRow>().AsNoTracking().AsEnumerable().Select(row => row.ToRule()));
        }
    }
}
