using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Audit;

/// <summary>As the audit tells, of which nothing is ever deleted.</summary>
internal sealed class PlatformAge(IUrbGradeContexts contexts) : IPlatformAge
{
    public DateTimeOffset? InUseSince()
    {
        using var database = contexts.Read(TenantScope.Platform);
        return database.Set<AuditRow>().AsNoTracking().OrderBy(line => line.Id).Select(line => (DateTimeOffset?)line.At).FirstOrDefault();
    }
}
