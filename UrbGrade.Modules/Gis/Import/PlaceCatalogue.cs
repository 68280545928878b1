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
    IUrbGradeContexts contexts, AuditedChanges changes, Reach reach, ITenantRegistry tenants, PlaceWriter writer) : IPlaceCatalogue
{
    private const int SamplesShown = 5;
    private const int EndedShown = 20;

    public async Task<PlaceImport> Preview(string? tenantCode, PlaceFile file, CancellationToken cancellation) =>
        (await Compare(tenantCode, file, cancellation)).Import;

    public async Task<PlaceImport> Import(string? tenantCode, PlaceFile file, CancellationToken cancellation)
    {
        var (import, site, comparison) = await Compare(tenantCode, file, cancellation);
        if (import.Result.Outcome != AdministrationOutcome.Done || comparison.Begun.Count + comparison.Ended.Count == 0)
        {
            return import;
        }

        var begin = await writer.Prepare(site, file, comparison, cancellation);
        var result = await changes.Commit(
            TenantScope.Of(site.TenantId),
            ChangeTopic.Places,
            database => PlaceWriter.Stand(database, site, file, comparison, begin)
                ? AuditedChange.Done(site.TenantId, "places.imported", $"{file.Kind} of {site.Code}", null, Words(comparison, file))
                : Refused.Invalid("Import.Meanwhile", $"Places were changed by somebody else meanwhile. Import the file again."),
            cancellation);
        return result.Outcome == AdministrationOutcome.Done ? import : new PlaceImport(result);
    }

    public async Task<IReadOnlyList<PlaceCount>> Count(CancellationToken cancellation)
    {
        if (reach.Scope is not { } scope)
        {
            return [];
        }

        await using var database = contexts.Read(scope);
        var rows = await (
            from place in PlaceShapeRow.In(database).AsNoTracking()
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

    /// <summary>What the file would bring; the site and the comparison are there when nothing stands against it.</summary>
    private async Task<(PlaceImport Import, SiteRow Site, PlaceComparison Comparison)> Compare(string? tenantCode, PlaceFile file, CancellationToken cancellation)
    {
        if (!reach.TryFind(tenantCode, out var tenant, out var refusal))
        {
            return (new PlaceImport(refusal), null!, null!);
        }

        if (Read(file, out var reading) is { } bad)
        {
            return (bad, null!, null!);
        }

        await using var database = contexts.Read(TenantScope.Of(tenant.Id));
        if (Site(database, file.SiteCode) is not { } site)
        {
            return (new PlaceImport(NoSite(file.SiteCode)), null!, null!);
        }

        var surroundings = await SiteSurroundings.Of(database, site, cancellation);
        if (surroundings?.Problems(reading.Places) is { Count: > 0 } misplaced)
        {
            return (Broken(file, reading, misplaced), null!, null!);
        }

        var comparison = await PlaceComparison.Of(database, site, file, reading.Places, cancellation);
        return comparison.Problems.Count > 0
            ? (Broken(file, reading, comparison.Problems), site, comparison)
            : (Brought(comparison, reading, surroundings?.Doubts(reading.Places) ?? (0, [])), site, comparison);
    }

    /// <summary>Null when all of the file holds the rules.</summary>
    private static PlaceImport? Read(PlaceFile file, out PlaceReading reading)
    {
        reading = null!;
        try
        {
            reading = PlaceReading.Of(file);
        }
        catch (RefusedException failure)
        {
            return new PlaceImport(Refused.Invalid("Import.Unreadable", $"{failure.Refusal}"));
        }

        return reading.Problems.Count > 0 ? Broken(file, reading, reading.Problems) : null;
    }

    private static PlaceImport Broken(PlaceFile file, PlaceReading reading, IReadOnlyList<PlaceProblem> problems) => new(
        Refused.Invalid("Import.Broken", $"Nothing of '{Source(file)}' was taken. {problems[0].Where}: {problems[0].What}"), Problems: problems, CoordinateSystem: reading.System.Name);

    private static PlaceImport Brought(PlaceComparison comparison, PlaceReading reading, (int Count, IReadOnlyList<PlaceProblem> First) doubts) => new(
        new AdministrationResult(AdministrationOutcome.Done), comparison.Added, comparison.Changed, comparison.Unchanged, CoordinateSystem: reading.System.Name)
    {
        Ended = comparison.EndedCodes.Count,
        EndedCodes = [.. comparison.EndedCodes.Take(EndedShown)],
        Doubtful = doubts.Count,
        Doubts = doubts.First,
        Samples = [.. reading.Places.Take(SamplesShown).Select(Sample)],
    };

    private static string Words(PlaceComparison comparison, PlaceFile file) =>
        $"{comparison.Added} added, {comparison.Changed} changed, {comparison.EndedCodes.Count} ended by {Source(file)}";

    private static PlaceSample Sample(FoundPlace place)
    {
        var inside = place.Shape.InteriorPoint;
        var flat = CoordinateSystem.UtmAround(inside.X).FromDegrees(place.Shape);
        return new PlaceSample(place.Code, place.Name, place.Shape.GeometryType, inside.X, inside.Y, flat.Area, flat.Length);
    }

    private static SiteRow? Site(UrbGradeContext database, string? code) =>
        database.Set<SiteRow>().Where(site => code == null || site.Code == code).Take(2).ToList() is [var only] ? only : null;

    private static AdministrationResult NoSite(string? code) => Refused.NotFound(code is null
        ? new Refusal("Import.NoSite", $"The tenant has no site, or several; name the one that the places belong to.")
        : new Refusal("Import.SiteUnknown", $"There is no site '{code}'; register it first ('admin site import')."));

    private static string Source(PlaceFile file) => Path.GetFileName(file.Name);
}
