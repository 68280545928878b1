using NetTopologySuite.IO;
using NetTopologySuite.Geometries;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Gis.Store;

/// <summary>One version of a place. A place that changes gets a new version, and the one before ends when that begins.</summary>
internal sealed class PlaceShapeRow : ITenantOwned
{
    public int Id { get; set; }

    public int TenantId { get; set; }

    public int SiteId { get; set; }

    public PlaceKind Kind { get; set; }

    /// <summary>Unique in the tenant and kind among the versions that stand.</summary>
    public required string Code { get; set; }

    public required string Name { get; set; }

    /// <summary>Well-known binary (OGC 06-103r4, section 8), degrees of WGS 84, longitude first; every database keeps it without an extension.</summary>
    public required byte[] Shape { get; set; }

    /// <summary>Degrees, as the three below: the bounding box, by which a database finds it.</summary>
    public double West { get; set; }

    public double South { get; set; }

    public double East { get; set; }

    public double North { get; set; }

    public DateTimeOffset ValidFrom { get; set; }

    /// <summary>Excluded; null while it stands.</summary>
    public DateTimeOffset? ValidTo { get; set; }

    /// <summary>The file that it came from.</summary>
    public required string Source { get; set; }

    /// <summary>Versions that stand or stood. One that ends as it begins is being prepared by an import.</summary>
    public static IQueryable<PlaceShapeRow> In(UrbGradeContext database) =>
        database.Set<PlaceShapeRow>().Where(p => p.ValidTo == null || p.ValidTo > p.ValidFrom);

    /// <summary>The shape, of SRID 4326.</summary>
    public Geometry ToShape() => new WKBReader(Wgs84.Services).Read(Shape);
}
