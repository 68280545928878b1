using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Catalogue;

/// <summary>Which emission factors are wanting where energy is measured.</summary>
internal sealed class MissingFactors(SeriesDirectory directory, EmissionFactors factors, TimeProvider clock)
{
    /// <summary>Names of the carriers that are measured and have no factor in any year, in order.</summary>
    public async Task<IReadOnlyList<string>> Of(UrbGradeContext database, KpiScope scope, int scopeId, CancellationToken cancellation)
    {
        var tenantId = database.Scope.TenantId;
        var assets = scope is KpiScope.Asset or KpiScope.Meter
            ? await PeriodMembers.AssetsOf(database, scope, scopeId, cancellation)
            : (await PeriodMembers.Groups(database, scope, scopeId, cancellation)).SelectMany(group => group.Assets);
        var series = await directory.Get(tenantId, cancellation);
        var book = await factors.Of(tenantId, cancellation);
        var year = clock.GetUtcNow().Year;
        return
        [
            .. assets.SelectMany(series.OfAsset)
                .Where(one => one is { HasReadings: true, IsOfEnergy: true } && (scope != KpiScope.Meter || one.Meter.Id == scopeId))
                .Select(one => one.Medium ?? "power").Distinct().Where(medium => book.Find(medium, year) is null).Order(StringComparer.Ordinal),
        ];
    }
}
