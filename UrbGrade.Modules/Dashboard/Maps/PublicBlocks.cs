using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Maps;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Dashboard.Districts;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Dashboard.Maps;

/// <summary>The newest whole month of a district by block, so that neither a block nor what the published month has beside all told blocks is what few homes or
/// shops used.</summary>
/// <remarks>Months do not overlap and blocks are sums of whole cells (ADR 18). The threshold rule and secondary suppression: Hundepool et al., Handbook on Statistical
/// Disclosure Control (2010), sections 4.2.2 and 4.4.</remarks>
internal static class PublicBlocks
{
    /// <summary>What no block tells of; cells are numbered from 0.</summary>
    private const int Rest = -1;

    /// <param name="lit">Cabinets of street lighting: no home or shop, so that no mean is of them, and they hide nobody.</param>
    /// <param name="running">The month that is not over yet.</param>
    /// <returns>Null where the tenant has no areas.</returns>
    public static async Task<DistrictBlocks?> Compose(
        UrbGradeContext database, TenantMap areas, IReadOnlySet<int> lit, string? origin, Disclosure disclosure, DateOnly running, DateTimeOffset now,
        CancellationToken cancellation)
    {
        var shares = areas.Of(PlaceKind.District);
        if (shares.Count == 0)
        {
            return null;
        }

        var latest = await MonthOfCells.Latest(database, running, cancellation);
        var request = new AreaMapRequest(PlaceKind.District, latest ?? running.AddMonths(-1));
        var month = await MonthOfCells.Load(database, areas, request, disclosure, lit, now, cancellation);
        var withheld = disclosure.WithheldParts(await Guarded(database, shares, month, lit, request.Month, cancellation));
        var figures = shares.Select(share => Figure(areas, month, share, withheld)).ToList();
        var bounds = AreaClasses.BoundsOf(figures);
        var map = new AreaMap(
            request, Currency: null, origin, disclosure.Fewest, bounds,
            AreaClasses.Sort(figures, bounds));
        var drawing = new BlockDrawing(areas, shares.Select(share => share.Place));
        return new DistrictBlocks(
            map, [.. shares.Select(share => drawing.Of(share.Place))], drawing.Width, drawing.Height,
            AreaGeoJson.Write(map, shares.Select(share => areas.Simplified(share.Place, drawing.Zoom))));
    }

    /// <summary>How many homes and shops the figure of each block, by the first of its cells, and the rest of the month stand on. Blocks that are merged are one.</summary>
    private static async Task<Dictionary<int, int>> Guarded(
        UrbGradeContext database, IReadOnlyList<AreaShare> shares, MonthOfCells month, IReadOnlySet<int> lit, DateOnly start, CancellationToken cancellation)
    {
        var rest = (await database.Set<KpiRow>()
            .Where(k => k.Resolution == KpiResolution.Month && k.PeriodStart == start && k.DefinitionId == KpiDefinitions.Energy.Id && k.Value != null)
            .Select(k => k.AssetId).ToListAsync(cancellation)).ToHashSet();
        rest.ExceptWith(lit);
        var guarded = new Dictionary<int, int>();
        foreach (var block in shares.Where(share => share.Cells.Count > 0).DistinctBy(share => share.Cells[0]))
        {
            var told = month.Told(block.Cells).ToHashSet();
            guarded[block.Cells[0]] = told.Count;
            rest.ExceptWith(told);
        }

        guarded[Rest] = rest.Count;
        return guarded;
    }

    private static AreaFigure Figure(TenantMap areas, MonthOfCells month, AreaShare share, HashSet<int> withheld)
    {
        var figure = month.Figure(share.Place.Id, share.Place.Code, share.Place.Name, share.Cells, share.MergedWith, areas.InsideOf(share.Place));
        return share.Cells.Count > 0 && withheld.Contains(share.Cells[0])
            ? figure with { Value = null, Reporting = 0, ValidReadings = 0, ExpectedReadings = 0, EstimatedReadings = 0, Status = KpiStatus.Insufficient, IsWithheld = true }
            : figure;
    }
}
