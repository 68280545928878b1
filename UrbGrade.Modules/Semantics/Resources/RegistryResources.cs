using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Semantics.Resources;

/// <summary>Sites, assets, meters and series of a tenant, read a page at a time in order of their ids.</summary>
internal sealed class RegistryResources(UrbGradeContext database, TenantInfo tenant)
{
    public const string Sites = "sites", Assets = "assets", Meters = "meters", Series = "series";

    /// <summary>The lists, in the order in which a search goes through them, with the kind of their resources.</summary>
    public static IReadOnlyList<(string List, string Kind)> Lists { get; } = [(Sites, "site"), (Assets, "asset"), (Meters, "meter"), (Series, "series")];

    /// <summary>Resources of a list with ids above one.</summary>
    public Task<List<(int Id, Description Resource)>> Read(string list, ResourceFilter filter, int after, int take, CancellationToken cancellation) => list switch
    {
        Sites => ReadSites(filter, after, take, cancellation),
        Assets => ReadAssets(filter, after, take, cancellation),
        Meters => ReadMeters(filter, after, take, cancellation),
        _ => ReadSeries(filter, after, take, cancellation),
    };

    /// <summary>The zone whose civil days the figures of something are of: its site's, and the tenant's where it may lie in several.</summary>
    public async Task<string> ZoneOf(KpiScope scope, int id, CancellationToken cancellation)
    {
        var assets = database.Set<AssetRow>().AsNoTracking();
        var own = scope switch
        {
            KpiScope.Asset => assets.Where(a => a.Id == id),
            KpiScope.Meter => assets.Where(a => database.Set<MeterRow>().Any(m => m.Id == id && m.AssetId == a.Id)),
            _ => null,
        };
        return (own is null ? null : await own.Join(database.Set<SiteRow>(), a => a.SiteId, s => s.Id, (_, s) => s.TimeZone).SingleOrDefaultAsync(cancellation))
            ?? tenant.TimeZone;
    }

    private async Task<List<(int, Description)>> ReadSites(ResourceFilter filter, int after, int take, CancellationToken cancellation)
    {
        var rows = await database.Set<SiteRow>().AsNoTracking().Where(s => s.Id > after && (filter.Id == null || s.Id == filter.Id))
            .OrderBy(s => s.Id).Take(take).ToListAsync(cancellation);
        return [.. rows.Select(s => (s.Id, Description.Of(
            "site", ResourcePath.Of(Sites, s.Id).Path,
            ("code", s.Code), ("name", s.Name), ("time_zone", s.TimeZone ?? tenant.TimeZone), ("origin", s.Origin), ("tenant", new ResourcePath("")))))];
    }

    private async Task<List<(int, Description)>> ReadAssets(ResourceFilter filter, int after, int take, CancellationToken cancellation)
    {
        var rows = database.Set<AssetRow>().AsNoTracking().Where(a => a.Id > after && (filter.Id == null || a.Id == filter.Id));
        if (filter.Kinds is { } kinds)
        {
            rows = rows.Where(a => kinds.Contains(a.Kind));
        }

        if (filter.AssetIds is { } within)
        {
            rows = rows.Where(a => within.Contains(a.Id));
        }

        if (Measuring(filter) is { } measuring)
        {
            rows = rows.Where(a => database.Set<MeterRow>().Any(m => m.AssetId == a.Id && measuring.Any(s => s.MeterId == m.Id)));
        }

        var page = await rows.OrderBy(a => a.Id).Take(take).ToListAsync(cancellation);
        var ids = page.ConvertAll(a => a.Id);
        var meters = (await database.Set<MeterRow>().Where(m => ids.Contains(m.AssetId)).OrderBy(m => m.Id)
            .Select(m => new { m.AssetId, m.Id }).ToListAsync(cancellation)).ToLookup(m => m.AssetId, m => m.Id);
        return [.. page.Select(a => (a.Id, Description.Of(
            "asset", ResourcePath.Of(Assets, a.Id).Path,
            [
                ("code", a.Code), ("name", a.Name), ("kind", a.Kind), ("floor_area", a.FloorAreaSquareMetres), ("site", ResourcePath.Of(Sites, a.SiteId)),
                ("opening", a.Opening is "" ? null : a.Opening), ("position", Position(a)),
                .. meters[a.Id].Select(id => ("meters", (object?)ResourcePath.Of(Meters, id))),
            ])))];
    }

