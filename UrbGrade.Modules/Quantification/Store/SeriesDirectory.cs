using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Domain;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Remembers the meters and series of each tenant. Holds committed rows only: it always loads them from the database.</summary>
internal sealed class SeriesDirectory
{
    /// <summary>An administrator's change of a site's zone or a meter's asset shows after at most this time.</summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<int, (TenantSeries Series, long LoadedAt)> tenants = new();
    private readonly IUrbGradeContexts contexts;
    private readonly IRestDays holidays;
    private readonly TimeProvider clock;
    private long forgotten;

    public SeriesDirectory(IUrbGradeContexts contexts, ChangeWatch changes, IRestDays holidays, TimeProvider clock)
    {
        (this.contexts, this.holidays, this.clock) = (contexts, holidays, clock);
        changes.Subscribe(ChangeTopic.Registry, ForgetAll);
    }

    /// <summary>What is remembered; may lack what was added in the last seconds.</summary>
    public ValueTask<TenantSeries> Get(int tenantId, CancellationToken cancellation) =>
        tenants.TryGetValue(tenantId, out var known) && clock.GetElapsedTime(known.LoadedAt) < Freshness
            ? ValueTask.FromResult(known.Series)
            : new ValueTask<TenantSeries>(Reload(tenantId, cancellation));

    /// <summary>Makes the next <see cref="Get"/> load anew; to be called after a commit that made series.</summary>
    public void Forget(int tenantId)
    {
        Interlocked.Increment(ref forgotten);
        tenants.TryRemove(tenantId, out _);
    }

    /// <summary>A meter that went to another asset counts there by itself.</summary>
    private static int? MainOf(MeterSettingRow setting, Dictionary<int, int> assetOf) =>
        setting.Below is { } main && assetOf.TryGetValue(main, out var asset) && assetOf[setting.MeterId] == asset ? main : null;

    /// <summary>Settings of a meter, which from the instant at which its main meter was taken away stands below the one
    /// above that, or counts by itself again.</summary>
    /// <param name="all">Of each meter, in order of their instants.</param>
    private static IEnumerable<RegisterSetting> BelowMeasuring(IEnumerable<RegisterSetting> own, ILookup<int, RegisterSetting> all)
    {
        RegisterSetting[] settings = [.. own];
        for (var i = 0; i < settings.Length; i++)
        {
            var setting = settings[i];
            var until = i + 1 < settings.Length ? settings[i + 1].From : long.MaxValue;
            while (setting.Below is { } main && EndOf(main, all) is { } end && end < until && (end <= setting.From || !setting.IsEnd))
            {
                if (end > setting.From)
                {
                    yield return setting;
                    setting = setting with { From = end, IsReplacement = false };
                }

                setting = setting with { Below = all[main].LastOrDefault(one => !one.IsEnd)?.Below };
            }

            yield return setting;
        }
    }

    private static long? EndOf(int meter, ILookup<int, RegisterSetting> all) => all[meter].LastOrDefault() is { IsEnd: true } last ? last.From : null;

    private void ForgetAll()
    {
        Interlocked.Increment(ref forgotten);
        tenants.Clear();
    }

