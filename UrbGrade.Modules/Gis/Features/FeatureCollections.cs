using UrbGrade.Bus.Contracts.Gis;

namespace UrbGrade.Modules.Gis.Features;

/// <summary>The kinds of places as collections.</summary>
internal static class FeatureCollections
{
    public static IReadOnlyList<(string Id, PlaceKind Kind, string Title)> All { get; } =
    [
        ("districts", PlaceKind.District, "Districts"),
        ("streets", PlaceKind.Street, "Streets"),
        ("buildings", PlaceKind.Building, "Buildings"),
        ("lightpoints", PlaceKind.LightPoint, "Light points"),
        ("meters", PlaceKind.Meter, "Meters"),
    ];

    public static PlaceKind? Find(string id) => All.Where(one => one.Id == id).Select(one => (PlaceKind?)one.Kind).FirstOrDefault();
}
