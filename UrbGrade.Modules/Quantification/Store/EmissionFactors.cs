using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>The emission factors, remembered for a minute.</summary>
internal sealed class EmissionFactors(IUrbGradeContexts contexts, TimeProvider clock)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);

    private IReadOnlyList<EmissionFactorRow>? _factors;
    private long _loadedAt;

    /// <summary>All of them.</summary>
    public async Task<IReadOnlyList<EmissionFactorRow>> All(CancellationToken cancellation)
    {
        if (_factors is null || clock.GetElapsedTime(_loadedAt) >= Freshness)
        {
            await using var context = contexts.Read(TenantScope.Platform);
            _factors = await context.Set<EmissionFactorRow>().AsNoTracking().ToListAsync(cancellation);
            _loadedAt = clock.GetTimestamp();
        }

        return _factors;
    }
}
