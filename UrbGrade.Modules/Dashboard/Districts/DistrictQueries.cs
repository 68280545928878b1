using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Dashboard.Assets;
using UrbGrade.Modules.Dashboard.Figures;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Dashboard.Districts;

internal sealed class DistrictQueries(IUrbGradeContexts contexts) : IDistrictQueries
{
    /// <summary>Below it a figure would tell about single shops or homes.</summary>
    private const int FewestAssets = 5;

    private static readonly Quantity[] Shown = [Quantity.EnergyKwh, Quantity.CostEur, Quantity.Co2Kg];

    public async Task<IReadOnlyList<DistrictName>> ListPublic(CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Platform);
        return await database.Set<TenantRow>().Where(t => t.IsPublic).OrderBy(t => t.Name)
            .Select(t => new DistrictName(t.Code, t.Name)).ToListAsync(cancellation);
    }

    public async Task<DistrictOverview?> Find(string code, CancellationToken cancellation)
    {
        await using var platform = contexts.Read(TenantScope.Platform);
        var tenant = await platform.Set<TenantRow>().AsNoTracking()
            .SingleOrDefaultAsync(t => t.Code == code && t.IsPublic, cancellation);
        if (tenant is null)
        {
            return null;
        }

        await using var database = contexts.Read(TenantScope.Of(tenant.Id));
        var calendar = LocalCalendar.Of(tenant.TimeZone);
        var assets = await database.Assets(assetId: null, cancellation);
        var series = await database.Series(assetId: null, cancellation);
        var figures = await KpiFigures.Load(database, cancellation);
        var days = database.Set<KpiRow>().Where(k => k.Resolution == KpiResolution.Day && k.ValidIntervals > 0);
        var last = await days.MaxAsync(k => (DateOnly?)k.PeriodStart, cancellation);
        var first = await days.MinAsync(k => (DateOnly?)k.PeriodStart, cancellation);
        var period = last is { } end ? (From: Latest(first!.Value, end.AddYears(-1).AddDays(1)), To: end.AddDays(1)) : default;
        var sums = new DistrictSums(database, figures, calendar);
        return new DistrictOverview(
            tenant.Code, tenant.Name, tenant.TimeZone, assets.FirstOrDefault()?.Site.Origin,
            series.Min(s => s.FirstStart), series.Max(s => s.LastEnd),
            last is null ? [] : await sums.Figures(Shown, period.From, period.To, cancellation),
            last is null ? [] : await sums.Months(LocalCalendar.MonthOf(last.Value), cancellation),
            last is null ? [] : await Places(database, figures, assets, period.From, period.To, cancellation));
    }

    private static DateOnly Latest(DateOnly a, DateOnly b) => a > b ? a : b;

    private static async Task<IReadOnlyList<DistrictPlace>> Places(
        UrbGradeContext database, KpiFigures figures, List<AssetEntry> assets, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var energyId = figures.Current(Quantity.EnergyKwh)?.Id ?? 0;
        var energy = await database.Set<KpiRow>()
            .Where(k => k.DefinitionId == energyId && k.Resolution == KpiResolution.Day && k.PeriodStart >= from && k.PeriodStart < to)
            .GroupBy(k => k.AssetId).Select(g => new { g.Key, Kwh = g.Sum(k => k.Value) })
            .ToDictionaryAsync(g => g.Key, g => g.Kwh, cancellation);
        return
        [
            .. assets.Where(a => a.Asset is { Longitude: not null, Latitude: not null }).GroupBy(a => a.Site.Id).Select(site =>
            {
                var withheld = site.Count() < FewestAssets;
                var known = site.Select(a => energy.GetValueOrDefault(a.Asset.Id)).Where(kwh => kwh is not null).ToList();
                return new DistrictPlace(
                    site.First().Site.Name, site.Average(a => a.Asset.Longitude!.Value), site.Average(a => a.Asset.Latitude!.Value),
                    site.Count(), withheld || known.Count == 0 ? null : known.Sum(), withheld);
            }),
        ];
    }
}
