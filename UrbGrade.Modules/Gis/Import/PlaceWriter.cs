using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Gis.Store;

namespace UrbGrade.Modules.Gis.Import;

/// <summary>Writes places in two steps: first, in portions between which others write, versions that end as they begin and so never stood; then, in one
/// short write, they stand. What breaks off in between shows nowhere, and the next import of the site and kind takes it away.</summary>
internal sealed class PlaceWriter(IUrbGradeContexts contexts, ICommitQueue commits, TimeProvider time)
{
    private const int MostAtOnce = 200;

    /// <returns>When the versions begin.</returns>
    public async Task<DateTimeOffset> Prepare(SiteRow site, PlaceFile file, PlaceComparison comparison, CancellationToken cancellation)
    {
        while (await commits.Commit(session => TakeAwayRest(session, site, file.Kind), cancellation) == MostAtOnce)
        {
            // Until nothing is left.
        }

        var now = time.GetUtcNow();
        foreach (var portion in comparison.Begun.Chunk(MostAtOnce))
        {
            await commits.Commit(
                session =>
                {
                    using var database = contexts.Write(TenantScope.Of(site.TenantId), session);
                    database.AddRange(portion.Select(one => Version(site, file, one.Place, one.Shape, now)));
                    return database.SaveChanges();
                },
                cancellation);
        }

        return now;
    }

    /// <summary>Ends what is replaced and lets the prepared versions stand.</summary>
    /// <param name="begin">As <see cref="Prepare"/> gave it.</param>
    /// <returns>False when places were changed by others since they were compared; then nothing may be kept.</returns>
    public static bool Stand(UrbGradeContext database, SiteRow site, PlaceFile file, PlaceComparison comparison, DateTimeOffset begin)
    {
        var places = database.Set<PlaceShapeRow>().Where(p => p.Kind == file.Kind);
        var standing = places.Where(p => p.ValidTo == null);
        if ((standing.Count(), standing.Max(p => (int?)p.Id) ?? 0) != comparison.Standing)
        {
            return false;
        }

        standing.Where(p => EF.Parameter(comparison.Ended).Contains(p.Id)).ExecuteUpdate(p => p.SetProperty(row => row.ValidTo, begin));
        return places.Where(p => p.SiteId == site.Id && p.ValidFrom == begin && p.ValidTo == begin && p.Id > comparison.Standing.NewestId)
            .ExecuteUpdate(p => p.SetProperty(row => row.ValidTo, (DateTimeOffset?)null)) == comparison.Begun.Count;
    }

    private int TakeAwayRest(IWriteSession session, SiteRow site, PlaceKind kind)
    {
        using var database = contexts.Write(TenantScope.Of(site.TenantId), session);
        var rest = database.Set<PlaceShapeRow>().Where(p => p.Kind == kind && p.SiteId == site.Id && p.ValidTo == p.ValidFrom).Take(MostAtOnce).Select(p => p.Id).ToList();
        return rest.Count == 0 ? 0 : database.Set<PlaceShapeRow>().Where(p => rest.Contains(p.Id)).ExecuteDelete();
    }

    private static PlaceShapeRow Version(SiteRow site, PlaceFile file, FoundPlace place, byte[] shape, DateTimeOffset now)
    {
        var box = place.Shape.EnvelopeInternal;
        return new PlaceShapeRow
        {
            TenantId = site.TenantId,
            SiteId = site.Id,
            Kind = file.Kind,
            Code = place.Code,
            Name = place.Name,
            Shape = shape,
            West = box.MinX,
            South = box.MinY,
            East = box.MaxX,
            North = box.MaxY,
            ValidFrom = now,
            ValidTo = now,
            Source = Path.GetFileName(file.Name),
        };
    }
}
