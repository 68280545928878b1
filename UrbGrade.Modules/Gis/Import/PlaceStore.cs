using NetTopologySuite.IO;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Gis.Store;

namespace UrbGrade.Modules.Gis.Import;

/// <summary>Compares the places of a file with those that stand, and brings them to what the file says.</summary>
/// <param name="source">The file's name.</param>
internal sealed class PlaceStore(UrbGradeContext database, int tenantId, int siteId, PlaceKind kind, string source, DateTimeOffset now)
{
    public int Added { get; private set; }

    public int Changed { get; private set; }

    public int Unchanged { get; private set; }

    /// <summary>Puts what differs into the context, to be saved or not.</summary>
    public void Put(IReadOnlyList<FoundPlace> places)
    {
        var standing = database.Set<PlaceShapeRow>().Where(p => p.Kind == kind && p.ValidTo == null).ToDictionary(p => p.Code, StringComparer.Ordinal);
        var binary = new WKBWriter(ByteOrder.LittleEndian, handleSRID: false, emitZ: false, emitM: false);
        foreach (var place in places)
        {
            var shape = binary.Write(place.Shape);
            if (standing.TryGetValue(place.Code, out var before))
            {
                if (before.SiteId == siteId && before.Name == place.Name && before.Shape.AsSpan().SequenceEqual(shape))
                {
                    Unchanged++;
                    continue;
                }

                before.ValidTo = now;
                Changed++;
            }
            else
            {
                Added++;
            }

            database.Add(Version(place, shape));
        }
    }

    private PlaceShapeRow Version(FoundPlace place, byte[] shape)
    {
        var box = place.Shape.EnvelopeInternal;
        return new PlaceShapeRow
        {
            TenantId = tenantId,
            SiteId = siteId,
            Kind = kind,
            Code = place.Code,
            Name = place.Name,
            Shape = shape,
            West = box.MinX,
            South = box.MinY,
            East = box.MaxX,
            North = box.MaxY,
            ValidFrom = now,
            Source = source,
        };
    }
}
