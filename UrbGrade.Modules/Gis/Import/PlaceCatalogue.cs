using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Gis.Store;

namespace UrbGrade.Modules.Gis.Import;

internal sealed class PlaceCatalogue(
    IUrbGradeContexts contexts, AuditedChanges changes, Reach reach, ITenantRegistry tenants, TimeProvider time) : IPlaceCatalogue
{
    private const int SamplesShown = 5;

    public async Task<PlaceImport> Preview(string? tenantCode, PlaceFile file, CancellationToken cancellation)
    {
        if (!reach.TryFind(tenantCode, out var tenant, out var refusal))
        {
            return new PlaceImport(refusal);
        }

        if (Read(file, out var reading) is { } bad)
        {
            return bad;
        }

        await using var database = contexts.Read(TenantScope.Of(tenant.Id));
        if (Site(database, file.SiteCode) is not { } site)
        {
            return new PlaceImport(NoSite(file.SiteCode));
        }

        var store = new PlaceStore(database, tenant.Id, site.Id, file.Kind, Source(file), time.GetUtcNow());
        store.Put(reading.Places);
        return Brought(new AdministrationResult(AdministrationOutcome.Done), store, reading);
    }

    public async Task<PlaceImport> Import(string? tenantCode, PlaceFile file, CancellationToken cancellation)
    {
        if (!reach.TryFind(tenantCode, out var tenant, out var refusal))
        {
            return new PlaceImport(refusal);
        }

        if (Read(file, out var reading) is { } bad)
        {
            return bad;
        }

        PlaceStore? store = null;
        var result = await changes.Commit(TenantScope.Of(tenant.Id), ChangeTopic.Places, database =>
        {
            if (Site(database, file.SiteCode) is not { } site)
            {
                return NoSite(file.SiteCode);
            }

            store = new PlaceStore(database, tenant.Id, site.Id, file.Kind, Source(file), time.GetUtcNow());
            store.Put(reading.Places);

            // First what ends, then what begins: a place may not stand twice.
            Split(database);
            return store.Added + store.Changed == 0
                ? AuditedChange.Nothing
                : AuditedChange.Done(
                    tenant.Id, "places.imported", $"{file.Kind} of {site.Code}", null, $"{store.Added} added, {store.Changed} changed by {Source(file)}");
        }, cancellation);
        return result.Outcome == AdministrationOutcome.Done ? Brought(result, store!, reading) : new PlaceImport(result);
    }

    public async Task<IReadOnlyList<PlaceCount>> Count(CancellationToken cancellation)
    {
        if (reach.Scope is not { } scope)
        {
            return [];
        }

        await using var database = contexts.Read(scope);
        var rows = await (
            from place in database.Set<PlaceShapeRow>().AsNoTracking()
            join site in database.Set<SiteRow>() on place.SiteId equals site.Id
            select new { place.TenantId, Site = site.Code, place.Kind, place.ValidFrom, IsStanding = place.ValidTo == null, place.Source })
            .ToListAsync(cancellation);
        return
        [
            .. rows.GroupBy(row => (row.TenantId, row.Site, row.Kind)).Select(group =>
            {
                var newest = group.MaxBy(row => row.ValidFrom)!;
                return new PlaceCount(
                    tenants.Find(group.Key.TenantId)?.Code ?? "", group.Key.Site, group.Key.Kind, group.Count(row => row.IsStanding),
                    group.Count(row => !row.IsStanding), newest.ValidFrom, newest.Source);
            }).OrderBy(count => count.TenantCode, StringComparer.Ordinal).ThenBy(count => count.SiteCode, StringComparer.Ordinal).ThenBy(count => count.Kind),
        ];
    }

    private static void Split(UrbGradeContext database)
    {
        var begun = database.ChangeTracker.Entries<PlaceShapeRow>().Where(entry => entry.State == EntityState.Added).ToList();
        begun.ForEach(entry => entry.State = EntityState.Detached);
        database.SaveChanges();
        database.AddRange(begun.Select(entry => entry.Entity));
    }

    /// <summary>Null when all of the file holds the rules.</summary>
    private static PlaceImport? Read(PlaceFile file, out PlaceReading reading)
    {
        reading = null!;
        try
        {
            reading = PlaceReading.Of(file);
        }
        catch (UnreadableFileException failure)
        {
            return new PlaceImport(Refused.Invalid(failure.Message));
        }

        return reading.Problems is [var first, ..]
            ? new PlaceImport(
                Refused.Invalid($"Nothing of '{Source(file)}' was taken. {first.Where}: {first.What}"), Problems: reading.Problems, CoordinateSystem: reading.System.Name)
            : null;
    }

    private static PlaceImport Brought(AdministrationResult result, PlaceStore store, PlaceReading reading) =>
        new(result, store.Added, store.Changed, store.Unchanged, CoordinateSystem: reading.System.Name)
        {
            Samples = [.. reading.Places.Take(SamplesShown).Select(Sample)],
        };

    private static PlaceSample Sample(FoundPlace place)
    {
        var inside = place.Shape.InteriorPoint;
        var flat = CoordinateSystem.UtmAround(inside.X).FromDegrees(place.Shape);
        return new PlaceSample(place.Code, place.Name, place.Shape.GeometryType, inside.X, inside.Y, flat.Area, flat.Length);
    }

    private static SiteRow? Site(UrbGradeContext database, string? code) =>
        database.Set<SiteRow>().Where(site => code == null || site.Code == code).Take(2).ToList() is [var only] ? only : null;

    private static AdministrationResult NoSite(string? code) => Refused.NotFound(code is null
        ? "The tenant has no site, or several; name the one that the places belong to."
        : $"There is no site '{code}'; register it first ('admin site import').");

    private static string Source(PlaceFile file) => Path.GetFileName(file.Name);
}
