using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Maps;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Dashboard.Figures;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Dashboard.Maps;

/// <summary>What the cells of a tenant add up to in one month. A cell with too few reporting assets says nothing. Months do not
/// overlap, so that none tells about another.</summary>
internal sealed class MonthOfCells
{
    private readonly CellSum[] cells;
    private readonly AreaMeasure measure;
    private readonly double minimumCoverage;

    private MonthOfCells(CellSum[] cells, AreaMeasure measure, double minimumCoverage, string? currency) =>
        (this.cells, this.measure, this.minimumCoverage, Currency) = (cells, measure, minimumCoverage, currency);

    /// <summary>ISO 4217 code of amounts of money; null for any other quantity.</summary>
    public string? Currency { get; }

    public static async Task<MonthOfCells> Load(
        UrbGradeContext database, TenantMap map, AreaMapRequest request, int fewest, DateTimeOffset now, CancellationToken cancellation)
    {
        var tenantId = database.Scope.TenantId;
        var tenant = await database.Set<TenantRow>().Where(t => t.Id == tenantId).Select(t => new { t.TimeZone, t.Currency }).SingleAsync(cancellation);
        var code = FigureCodes.Of(request.Quantity);
        var definition = await database.Set<KpiDefinitionRow>().AsNoTracking().Where(d => d.Code == code).OrderByDescending(d => d.Version).FirstAsync(cancellation);
        var month = LocalCalendar.MonthOf(request.Month);
        var kpis = await database.Set<KpiRow>()
            .Where(k => k.TenantId == tenantId && k.Resolution == KpiResolution.Month && k.PeriodStart == month && k.DefinitionId == definition.Id && k.Value != null)
            .Select(k => new { k.AssetId, Value = k.Value!.Value, k.ValidIntervals, k.ExpectedIntervals, k.EstimatedIntervals })
            .ToDictionaryAsync(k => k.AssetId, cancellation);
        var calendar = LocalCalendar.Of(tenant.TimeZone);
        var over = (int)Math.Max(0, (now.ToUnixTimeMilliseconds() - calendar.StartOf(month)) / LocalCalendar.Hour);
        var sums = map.Cells.Select(cell =>
        {
            var sum = new CellSum { Assets = cell.Count };
            foreach (var asset in cell)
            {
                if (kpis.TryGetValue(asset.Id, out var kpi))
                {
                    sum.Reporting++;
                    sum.Value += kpi.Value;
                    sum.Valid += kpi.ValidIntervals;
                    sum.Expected += Math.Max(kpi.ValidIntervals, Math.Min(kpi.ExpectedIntervals, over));
                    sum.Estimated += kpi.EstimatedIntervals;

                    // One asset without an area would be told by the difference to the total, so that the whole cell has none then.
                    sum.SquareMetres += asset.FloorAreaSquareMetres ?? double.NaN;
                }
            }

            return sum.Reporting >= fewest ? sum : sum with { Reporting = 0, Value = 0, Valid = 0, Expected = 0, Estimated = 0, SquareMetres = 0 };
        });
        return new MonthOfCells([.. sums], request.Measure, definition.MinimumCoverage, request.Quantity == Quantity.Cost ? tenant.Currency : null);
    }

    /// <summary>The figure of an area that is made of cells.</summary>
    public AreaFigure Figure(int placeId, string code, string name, IReadOnlyList<int> own, string? mergedWith, Coordinate inside)
    {
        var sum = new CellSum();
        foreach (var cell in own.Select(number => cells[number]))
        {
            sum.Assets += cell.Assets;
            sum.Reporting += cell.Reporting;
            sum.Value += cell.Value;
            sum.Valid += cell.Valid;
            sum.Expected += cell.Expected;
            sum.Estimated += cell.Estimated;
            sum.SquareMetres += cell.SquareMetres;
        }

        return new AreaFigure(
            placeId, code, name, Related(sum), sum.Assets, sum.Reporting, sum.Valid, sum.Expected, sum.Estimated,
            sum.Expected > 0 && sum.Valid >= minimumCoverage * sum.Expected ? KpiStatus.Ok : KpiStatus.Insufficient, Class: null, mergedWith, inside.X, inside.Y);
    }

    private double? Related(CellSum sum)
    {
        if (sum.Reporting == 0)
        {
            return null;
        }

        return measure switch
        {
            AreaMeasure.PerAsset => sum.Value / sum.Reporting,
            AreaMeasure.PerSquareMetre => sum.SquareMetres > 0 ? sum.Value / sum.SquareMetres : null,
            _ => sum.Value,
        };
    }

    private record struct CellSum(int Assets, int Reporting, double Value, int Valid, int Expected, int Estimated, double SquareMetres);
}
