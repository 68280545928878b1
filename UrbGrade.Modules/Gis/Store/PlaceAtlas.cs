using System.Collections.Frozen;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using UrbGrade.Bus.Contracts.Gis;

namespace UrbGrade.Modules.Gis.Store;

/// <summary>The places of one tenant that stand, found by position; never changed, only replaced.</summary>
internal sealed class PlaceAtlas
{
    private readonly FrozenDictionary<PlaceKind, (IReadOnlyList<Place> Places, STRtree<Place> Tree)> kinds;

    /// <param name="version">Another one for another content.</param>
    public PlaceAtlas(long version, IEnumerable<Place> places)
    {
        Version = version;
        kinds = places.GroupBy(place => place.Kind).ToFrozenDictionary(kind => kind.Key, kind => Sorted([.. kind]));
    }

    public long Version { get; }

    public DrawnShapes Drawn { get; } = new();

    /// <summary>In order of their codes.</summary>
    public IReadOnlyList<Place> Of(PlaceKind kind) => kinds.TryGetValue(kind, out var found) ? found.Places : [];

    /// <summary>Those whose bounding box meets another one.</summary>
    public IList<Place> Near(PlaceKind kind, Envelope box) => kinds.TryGetValue(kind, out var found) ? found.Tree.Query(box) : [];

    private static (IReadOnlyList<Place>, STRtree<Place>) Sorted(List<Place> places)
    {
        places.Sort((one, other) => string.CompareOrdinal(one.Code, other.Code));
        var tree = new STRtree<Place>();
        foreach (var place in places)
        {
            tree.Insert(place.Shape.EnvelopeInternal, place);
        }

        // Built by the first question otherwise, which then must not run beside a second one.
        tree.Build();
        return (places, tree);
    }
}
