using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Prediction.Nights;

/// <summary>Opens the history of tenants.</summary>
internal sealed class TenantNights(IMeasuredSeries measured, ITenantRegistry tenants, IRestDays holidays, TimeProvider clock)
{
    /// <summary>Hour of the local clock by which gateways have sent what they read of the day before.</summary>
    private const int MorningHour = 4;

    /// <summary>The local day that has begun at a tenant's sites.</summary>
    public DateOnly Today(int tenantId) => CalendarOf(tenantId).DayOf(clock.GetUtcNow());

    /// <summary>Whether the morning of that day has come.</summary>
    public bool IsNightOver(int tenantId) => CalendarOf(tenantId).ClockOf(clock.GetUtcNow().ToUnixTimeMilliseconds()) >= MorningHour;

    /// <summary>The tenant's series up to a night.</summary>
    /// <param name="reader">Stays the caller's.</param>
    public async Task<TenantNight> Open(UrbGradeContext database, IReadingSource reader, int tenantId, DateOnly night, CancellationToken cancellation)
    {
        var places = await database.Set<AssetRow>().Select(asset => new { asset.Id, asset.SiteId, asset.Latitude })
            .ToDictionaryAsync(asset => asset.Id, asset => (asset.SiteId, asset.Latitude), cancellation);
        var tenant = tenants.Find(tenantId);
        var region = tenant is null ? null : holidays.RegionOf(tenant.Code, tenant.Country);
        return new TenantNight(await measured.List(tenantId, cancellation), places, region, reader, night, clock.GetUtcNow());
    }

    private LocalCalendar CalendarOf(int tenantId) => LocalCalendar.Of(tenants.Find(tenantId)?.TimeZone ?? "UTC");
}
