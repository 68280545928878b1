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
/// <remarks>Months do not overlap and blocks are sums of whole cells, which stay those of the month (ADR 18). The threshold rule and secondary suppression:
/// Hundepool et al., Handbook on Statistical Disclosure Control (2010), sections 4.2.2 and 4.4.</remarks>
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
        if (areas.Of(PlaceKind.District).Count == 0)
        {
            return null;
        }

        var latest = await MonthOfCells.Latest(database, running, cancellation);
        var request = new AreaMapRequest(PlaceKind.District, latest ?? running.AddMonths(-1));
        var measured = await Measured(database, lit, request.Month, cancellation);
        var cells = await CellsOfMonth.Load(database, areas, request.Month, disclosure.Fewest, cancellation);
        var divided = cells.Of(measured);
        var shares = divided.Of(PlaceKind.District);
        var month = await MonthOfCells.Load(database, divided, request, disclosure, now, cancellation);
        var withheld = disclosure.WithheldParts(Guarded(shares, month, measured));
        var figures = shares.Select(share => Figure(areas, month, share, Homes(share), withheld)).ToList();
        var bounds = AreaClasses.BoundsOf(figures);
        var map = new AreaMap(
            request, Currency: null, origin, disclosure.Fewest, bounds,
            AreaClasses.Sort(figures, bounds));
        var drawing = new BlockDrawing(areas, shares.Select(share => share.Place));
        return new DistrictBlocks(
            map, [.. shares.Select(share => drawing.Of(share.Place))], drawing.Width, drawing.Height,
            AreaGeoJson.Write(map, shares.Select(share => areas.Simplified(share.Place, drawing.Zoom))));

        // Blocks that are merged are told of the homes and shops of all of them.
        List<int> Homes(AreaShare block) =>
        [
            .. shares.Where(share => share.Place.Id == block.Place.Id || (block.Cells is [var first, ..] && share.Cells is [var same, ..] && first == same))
                .SelectMany(share => cells.Areas.AssetsOf(share.Place)).Where(asset => !lit.Contains(asset)),
        ];
    }

    /// <summary>The homes and shops that have the month.</summary>
    private static async Task<HashSet<int>> Measured(UrbGradeContext database, IReadOnlySet<int> lit, DateOnly start, CancellationToken cancellation)
    {
        var measured = (await database.Set<KpiRow>()
            .Where(k => k.Resolution == KpiResolution.Month && k.PeriodStart == start && k.DefinitionId == KpiDefinitions.Energy.Id && k.Value != null)
            .Select(k => k.AssetId).ToListAsync(cancellation)).ToHashSet();
        measured.ExceptWith(lit);
        return measured;
    }

    /// <summary>How many homes and shops the figure of each block, by the first of its cells, and the rest of the month stand on. Blocks that are merged are
    /// one.</summary>
    private static Dictionary<int, int> Guarded(IReadOnlyList<AreaShare> shares, MonthOfCells month, HashSet<int> measured)
    {
        var rest = measured.ToHashSet();
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

    private static AreaFigure Figure(TenantMap areas, MonthOfCells month, AreaShare share, List<int> homes, HashSet<int> withheld)
    {
        var figure = month.Figure(share.Place.Id, share.Place.Code, share.Place.Name, share.Cells, share.MergedWith, areas.InsideOf(share.Place));
        if (share.Cells.Count == 0)
        {
            return month.Uncelled(figure, homes);
        }

        // Cells are of those that have the month; the block is told with all its homes that can report.
        figure = figure with { Assets = Math.Max(figure.Assets, month.Able(homes)) };
        return withheld.Contains(share.Cells[0])
            ? figure with
            {
                Value = null, Reporting = 0, ValidReadings = 0, ExpectedReadings = 0, EstimatedReadings = 0, Status = KpiStatus.Insufficient, IsWithheld = true,
            }
            : figure;
    }
}
