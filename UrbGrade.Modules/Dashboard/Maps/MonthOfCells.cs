using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Maps;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Dashboard.Districts;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Dashboard.Maps;

/// <summary>What the cells of a tenant add up to in one month, or have together. A cell with too few reporting assets says nothing. Months do not
/// overlap, so that none tells about another.</summary>
internal sealed class MonthOfCells
{
    private const int MonthsLookedAt = 24;

    private readonly CellSum[] cells;
    private readonly HashSet<int> measured;
    private readonly HashSet<int> able;
    private readonly MapKpi kpi;
    private readonly AreaMeasure measure;

    private MonthOfCells(CellSum[] cells, HashSet<int> measured, HashSet<int> able, MapKpi kpi, AreaMeasure measure, string? currency) =>
        (this.cells, this.measured, this.able, this.kpi, this.measure, Currency) = (cells, measured, able, kpi, measure, currency);

    /// <summary>ISO 4217 code of amounts of money; null for any other quantity.</summary>
    public string? Currency { get; }

    /// <summary>The newest month whose energy is covered well enough to be trusted; the newest with any where none is, null before there is one.</summary>
    /// <param name="before">Months that begin earlier.</param>
    public static async Task<DateOnly?> Latest(UrbGradeContext database, DateOnly before, CancellationToken cancellation)
    {
        var months = await database.Set<KpiRow>()
            .Where(k => k.Resolution == KpiResolution.Month && k.PeriodStart < before && k.DefinitionId == KpiDefinitions.Energy.Id && k.Value != null)
            .GroupBy(k => k.PeriodStart)
            .Select(month => new { Start = month.Key, Valid = month.Sum(k => k.ValidIntervals), Expected = month.Sum(k => k.ExpectedIntervals) })
            .OrderByDescending(month => month.Start).Take(MonthsLookedAt).ToListAsync(cancellation);
        return (months.Find(month => month.Valid >= KpiDefinitions.Energy.MinimumCoverage * month.Expected) ?? months.FirstOrDefault())?.Start;
    }

    public static async Task<MonthOfCells> Load(
        UrbGradeContext database, TenantMap map, AreaMapRequest request, Disclosure disclosure, DateTimeOffset now, CancellationToken cancellation)
    {
        var tenantId = database.Scope.TenantId;
        var tenant = await database.Set<TenantRow>().Where(t => t.Id == tenantId).Select(t => new { t.TimeZone, t.Currency }).SingleAsync(cancellation);
        var kpi = MapKpi.Of(request);
        var month = LocalCalendar.MonthOf(request.Month);
        var (figures, divided) = await CellFigure.Load(database, kpi, month, cancellation);
        var carriers = await AssetCarriers.Of(database, cancellation);
        var disclosed = new CellDisclosure(disclosure, kpi, carriers, divided);
        var able = await AbleAssets.Of(database, kpi, carriers, cancellation);
        able.UnionWith(figures.Keys);
        var calendar = LocalCalendar.Of(tenant.TimeZone);
        var today = calendar.DayOf(now);
        var over = Math.Max(0, calendar.HoursBetween(month, today));

        // Only what follows each reading has days; the other figures are of hours in which there is energy.
        var daily = kpi.Definition.Id <= KpiDefinitions.Co2.Id ? kpi.Definition.Id : KpiDefinitions.Energy.Id;
        var hours = await HoursOfToday.Load(database, month, today, daily, cancellation);
        int Over(int asset) => over + hours.In(asset, daily, today, figures[asset].ComputedAt);
        return new MonthOfCells(
            [.. map.Cells.Select(cell => Sum(cell, figures, able, disclosed, Over))], figures.Keys.ToHashSet(), able, kpi, request.Measure,
            kpi.Definition.Unit == "EUR" ? tenant.Currency : null);
    }

    /// <summary>The figure of an area that is made of cells.</summary>
    public AreaFigure Figure(int placeId, string code, string name, IReadOnlyList<int> own, string? mergedWith, Coordinate inside)
    {
        var sum = own.Aggregate(new CellSum(), (all, number) => all.And(cells[number]));
        return new AreaFigure(
            placeId, code, name, Related(sum), sum.Able > 0 ? sum.Able : sum.Assets, sum.Reporting, sum.Valid, sum.Expected, sum.Estimated,
            sum.Expected > 0 && sum.Valid >= kpi.Definition.MinimumCoverage * sum.Expected ? KpiStatus.Ok : KpiStatus.Insufficient,
            Class: null, mergedWith, inside.X, inside.Y)
        {
            IsWithheld = sum is { Reporting: 0, IsWithheld: true },
        };
    }

    /// <summary>The figure of an area whose assets are in no cell, since the tenant has too few for one.</summary>
    public AreaFigure Uncelled(AreaFigure figure, IReadOnlyList<int> assets) =>
        figure with { Assets = Able(assets) is > 0 and var some ? some : assets.Count, IsWithheld = assets.Any(measured.Contains) };

    /// <summary>How many assets can report the figure.</summary>
    public int Able(IEnumerable<int> assets) => assets.Count(able.Contains);

    /// <summary>The assets that a figure of cells is of.</summary>
    public IEnumerable<int> Told(IEnumerable<int> own) => own.SelectMany(number => cells[number].Told ?? []);

    private static CellSum Sum(
        IReadOnlyList<LocatedAsset> cell, Dictionary<int, CellFigure> figures, HashSet<int> able, CellDisclosure disclosed, Func<int, int> over)
    {
        var reporting = cell.Where(asset => figures.ContainsKey(asset.Id)).ToList();
        var told = reporting.Select(asset => asset.Id).ToHashSet();
        var sum = new CellSum { Assets = cell.Count, Able = cell.Count(asset => able.Contains(asset.Id)) };
        if (disclosed.Withholds(cell, told))
        {
            return sum with { IsWithheld = told.Count > 0 };
        }

        foreach (var asset in reporting)
        {
            var figure = figures[asset.Id];
            sum.Reporting++;
            sum.Value += figure.Value * figure.Weight;
            sum.Weight += figure.Weight;
            sum.Valid += figure.Valid;
            sum.Expected += ExpectedByNow.Of(figure.Valid, figure.Expected, over(asset.Id));
            sum.Estimated += figure.Estimated;

            // One asset without an area would be told by the difference to the total, so that the whole cell has none then.
            sum.SquareMetres += asset.FloorAreaSquareMetres ?? double.NaN;
        }

        return sum with { Told = told };
    }

    private double? Related(CellSum sum)
    {
        if (sum.Reporting == 0)
        {
            return null;
        }

        if (kpi.Rule is not { AddsUp: true })
        {
            return sum.Weight > 0 ? sum.Value / sum.Weight : null;
        }

        return measure switch
        {
            AreaMeasure.PerAsset => sum.Value / sum.Reporting,
            AreaMeasure.PerSquareMetre => sum.SquareMetres > 0 ? sum.Value / sum.SquareMetres : null,
            _ => sum.Value,
        };
    }

    private record struct CellSum(
        int Assets, int Able, int Reporting, double Value, double Weight, int Valid, int Expected, int Estimated, double SquareMetres, bool IsWithheld,
        HashSet<int>? Told)
    {
        public readonly CellSum And(CellSum other) => new(
            Assets + other.Assets, Able + other.Able, Reporting + other.Reporting, Value + other.Value, Weight + other.Weight, Valid + other.Valid,
            Expected + other.Expected, Estimated + other.Estimated, SquareMetres + other.SquareMetres, IsWithheld || other.IsWithheld, Told: null);
    }
}
