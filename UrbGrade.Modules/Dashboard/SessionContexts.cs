using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Dashboard;

/// <summary>Opens the database in the scope of whoever asks.</summary>
internal sealed class SessionContexts(IUrbGradeContexts contexts, ITenantSession session)
{
    /// <summary>A context that sees the session's tenant alone; null when the session has none.</summary>
    public UrbGradeContext? Open() =>
        session.CurrentTenantId is { } tenantId ? contexts.Read(TenantScope.Of(tenantId)) : null;
}
