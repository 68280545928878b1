using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Semantics.Resources;

namespace UrbGrade.Modules.Semantics;

/// <summary>The lists of resources that a tenant has.</summary>
internal sealed class SemanticLists(KpiResources kpis, GroupResources groups, PlaceResources places)
{
    /// <summary>Addresses below the tenant, in the order of a search, and the kind of resource in each.</summary>
    public static IReadOnlyList<(string List, string Kind)> All { get; } =
    [
        .. RegistryResources.Lists, .. GroupResources.Lists, (KpiResources.List, "kpi"),
        .. PlaceResources.Kinds.Select(kind => ($"{PlaceResources.List}/{kind}", "place")),
    ];

    /// <summary>Resources with ids above one, in order of their ids.</summary>
    public async Task<List<(int Id, Description Resource)>> Read(
        UrbGradeContext database, TenantInfo tenant, string list, ResourceFilter filter, int after, int take, CancellationToken cancellation)
    {
        if (list == KpiResources.List)
        {
            return [.. (await kpis.Read(tenant, filter.Units, cancellation)).Where(kpi => kpi.Id > after).Take(take)];
        }

        if (GroupResources.Lists.Any(one => one.List == list))
        {
            return await groups.Read(list, filter, after, take, cancellation);
        }

        return list.StartsWith(PlaceResources.List + "/", StringComparison.Ordinal)
            ? await places.Read(list[(PlaceResources.List.Length + 1)..], after, take, cancellation)
            : await new RegistryResources(database, tenant).Read(list, filter, after, take, cancellation);
    }
}
