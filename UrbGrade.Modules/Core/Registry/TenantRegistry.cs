using Microsoft.Extensions.Logging;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Registry;

internal sealed partial class TenantRegistry : ITenantRegistry
{
    private readonly IUrbGradeContexts contexts;
    private readonly TimeProvider time;
    private readonly ChangeWatch changes;
    private readonly ILogger<TenantRegistry> logger;
    private readonly Lock loading = new();
    private volatile RegistrySnapshot? snapshot;

    public TenantRegistry(IUrbGradeContexts contexts, ChangeWatch changes, TimeProvider time, ILogger<TenantRegistry> logger)
    {
        (this.contexts, this.changes, this.time, this.logger) = (contexts, changes, time, logger);
        changes.Subscribe(ChangeTopic.Registry, Reload);
    }

    private RegistrySnapshot Snapshot
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

    public TenantInfo? FindByCode(string code) => Snapshot.FindByCode(code);

    public TenantInfo? Find(int tenantId) => Snapshot.Find(tenantId);

    public MessageSchema? FindSchema(int tenantId, string type, string version) => Snapshot.FindSchema(tenantId, type, version);

    public bool KnowsMeter(int tenantId, string source) => Snapshot.KnowsMeter(tenantId, source);

    public void RegisterMeter(IWriteSession session, int tenantId, string source)
    {
        var tenant = Find(tenantId)
            ?? throw new ArgumentOutOfRangeException(nameof(tenantId), tenantId, "There is no such tenant.");
        using var database = contexts.Write(TenantScope.Of(tenantId), session);
        if (MeterRegistration.Register(database, tenant, source, time.GetUtcNow()))
        {
            ChangeCounters.Advance(session, ChangeTopic.Registry);
            session.AfterCommit(changes.LookSoon);
        }
    }

    private void Reload()
    {
        lock (loading)
        {
            using var database = contexts.Read(TenantScope.Platform);
            var snapshot = RegistrySnapshot.Load(database, this.snapshot);
            foreach (var schema in snapshot.Unreadable)
            {
                LogUnreadable(schema);
            }

            this.snapshot = snapshot;
        }
    }

    [LoggerMessage(EventId = 1020, Level = LogLevel.Error, Message = "A registered message schema cannot be used: {Schema}")]
    private partial void LogUnreadable(string schema);
}