    private async Task<List<(int, Description)>> ReadMeters(ResourceFilter filter, int after, int take, CancellationToken cancellation)
    {
        var rows = database.Set<MeterRow>().AsNoTracking().Where(m => m.Id > after && (filter.Id == null || m.Id == filter.Id));
        if (filter.AssetIds is { } within)
        {
            rows = rows.Where(m => within.Contains(m.AssetId));
        }

        if (Measuring(filter) is { } measuring)
        {
            rows = rows.Where(m => measuring.Any(s => s.MeterId == m.Id));
        }

        var page = await rows.OrderBy(m => m.Id).Take(take).ToListAsync(cancellation);
        var ids = page.ConvertAll(m => m.Id);
        var series = (await database.Set<SeriesRow>().AsNoTracking().Where(s => ids.Contains(s.MeterId)).OrderBy(s => s.Id).ToListAsync(cancellation))
            .ToLookup(s => s.MeterId);
        return [.. page.Select(m => (m.Id, Description.Of(
            "meter", ResourcePath.Of(Meters, m.Id).Path,
            [
                ("source", m.Source), ("asset", ResourcePath.Of(Assets, m.AssetId)), ("registered_at", m.RegisteredAt),
                .. series[m.Id].Select(s => s.Quantity).Distinct().Select(quantity => ("quantities", (object?)quantity)),
                .. series[m.Id].Select(s => s.Medium).Distinct().Select(medium => ("media", (object?)medium)),
                .. series[m.Id].Select(s => ("series", (object?)ResourcePath.Of(Series, s.Id))),
            ])))];
    }

    private async Task<List<(int, Description)>> ReadSeries(ResourceFilter filter, int after, int take, CancellationToken cancellation)
    {
        var rows = (Measuring(filter) ?? database.Set<SeriesRow>()).AsNoTracking().Where(s => s.Id > after && (filter.Id == null || s.Id == filter.Id))
            .Join(database.Set<MeterRow>(), s => s.MeterId, m => m.Id, (s, m) => new { Row = s, m.AssetId });
        if (filter.AssetIds is { } within)
        {
            rows = rows.Where(s => within.Contains(s.AssetId));
        }

        var page = await rows.OrderBy(s => s.Row.Id).Take(take).ToListAsync(cancellation);
        return [.. page.Select(s => (s.Row.Id, OfSeries(s.Row, s.AssetId)))];
    }

    private static Description OfSeries(SeriesRow series, int assetId)
    {
        var path = ResourcePath.Of(Series, series.Id).Path;
        return Description.Of(
            "series", path,
            ("quantity", series.Quantity), ("quantity_name", series.Quantity), ("unit", series.Unit), ("unit_code", series.Unit), ("medium", series.Medium),
            ("kind", series.Kind switch { SeriesKind.Interval => "interval", SeriesKind.Register => "register", _ => "mean" }),
            ("meter", ResourcePath.Of(Meters, series.MeterId)), ("asset", ResourcePath.Of(Assets, assetId)), ("readings", new ResourcePath($"{path}/readings")));
    }

    /// <summary>Series that measure what is wanted; null where it does not matter.</summary>
    private IQueryable<SeriesRow>? Measuring(ResourceFilter filter)
    {
        if (filter is { Quantities: null, Units: null })
        {
            return null;
        }

        var series = database.Set<SeriesRow>().AsQueryable();
        if (filter.Quantities is { } quantities)
        {
            series = series.Where(s => quantities.Contains(s.Quantity));
        }

        return filter.Units is { } units ? series.Where(s => units.Contains(s.Unit)) : series;
    }

    private static string? Position(AssetRow asset) => asset is { Longitude: { } longitude, Latitude: { } latitude }
        ? string.Create(CultureInfo.InvariantCulture, $"POINT({longitude:0.######} {latitude:0.######})")
        : null;
}
