using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Catalogue;

internal sealed class LampCounts(IUrbGradeContexts contexts) : ILampCounts
{
    public IReadOnlyDictionary<int, double> Of(int tenantId, DateOnly day)
    {
        using var database = contexts.Read(TenantScope.Of(tenantId));
        return database.Set<AssetTraitRow>().AsNoTracking().Where(fact => fact.Name == AssetTraits.Lamps && fact.From <= day).AsEnumerable()
            .GroupBy(fact => fact.AssetId).Select(facts => facts.MaxBy(fact => fact.From)!).Where(fact => fact.Value > 0)
            .ToDictionary(fact => fact.AssetId, fact => fact.Value);
    }
}
