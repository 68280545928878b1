using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Bus.Contracts.Quantification;

namespace UrbGrade.Modules.Semantics.Resources;

/// <summary>Streets and districts whose assets have KPIs together. Unlike <see cref="PlaceResources"/> they have assets and no shapes; a place on the map is
/// the same one where it is the only one of its kind that has the name.</summary>
internal sealed class GroupResources(ISiteRecords records, IPlaceNames map, ITenantSession session)
{
    /// <summary>Also how <see cref="PlaceResources"/> names their kinds.</summary>
    public const string Districts = "districts", Streets = "streets";

    /// <summary>The lists with the kind of their resources.</summary>
    public static IReadOnlyList<(string List, string Kind)> Lists { get; } = [(Districts, "district"), (Streets, "street")];

    /// <summary>What the KPIs of a list's resources are about.</summary>
    public static KpiScope ScopeOf(string list) => list == Streets ? KpiScope.Street : KpiScope.District;

    /// <summary>Resources of a list with ids above one, in order of their ids.</summary>
    public async Task<List<(int Id, Description Resource)>> Read(string list, ResourceFilter filter, int after, int take, CancellationToken cancellation)
    {
        var kind = Lists.Single(one => one.List == list).Kind;
        var wanted = (await All(list, cancellation)).Where(one => one.Group.Id > after && (filter.Id is null || one.Group.Id == filter.Id))
            .OrderBy(one => one.Group.Id).Take(take);
        return [.. wanted.Select(one => (one.Group.Id, Description.Of(
            kind, ResourcePath.Of(list, one.Group.Id).Path,
            [
                ("name", one.Group.Name), ("tenant", new ResourcePath("")), ("place", one.Code is null ? null : PlaceResources.PathOf(list, one.Code)),
                .. one.Group.AssetIds.Select(id => ("assets", (object?)ResourcePath.Of(RegistryResources.Assets, id))),
            ])))];
    }

    /// <summary>By the codes of places on the map the streets or districts that they are.</summary>
    public async Task<Dictionary<string, ResourcePath>> OnMap(string list, CancellationToken cancellation) =>
        (await All(list, cancellation)).Where(one => one.Code is not null)
            .ToDictionary(one => one.Code!, one => ResourcePath.Of(list, one.Group.Id), StringComparer.Ordinal);

    private async Task<List<(PlaceAssets Group, string? Code)>> All(string list, CancellationToken cancellation)
    {
        if (session.CurrentTenantId is not { } tenantId)
        {
            return [];
        }

        var codes = (await map.List(list == Streets ? PlaceKind.Street : PlaceKind.District, cancellation))
            .ToLookup(place => place.Name, place => place.Code, StringComparer.Ordinal);
        return
        [
            .. (await records.Places(tenantId, ScopeOf(list), cancellation))
                .Select(group => (group, codes[group.Name].ToList() is [var only] ? only : null)),
        ];
    }
}