    /// <summary>Loads anew, to find what <see cref="Get"/> lacked.</summary>
    public async Task<TenantSeries> Reload(int tenantId, CancellationToken cancellation)
    {
        var loadedAt = clock.GetTimestamp();
        var forgotten = Volatile.Read(ref this.forgotten);
        await using var context = contexts.Read(TenantScope.Of(tenantId));
        var assetOf = await context.Set<MeterRow>().ToDictionaryAsync(m => m.Id, m => m.AssetId, cancellation);
        var settings = (await context.Set<MeterSettingRow>().AsNoTracking().OrderBy(s => s.From).ToListAsync(cancellation)).ToLookup(
            s => s.MeterId, s => new RegisterSetting(
                s.From.ToUnixTimeMilliseconds(), s.Multiplier, s.Digits, s.MostPerHour, s.FeedsIn, s.IsReplacement, s.IsEnd, MainOf(s, assetOf), s.LeastLoss, s.MostLoss));
        var erased = (await context.Set<MeterAssignmentRow>().Where(a => a.ErasedAt != null && a.UntilAt != null)
            .Select(a => new { a.MeterId, a.FromAt, a.UntilAt }).ToListAsync(cancellation))
            .ToLookup(a => a.MeterId, a => (a.FromAt.ToUnixTimeMilliseconds(), a.UntilAt!.Value.ToUnixTimeMilliseconds()));
        var phases = (await context.Set<AssetTraitRow>().Where(t => t.Name == AssetTraits.PhaseFactor).OrderBy(t => t.From)
            .Select(t => new { t.AssetId, t.From, t.Value }).ToListAsync(cancellation)).ToLookup(t => t.AssetId, t => (t.From, t.Value));
        var calorific = (await context.Set<AssetTraitRow>().Where(t => t.Name == AssetTraits.CalorificValue).OrderBy(t => t.From)
            .Select(t => new { t.AssetId, t.From, t.Value }).ToListAsync(cancellation)).ToLookup(t => t.AssetId, t => (t.From, t.Value));
        var meters = await (
            from meter in context.Set<MeterRow>()
            join asset in context.Set<AssetRow>() on meter.AssetId equals asset.Id
            join site in context.Set<SiteRow>() on asset.SiteId equals site.Id
            join tenant in context.Set<TenantRow>() on site.TenantId equals tenant.Id
            select new { meter.Id, meter.AssetId, meter.Source, tenant.Code, tenant.Country, Zone = site.TimeZone ?? tenant.TimeZone })
            .ToDictionaryAsync(
                m => m.Id,
                m => new KnownMeter(m.Id, m.AssetId, m.Source, LocalCalendar.Of(m.Zone))
                {
                    Settings = [.. BelowMeasuring(settings[m.Id], settings)],
                    Erased = [.. erased[m.Id]],
                    PhaseFactors = [.. phases[m.AssetId]],
                    CalorificValues = [.. calorific[m.AssetId]],
                    IsHoliday = day => holidays.IsHoliday(holidays.RegionOf(m.Code, m.Country), day),
                },
                cancellation);
        var assets = await (
            from asset in context.Set<AssetRow>()
            join site in context.Set<SiteRow>() on asset.SiteId equals site.Id
            join tenant in context.Set<TenantRow>() on site.TenantId equals tenant.Id
            select new { asset.Id, asset.Code, Zone = site.TimeZone ?? tenant.TimeZone }).ToListAsync(cancellation);
        var places = await context.Set<VotePlaceRow>().Select(p => new { p.AssetId, p.Code }).ToListAsync(cancellation);
        var zones = assets.ToDictionary(a => a.Id, a => a.Zone);
        var series = await context.Set<SeriesRow>()
            .Select(s => new { s.Id, s.MeterId, s.Quantity, s.Unit, s.Medium, s.Kind, HasReadings = context.Set<ReadingRow>().Any(r => r.SeriesId == s.Id) })
            .ToListAsync(cancellation);
        var limits = (await context.Set<SeriesThresholdRow>().AsNoTracking().OrderBy(t => t.From).ToListAsync(cancellation)).ToLookup(t => t.SeriesId, t => t.Limits());
        var loaded = new TenantSeries(
            meters.Values,
            [.. series.Select(s => new KnownSeries(s.Id, meters[s.MeterId], s.Quantity, s.Unit, s.Medium, s.Kind) { Limits = [.. limits[s.Id]], HasReadings = s.HasReadings })],
            assets.Select(a => (a.Id, a.Code)).Concat(places.Select(p => (Id: p.AssetId, p.Code))).Distinct()
                .Select(named => new KnownAsset(named.Id, named.Code, LocalCalendar.Of(zones[named.Id]))));
        if (forgotten == Volatile.Read(ref this.forgotten))
        {
            tenants[tenantId] = (loaded, loadedAt);
        }

        return loaded;
    }
}
