using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core;

/// <summary>Ready as soon as the database answers.</summary>
internal sealed class DatabaseReadiness(IUrbGradeContexts contexts) : IHealthCheck
{
    /// <summary>Health checks with this tag decide whether the process is given requests.</summary>
    public const string Tag = "ready";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var database = contexts.Read(TenantScope.Platform);
        await database.Set<TenantRow>().AnyAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
