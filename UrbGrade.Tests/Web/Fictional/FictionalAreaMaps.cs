using System.Globalization;
using System.Text;
using NetTopologySuite.Geometries;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Maps;
using UrbGrade.Bus.Contracts.Gis;

namespace UrbGrade.Tests.Web.Fictional;

/// <summary>Seven blocks of the fictional district; the last has none that may be told, or none at all of a ratio, the one before shares its
/// neighbour's.</summary>
internal sealed class FictionalAreaMaps(FictionalDistrict district) : IAreaMaps
{
    private static readonly double[] Bounds = [120, 180, 240, 300];

    public IReadOnlyList<MapFigure> Figures { get; } =
        [
            new("vulnerability", "Vulnerability", "1", AddsUp: false), new("saving", "Energy saved by works", "kW.h", AddsUp: false),
            new("energy.heat", "Energy used", "kW.h", AddsUp: true) { Carrier = "heat" },
            new("peak.power", "Largest load", "kW", AddsUp: false) { Carrier = "power" },
            new("intensity", "Energy for each square metre", "kW.h/m2", AddsUp: false),
        ];

    public Task<AreaMap?> Read(AreaMapRequest request, CancellationToken cancellation)
    {
        district.ThrowIfBroken();
        return Task.FromResult<AreaMap?>(new AreaMap(
            request, request.Quantity == Quantity.Cost ? "EUR" : null, district.Origin, 5, request.Bounds ?? Bounds, district.IsEmpty ? [] :
            [
                .. Enumerable.Range(0, 7).Select(index => Block(index, request)),
                .. Enumerable.Range(0, district.Copies).Select(copy => Block(0, request) with { PlaceId = 1000 + copy, Code = $"C{copy}", Name = $"Copy {copy}" }),
            ]));
    }

    public Task<DateOnly?> LatestMonth(CancellationToken cancellation) => Task.FromResult<DateOnly?>(
        new DateOnly(FictionalDistrict.LastDay.Year, FictionalDistrict.LastDay.Month, 1));

    public Task<byte[]?> WriteGeoJson(AreaMapRequest request, int zoom, CancellationToken cancellation) => Task.FromResult<byte[]?>(Encoding.UTF8.GetBytes(
        $$"""{ "type": "FeatureCollection", "features": [{{string.Join(',', Enumerable.Range(0, 7).Select(Feature))}}] }"""));

    public Task<byte[]?> WriteTile(AreaMapRequest request, int zoom, int column, int row, CancellationToken cancellation) => Task.FromResult<byte[]?>([]);

    public Task<AreaFigure?> Sum(AreaMapRequest request, IReadOnlyList<(double Longitude, double Latitude)> corners, CancellationToken cancellation) =>
        Task.FromResult(!IsArea(corners) ? null : request.Figure is "vulnerability" or "saving" ? Block(2) with { Value = null, Reporting = 0 } : Block(2));

    public Task<IReadOnlyList<int>> AssetsIn(PlaceKind kind, IReadOnlyCollection<string> codes, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<int>>(codes.Contains("B3") ? [2, 3] : []);

    private static bool IsArea(IReadOnlyList<(double Longitude, double Latitude)> corners) =>
        new GeometryFactory().CreatePolygon([.. corners.Append(corners[0]).Select(corner => new Coordinate(corner.Longitude, corner.Latitude))]).IsValid;

    private static AreaFigure Block(int index, AreaMapRequest request) => request.Figure switch
    {
        "vulnerability" => Block(index) with { Source = "Index of the regional institute", Year = 2021 },
        "saving" => Block(index) with { Reporting = index == 6 ? 0 : index % 2 + 1 },
        "intensity" => Block(index) with { IsWithheld = false },
        _ => Block(index),
    };

    private static AreaFigure Block(int index)
    {
        var isShared = index == 5;
        double? value = index == 6 ? null : 80 + (60 * (isShared ? 4 : index));
        return new AreaFigure(
            index + 1, $"B{index + 1}", $"Block {index + 1}", value, 8, value is null ? 0 : 7, 5_000, 5_208, 120, value is null ? KpiStatus.Insufficient : KpiStatus.Ok,
            value is { } known ? Bounds.Count(bound => known >= bound) : null, isShared ? "B5" : null, West(index) + 0.001, 41.381)
        {
            IsWithheld = value is null,
        };
    }

    private static string Feature(int index)
    {
        var area = Block(index);
        var (west, east) = (West(index), West(index + 1));
        var merged = area.MergedWith is null ? "" : $"\"mergedWith\": \"{area.MergedWith}\", ";
        return FormattableString.Invariant(
            $$"""
            { "type": "Feature", "id": {{area.PlaceId}}, "properties": { "code": "{{area.Code}}", "name": "{{area.Name}}", "value": {{Number(area.Value)}},
            "class": {{Number(area.Class)}}, {{merged}}"status": "{{area.StatusName}}" }, "geometry": { "type": "Polygon", "coordinates":
            [[[{{west}}, 41.38], [{{east}}, 41.38], [{{east}}, 41.382], [{{west}}, 41.382], [{{west}}, 41.38]]] } }
            """);
    }

    private static string Number(double? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "null";

    private static double West(int index) => 2.17 + (index * 0.002);
}
