using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Semantics.Mapping;
using UrbGrade.Modules.Semantics.Rdf;
using UrbGrade.Modules.Semantics.Resources;

namespace UrbGrade.Modules.Semantics;

/// <summary>Finds resources by class, observed property, unit and place. All that is asked for has to hold.</summary>
internal sealed class SemanticSearch(
    SemanticMapping mapping, GraphBuilder builder, SemanticLists lists, PlaceResources places, UrbGradeContext database, TenantInfo tenant)
{
    private const string KindCondition = "kind=";

    /// <summary>What belongs to assets and can be found by what is measured and where.</summary>
    private static readonly string[] OfAssets = [RegistryResources.Assets, RegistryResources.Meters, RegistryResources.Series];

    /// <summary>What is not searched, being one or far too many, and where it is read.</summary>
    private static readonly (string Kind, string Path)[] Unsearched =
        [("tenant", ""), ("reading", "series/ID/readings"), ("assessment", "assets/ID/assessments")];

    /// <summary>A page of what is found, and where to go on; that is null for the last page.</summary>
    /// <exception cref="SemanticQueryException">A prefix or a place is unknown, or what is of a class is not searched.</exception>
    public async Task<(List<Description> Found, string? Next)> Find(SemanticQuery query, CancellationToken cancellation)
    {
        var @class = Name("class", query["class"]);
        if (@class is not null && WhereElse(@class) is { } path)
        {
            throw new SemanticQueryException($"class: found '{query["class"]}', which is not searched; it is read at {builder.IriOf(path)}.");
        }

        var filter = new ResourceFilter(
            Quantities: Values("quantity", "property", query["property"]), Units: Values("unit", "unit", query["unit"]),
            AssetIds: await Within(query["place"], cancellation));
        var found = new List<Description>();
        var (lastList, lastId) = ("", 0);
        foreach (var (list, kinds) in Wanted(@class, filter).SkipWhile(one => query.After is { } last && last.List != one.List))
        {
            var after = query.After is { } last && last.List == list ? last.Id : 0;
            foreach (var (id, resource) in await lists.Read(database, tenant, list, filter with { Kinds = kinds }, after, query.Limit - found.Count + 1, cancellation))
            {
                if (found.Count == query.Limit)
                {
                    return (found, SemanticQuery.Write(lastList, lastId));
                }

                found.Add(resource);
                (lastList, lastId) = (list, id);
            }
        }

        return (found, null);
    }

    /// <summary>The lists to go through, with the kinds of assets that are wanted where not all are.</summary>
    private IEnumerable<(string List, IReadOnlyList<string>? Kinds)> Wanted(string? @class, ResourceFilter filter)
    {
        var isMeasured = filter.Quantities is not null || filter.Units is not null;
        foreach (var (list, kind) in SemanticLists.All)
        {
            if (!OfAssets.Contains(list) && !CanHave(list, filter))
            {
                continue;
            }

            // Without a class those that measure or are computed, rather than all that has to do with them.
            if (@class is null)
            {
                if (!isMeasured || list is RegistryResources.Series or KpiResources.List)
                {
                    yield return (list, null);
                }

                continue;
            }

            List<string> conditions =
            [
                .. mapping.Classes(kind).Where(row => SemanticMapping.Split(row.Terms).Contains(@class)).Select(row => row.Name)
                    .Where(condition => condition.Length == 0 || condition.StartsWith(KindCondition, StringComparison.Ordinal))
                    .Select(condition => condition.Length == 0 ? "" : condition[KindCondition.Length..]),
            ];
            if (conditions.Contains("") || (kind == "place" && conditions.Contains(list[(PlaceResources.List.Length + 1)..])))
            {
                yield return (list, null);
            }
            else if (kind == "asset" && conditions.Count > 0)
            {
                yield return (list, conditions);
            }
        }
    }

    /// <summary>Where a class is read whose resources are in no list; null for every other.</summary>
    private string? WhereElse(string @class) => SemanticLists.All.Any(one => Has(one.Kind, @class)) ? null
        : Unsearched.Where(one => Has(one.Kind, @class)).Select(one => one.Path).FirstOrDefault();

    private bool Has(string kind, string @class) => mapping.Classes(kind).Any(row => SemanticMapping.Split(row.Terms).Contains(@class));

    /// <summary>Whether what belongs to no asset can have what is asked for: a KPI has a unit, and nothing else.</summary>
    private static bool CanHave(string list, ResourceFilter filter) =>
        filter is { Quantities: null, AssetIds: null } && (filter.Units is null || list == KpiResources.List);

    private async Task<IReadOnlyList<int>?> Within(string? place, CancellationToken cancellation)
    {
        if (place is null)
        {
            return null;
        }

        var path = place.StartsWith(builder.IriOf(PlaceResources.List) + "/", StringComparison.Ordinal)
            ? place[(builder.IriOf(PlaceResources.List).Length + 1)..] : place;
        return path.Split('/') is [var kind, var code] && PlaceResources.Kinds.Contains(kind)
            && await places.AssetsWithin(database, kind, Uri.UnescapeDataString(code), cancellation) is { } within
                ? within
                : throw new SemanticQueryException($"place: found '{place}', allowed is a kind and the code of a place that there is, such as districts/D1, or its IRI.");
    }

    private IReadOnlyList<string>? Values(string set, string parameter, string? text) =>
        Name(parameter, text) is { } name ? mapping.Values(set, new HashSet<string>([name])) : null;

    /// <summary>A prefixed name or an IRI as the mapping would write it.</summary>
    private string? Name(string parameter, string? text)
    {
        if (text is null || text.Contains("://", StringComparison.Ordinal))
        {
            return text is null ? null : builder.Graph.Shorten(text) ?? text;
        }

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && builder.Graph.Prefixes.ContainsKey(text[..colon])
            ? text
            : throw new SemanticQueryException(
                $"{parameter}: found '{text}', allowed is an IRI or a name with one of the prefixes {string.Join(", ", builder.Graph.Prefixes.Keys)}.");
    }
}
