using Microsoft.Extensions.Logging;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Registry;

internal sealed partial class TenantRegistry : ITenantRegistry
{
    private readonly IUrbGradeContexts _contexts;
    private readonly TimeProvider _time;
    private readonly ChangeWatch _changes;
    private readonly ILogger<TenantRegistry> _logger;
    private readonly Lock _loading = new();
    private volatile RegistrySnapshot? _snapshot;

    public TenantRegistry(IUrbGradeContexts contexts, ChangeWatch changes, TimeProvider time, ILogger<TenantRegistry> logger)
    {
        (_contexts, _changes, _time, _logger) = (contexts, changes, time, logger);
        changes.Subscribe(ChangeTopic.Registry, Reload);
    }

    private RegistrySnapshot Snapshot
    {
        get
        {
            if (_snapshot is null)
            {
                Reload();
            }

            return _snapshot!;
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
        using var database = _contexts.Write(TenantScope.Of(tenantId), session);
        if (MeterRegistration.Register(database, tenant, source, _time.GetUtcNow()))
        {
            ChangeCounters.Advance(session, ChangeTopic.Registry);
            session.AfterCommit(_changes.LookSoon);
        }
    }

    private void Reload()
    {
        lock (_loading)
        {
            using var database = _contexts.Read(TenantScope.Platform);
            var snapshot = RegistrySnapshot.Load(database, _snapshot);
            foreach (var schema in snapshot.Unreadable)
            {
                LogUnreadable(schema);
            }

            _snapshot = snapshot;
        }
    }

    [LoggerMessage(EventId = 1020, Level = LogLevel.Error, Message = "A registered message schema cannot be used: {Schema}")]
    private partial void LogUnreadable(string schema);
}
