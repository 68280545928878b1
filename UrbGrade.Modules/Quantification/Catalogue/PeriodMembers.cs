using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Catalogue;

/// <summary>The assets that figures of a scope are made of.</summary>
internal static class PeriodMembers
{
    /// <summary>All assets, one, or that of a meter.</summary>
    /// <param name="scopeId">Null for all of the scope.</param>
    public static async Task<List<int>> AssetsOf(UrbGradeContext database, KpiScope scope, int? scopeId, CancellationToken cancellation) =>
        scopeId is not { } id ? await database.Set<AssetRow>().OrderBy(a => a.Id).Select(a => a.Id).ToListAsync(cancellation)
        : scope == KpiScope.Asset ? [id]
        : await database.Set<MeterRow>().Where(m => m.Id == id).Select(m => m.AssetId).ToListAsync(cancellation);

    /// <summary>The assets of each place, or of the whole tenant.</summary>
    /// <param name="scopeId">Null for all of the scope.</param>
    public static async Task<IEnumerable<(int Id, IEnumerable<int> Assets)>> Groups(
        UrbGradeContext database, KpiScope scope, int? scopeId, CancellationToken cancellation)
    {
        var members = scope == KpiScope.Tenant
            ? (await AssetsOf(database, scope, null, cancellation)).ConvertAll(asset => (Id: database.Scope.TenantId, Asset: asset))
            : (await (
                from place in database.Set<PlaceRow>()
                where place.Kind == scope && (scopeId == null || place.Id == scopeId)
                join member in database.Set<PlaceAssetRow>() on place.Id equals member.PlaceId
                orderby member.AssetId
                select new { place.Id, member.AssetId }).ToListAsync(cancellation)).ConvertAll(one => (one.Id, Asset: one.AssetId));
        return members.GroupBy(one => one.Id, one => one.Asset).Select(group => (group.Key, group.AsEnumerable()));
    }
}
