using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace UrbGrade.Modules.Core.Database;

/// <summary>Refuses to save a row outside the context's tenant.</summary>
internal sealed class TenantGuard : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Check(eventData.Context);
        return base.SavingChanges(eventData, result);
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Check(eventData.Context);
        return base.SavingChangesAsync(eventData, result, cancellationToken);
    }

    private static void Check(DbContext? context)
    {
        if (context is not UrbGradeContext database)
        {
            return;
        }

        foreach (var entry in database.ChangeTracker.Entries<ITenantOwned>())
        {
            if (entry.State is EntityState.Unchanged or EntityState.Detached)
            {
                continue;
            }

            var owner = entry.Entity.TenantId;
            var before = entry.State == EntityState.Added
                ? owner
                : (int)entry.Property(nameof(ITenantOwned.TenantId)).OriginalValue!;
            var isThePlatforms = owner == 0 && database.Scope.SeesAll && entry.Entity is IPlatformOwned;
            if ((owner <= 0 && !isThePlatforms) || before != owner || (!database.Scope.SeesAll && owner != database.Scope.TenantId))
            {
                throw new TenantViolationException(
                    $"{entry.Metadata.DisplayName()} of tenant {before}->{owner} saved in the scope of tenant {database.Scope.TenantId}.");
            }
        }
    }
}
