using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Prediction;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Prediction.Store;

namespace UrbGrade.Modules.Prediction.Queries;

internal sealed class ForecastQueries(IUrbGradeContexts contexts, ITenantSession session, ITenantRegistry tenants, Reach reach, StoredForecasts stored) : IForecastQueries
{
    private const int LongestPage = 500;

    public async Task<ForecastList?> List(ForecastFilter filter, CancellationToken cancellation)
    {
        if (session.CurrentTenantId is not { } tenantId)
        {
            return null;
        }

        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var standings = await database.Set<ForecastStandingRow>().AsNoTracking().Where(s => s.Resolution == ForecastResolution.Hour).ToListAsync(cancellation);
        var known = await KnownSeries.Of(database, cancellation);
        var bySeries = standings.Where(s => s.SeriesId != 0).ToDictionary(s => s.SeriesId);
        var asked = known.Where(series => Matches(series, bySeries.GetValueOrDefault(series.Id), filter)).ToList();
        var length = Math.Clamp(filter.PageLength, 1, LongestPage);
        var pages = Math.Max(1, (asked.Count + length - 1) / length);
        var page = Math.Clamp(filter.Page, 1, pages);
        var shown = asked.OrderBy(series => series.Place, NaturalOrder.Names).ThenBy(series => series.Meter, NaturalOrder.Names).ThenBy(series => series.Quantity)
            .Skip((page - 1) * length).Take(length).ToList();
        var districts = standings.Where(s => s.SeriesId == 0 && !Quantities.OfNoUse.Contains(s.Quantity))
            .OrderBy(s => s.Medium).ThenBy(s => s.Quantity).ToList();
        var tomorrow = await Tomorrow(database, [.. districts, .. shown.Select(s => bySeries.GetValueOrDefault(s.Id)).OfType<ForecastStandingRow>()], cancellation);
        var name = tenants.Find(tenantId)?.Name ?? "";
        return new ForecastList(
            [.. districts.Select(s => Entries.OfDistrict(s, name, tomorrow.GetValueOrDefault(s.Id)))],
            [.. shown.Select(series => Entries.Of(
                series, bySeries.GetValueOrDefault(series.Id), bySeries.TryGetValue(series.Id, out var s) ? tomorrow.GetValueOrDefault(s.Id) : null))],
            known.CountBy(series => bySeries.GetValueOrDefault(series.Id)?.State ?? ForecastState.Waiting).ToDictionary(), page, pages, asked.Count);
    }

    public async Task<ForecastDetails?> Read(string key, ForecastResolution resolution, CancellationToken cancellation)
    {
        if (session.CurrentTenantId is not { } tenantId || ForecastKey.Parse(key) is not var (seriesId, medium, quantity))
        {
            return null;
        }

        return seriesId == 0
            ? await stored.OfDistrict(tenantId, medium, quantity, resolution, cancellation)
            : await stored.OfSeries(tenantId, seriesId, resolution, cancellation);
    }

    public async Task<ForecastDetails?> OfSeries(int seriesId, ForecastResolution resolution, CancellationToken cancellation) =>
        session.CurrentTenantId is { } tenantId ? await stored.OfSeries(tenantId, seriesId, resolution, cancellation) : null;

    public async Task<ForecastDetails?> OfMeter(string tenantCode, string meter, string quantity, ForecastResolution resolution, CancellationToken cancellation)
    {
        if (!reach.TryFindOperated(tenantCode, out var tenant, out _))
        {
            return null;
        }

        await using var database = contexts.Read(TenantScope.Of(tenant.Id));
        var series = (await KnownSeries.Of(database, cancellation)).Find(one => one.Meter == meter && one.Quantity == quantity);
        return series is null ? null : await stored.OfSeries(tenant.Id, series.Id, resolution, cancellation);
    }

    private static bool Matches(KnownSeries series, ForecastStandingRow? standing, ForecastFilter filter) =>
        (filter.AssetId is null || series.AssetId == filter.AssetId)
        && (filter.State is null || (standing?.State ?? ForecastState.Waiting) == filter.State)
        && (filter.Text.Length == 0 || series.Place.Contains(filter.Text, StringComparison.OrdinalIgnoreCase)
            || series.Meter.Contains(filter.Text, StringComparison.OrdinalIgnoreCase));

    /// <summary>The sum of the second day of each standing's latest night.</summary>
    private static async Task<Dictionary<int, double?>> Tomorrow(UrbGradeContext database, IReadOnlyList<ForecastStandingRow> standings, CancellationToken cancellation)
    {
        var shown = standings.Where(s => s.State is ForecastState.Ready or ForecastState.Constant).ToDictionary(s => s.Id, s => s.Night);
        var ids = shown.Keys.ToList();
        var nights = shown.Values.Distinct().ToList();
        var rows = await database.Set<ForecastRow>().AsNoTracking().Where(f => ids.Contains(f.StandingId) && nights.Contains(f.Night))
            .Select(f => new { f.StandingId, f.Night, Told = f.Agreed ?? f.Values }).ToListAsync(cancellation);
        return rows.Where(row => row.Night == shown[row.StandingId])
            .ToDictionary(row => row.StandingId, row => (double?)Numbers.Unpack(row.Told)[24..48].Sum());
    }
}
