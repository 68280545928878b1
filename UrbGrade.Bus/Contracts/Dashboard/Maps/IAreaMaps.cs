using UrbGrade.Bus.Contracts.Gis;

namespace UrbGrade.Bus.Contracts.Dashboard.Maps;

/// <summary>Figures of areas, of the session's tenant. Every one of readings is made of whole cells of assets, the same for all kinds of areas, so that no two of them
/// differ by fewer assets than one may stand on. Those of a month stay as positions and places were when it ended.</summary>
public interface IAreaMaps
{
    /// <summary>What may be asked for beside energy, cost and CO2.</summary>
    IReadOnlyList<MapFigure> Figures { get; }

    /// <summary>The figures without shapes; null when the session has no tenant.</summary>
    /// <exception cref="ArgumentException">The request's figure is none of <see cref="Figures"/>, or does not add up to that of a year.</exception>
    Task<AreaMap?> Read(AreaMapRequest request, CancellationToken cancellation);

    /// <summary>The newest month whose energy is covered well enough to be trusted; the newest with any where none is, null before there is one.</summary>
    Task<DateOnly?> LatestMonth(CancellationToken cancellation);

    /// <summary>Figures and shapes as GeoJSON (RFC 7946), UTF-8; null when the session has no tenant.</summary>
    /// <param name="zoom">Of a web map, 0 to 22: shapes are as exact as it can show.</param>
    Task<byte[]?> WriteGeoJson(AreaMapRequest request, int zoom, CancellationToken cancellation);

    /// <summary>The same in one vector tile (Mapbox Vector Tile 2.1, web Mercator); empty where there is nothing, null when the session has no tenant.</summary>
    Task<byte[]?> WriteTile(AreaMapRequest request, int zoom, int column, int row, CancellationToken cancellation);

    /// <summary>The assets in areas, by id, ascending; none when the session has no tenant.</summary>
    /// <param name="codes">Those that name no area are left out.</param>
    Task<IReadOnlyList<int>> AssetsIn(PlaceKind kind, IReadOnlyCollection<string> codes, CancellationToken cancellation);

    /// <summary>The figure of a drawn area: that of the cells that have more than half of their assets in it.</summary>
    /// <param name="corners">Longitude and latitude, degrees, at least three and at most a thousand.</param>
    /// <returns>Null when the session has no tenant, or when the corners are those of no area.</returns>
    Task<AreaFigure?> Sum(AreaMapRequest request, IReadOnlyList<(double Longitude, double Latitude)> corners, CancellationToken cancellation);
}
