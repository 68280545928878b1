using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Dashboard.Uploads;

internal sealed class SitesCatchingUp(IUrbGradeContexts contexts, TimeProvider clock) : ISitesCatchingUp
{
    public async Task<IReadOnlyDictionary<int, int>> Waiting(int tenantId, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var now = clock.GetUtcNow();
        if (!await CatchingUp.AnyWaits(database, now, cancellation))
        {
            return new Dictionary<int, int>();
        }

        var series = await (
            from one in database.Set<SeriesRow>()
            where one.Quantity != Quantities.ExpectedTemperature
            join meter in database.Set<MeterRow>() on one.MeterId equals meter.Id
            join asset in database.Set<AssetRow>() on meter.AssetId equals asset.Id
            join site in database.Set<SiteRow>() on asset.SiteId equals site.Id
            join tenant in database.Set<TenantRow>() on site.TenantId equals tenant.Id
            select new
            {
                asset.SiteId,
                Zone = site.TimeZone ?? tenant.TimeZone,
                Last = database.Set<ReadingRow>().Where(r => r.SeriesId == one.Id).Max(r => (DateTimeOffset?)r.StartAt),
            }).ToListAsync(cancellation);
        var newest = series.Where(one => one.Last is not null).Select(one => (one.SiteId, LocalCalendar.Of(one.Zone), one.Last!.Value));
        return await CatchingUp.Sites(database, newest, now, cancellation);
    }
}
