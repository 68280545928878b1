using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Dashboard.Maps;
using UrbGrade.Modules.Analysis.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Dashboard.Districts;

namespace UrbGrade.Modules.Dashboard.Maps;

/// <summary>What works have saved, by the cells that they lie in: those in the same cells are told together, if enough assets have a part in them. Any two areas
/// differ by whole such sums, so that none tells what a single home saved.</summary>
/// <param name="sums">Each with its cells.</param>
internal sealed class SavedByCells(IReadOnlyList<(IReadOnlyList<int> Cells, double Kwh, int Works, bool IsWithheld)> sums)
{
    public static async Task<SavedByCells> Load(UrbGradeContext database, TenantMap map, Disclosure disclosure, CancellationToken cancellation)
    {
        var cellOf = map.Cells.Index().SelectMany(cell => cell.Item, (cell, asset) => (asset.Id, cell.Index)).ToDictionary(one => one.Id, one => one.Index);
        var lights = map.Assets.Where(asset => asset.IsLight).Select(asset => asset.Id).ToHashSet();
        var works = (await Works(database, cancellation)).Where(work => work.Assets.All(cellOf.ContainsKey))
            .Select(work => (work.Kwh, work.Assets, Cells: work.Assets.Select(asset => cellOf[asset]).Distinct().Order().ToList()));
        return new SavedByCells(
        [
            .. from same in works.GroupBy(work => string.Join(' ', work.Cells))
               let assets = same.SelectMany(work => work.Assets).Distinct().ToList()
               let few = disclosure.Withholds(assets.Count(asset => !lights.Contains(asset)))
               select ((IReadOnlyList<int>)same.First().Cells, same.Sum(work => work.Kwh), same.Count(), few),
        ]);
    }

    /// <summary>An area with what works have saved in its cells: a work counts where all its assets are, as what it saved cannot be divided among them.</summary>
    public AreaFigure In(AreaFigure area, IReadOnlyCollection<int> cells)
    {
        var inside = sums.Where(sum => sum.Cells.All(cells.Contains)).ToLookup(sum => sum.IsWithheld);
        var told = inside[false].ToList();
        return area with
        {
            Value = told.Count == 0 ? null : told.Sum(sum => sum.Kwh), Reporting = told.Sum(sum => sum.Works),
            IsWithheld = told.Count == 0 && inside[true].Any(),
        };
    }

    private static async Task<List<(double Kwh, IReadOnlyList<int> Assets)>> Works(UrbGradeContext database, CancellationToken cancellation)
    {
        var savings = await (
            from saving in database.Set<SavingRow>()
            join work in database.Set<InterventionRow>() on saving.InterventionId equals work.Id
            where saving.Days > 0 && (work.State == InterventionState.Done || work.State == InterventionState.Measured)
            select new { work.Id, SavedKwh = saving.ExpectedKwh - saving.ObservedKwh }).ToListAsync(cancellation);
        var assets = (await database.Set<InterventionAssetRow>().Select(one => new { one.InterventionId, one.AssetId }).ToListAsync(cancellation))
            .ToLookup(one => one.InterventionId, one => one.AssetId);
        return [.. savings.Where(one => assets.Contains(one.Id)).Select(one => (one.SavedKwh, (IReadOnlyList<int>)[.. assets[one.Id]]))];
    }
}
