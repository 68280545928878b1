using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Profiling.Store;

/// <summary>The series of a tenant that profiles are made of: energy, the power of meters that report no energy, and the volume of water.</summary>
internal sealed class ProfileSources(IMeasuredSeries measured, IUrbGradeContexts contexts, IRestDays holidays, TimeProvider clock)
{
    private const double KilowattHoursOfWatt = 0.001;

    /// <summary>By id.</summary>
    public async Task<TenantSources> Load(int tenantId, CancellationToken cancellation)
    {
        var series = await measured.List(tenantId, cancellation);
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var sites = await database.Set<AssetRow>().ToDictionaryAsync(asset => asset.Id, asset => (Id: asset.SiteId, asset.Opening), cancellation);
        var tenant = await database.Set<TenantRow>().Where(tenant => tenant.Id == tenantId).Select(tenant => new { tenant.Code, tenant.Country }).SingleAsync(cancellation);
        var homes = HomesIn(database);
        var withEnergy = series.Where(one => one.Quantity == Quantities.Energy).Select(one => one.MeterId).ToHashSet();
        var profiled = from one in series
                       where sites.ContainsKey(one.AssetId)
                       let use = UseOf(one, withEnergy)
                       where use is not null
                       orderby one.Id
                       select new ProfiledSeries(one, use.Value.Medium, use.Value.Factor, sites[one.AssetId].Id, sites[one.AssetId].Opening,
                           homes(one.MeterId, one.Calendar));
        var weather = series.Where(one => one.Quantity == Quantities.OutsideTemperature && sites.ContainsKey(one.AssetId)).ToLookup(one => sites[one.AssetId].Id);
        return new TenantSources([.. profiled], weather, series.Where(one => one.Quantity == Quantities.Price).ToLookup(one => one.AssetId),
            holidays.RegionOf(tenant.Code, tenant.Country));
    }

    /// <summary>Whose each meter is, as the context's tenant has it now.</summary>
    public Func<int, LocalCalendar, HomeStatus> HomesIn(UrbGradeContext database)
    {
        var now = clock.GetUtcNow();
        var assignments = database.Set<MeterAssignmentRow>().AsNoTracking().ToList().ToLookup(one => one.MeterId);
        var consents = database.Set<ProfileConsentRow>().AsNoTracking().ToList().Select(one => (one.UserId, one.MeterId)).ToHashSet();
        return (meter, calendar) => HomeStatus.Of(assignments[meter], consents, calendar, now);
    }

    private static (Medium Medium, double Factor)? UseOf(MeasuredSeries series, HashSet<int> withEnergy) => series.Quantity switch
    {
        Quantities.Energy => (MediumOf(series.Medium), 1),
        Quantities.Power when !withEnergy.Contains(series.MeterId) => (MediumOf(series.Medium), KilowattHoursOfWatt),
        Quantities.Volume when series.Medium == "water" => (Medium.Water, 1),
        _ => null,
    };

    private static Medium MediumOf(string? name) => name switch
    {
        "heat" => Medium.Heat,
        "gas" => Medium.Gas,
        "water" => Medium.Water,
        "light" => Medium.Light,
        _ => Medium.Power,
    };
}
