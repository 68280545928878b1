using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Administration;

/// <summary>Brings a tenant's site, assets and meters to what a manifest says of them.</summary>
internal sealed class ManifestImport(UrbGradeContext database, int tenantId, DateTimeOffset now)
{
    public int Added { get; private set; }

    public int Changed { get; private set; }

    /// <summary>Meters that belong to another asset now, with the one that they left.</summary>
    public List<(int MeterId, int FromAssetId)> Moved { get; } = [];

    /// <summary>Assets that were there and are described otherwise now.</summary>
    public List<int> Described { get; } = [];

    /// <summary>Whether something that was there stands in another time zone now: the site, or what came to it from another one.</summary>
    public bool HasOtherClock { get; private set; }

    /// <summary>Saves what differs.</summary>
    /// <returns>False when nothing did.</returns>
    public bool Run(SiteManifest manifest)
    {
        var site = database.Set<SiteRow>().SingleOrDefault(s => s.Code == manifest.SiteCode);
        if (site is null)
        {
            site = new SiteRow { TenantId = tenantId, Code = manifest.SiteCode, Name = manifest.Name };
            database.Add(site);
        }
        else
        {
            HasOtherClock = IsOtherClock(site, manifest);
        }

        (site.Name, site.TimeZone, site.Origin) = (manifest.Name, manifest.TimeZone, manifest.Origin);
        var touched = database.SaveChanges() > 0;
        foreach (var asset in manifest.Assets)
        {
            touched |= Import(manifest, site.Id, asset);
        }

        return touched;
    }

    private bool IsOtherClock(SiteRow site, SiteManifest manifest) =>
        manifest.TimeZone != (site.TimeZone ?? database.Set<TenantRow>().Single(tenant => tenant.Id == tenantId).TimeZone);

    /// <summary>Notes whether an asset, or a meter of it, comes from a site with another clock.</summary>
    private void NoteClock(AssetRow? former, int siteId, SiteManifest manifest)
    {
        if (former is not null && former.SiteId != siteId)
        {
            HasOtherClock |= IsOtherClock(database.Set<SiteRow>().Single(site => site.Id == former.SiteId), manifest);
        }
    }

    private bool Import(SiteManifest manifest, int siteId, SiteAsset described)
    {
        var meter = database.Set<MeterRow>().SingleOrDefault(m => m.Source == described.SourceElement);
        var asset = database.Set<AssetRow>().SingleOrDefault(a => a.SiteId == siteId && a.Code == described.Id)
            ?? AssetOfTheMeterAlone(meter);
        var isNew = asset is null;
        if (asset is null)
        {
            asset = new AssetRow { TenantId = tenantId, Code = described.Id, Name = described.Name, Kind = described.Trade };
            database.Add(asset);
        }

        NoteClock(isNew ? null : asset, siteId, manifest);
        var former = (asset.Latitude, asset.Longitude);
        Describe(asset, siteId, described);
        if (!isNew && former != (asset.Latitude, asset.Longitude))
        {
            Keep(asset.Id, former);
        }

        var changed = database.SaveChanges() > 0;
        if (changed && !isNew)
        {
            Described.Add(asset.Id);
        }

        Attach(meter, described.SourceElement, asset, manifest);
        foreach (var other in described.Meters ?? [])
        {
            Attach(database.Set<MeterRow>().SingleOrDefault(m => m.Source == other.Source), other.Source, asset, manifest);
        }

        changed |= database.SaveChanges() > 0;
        (Added, Changed) = (Added + (isNew ? 1 : 0), Changed + (changed && !isNew ? 1 : 0));
        return changed;
    }

    private void Attach(MeterRow? meter, string source, AssetRow asset, SiteManifest manifest)
    {
        if (meter is null)
        {
            database.Add(new MeterRow { TenantId = tenantId, AssetId = asset.Id, Source = source, RegisteredAt = now });
        }
        else if (meter.AssetId != asset.Id)
        {
            NoteClock(database.Set<AssetRow>().Find(meter.AssetId), asset.SiteId, manifest);
            Moved.Add((meter.Id, meter.AssetId));
            meter.AssetId = asset.Id;
        }
    }

    private void Keep(int assetId, (double? Latitude, double? Longitude) former)
    {
        // An asset that is moved twice in an instant never was where it was in between.
        if (database.Find<FormerPositionRow>(assetId, now) is null)
        {
            database.Add(new FormerPositionRow
            {
                TenantId = tenantId, AssetId = assetId, Until = now, Latitude = former.Latitude, Longitude = former.Longitude,
            });
        }
    }

    /// <summary>The asset that a meter's first message created: named after it and described by nobody yet.</summary>
    private AssetRow? AssetOfTheMeterAlone(MeterRow? meter) => meter is null
        ? null
        : database.Set<AssetRow>().SingleOrDefault(a => a.Id == meter.AssetId && a.Code == meter.Source && a.FloorAreaSquareMetres == null);

    private static void Describe(AssetRow asset, int siteId, SiteAsset described)
    {
        asset.SiteId = siteId;
        asset.Code = described.Id;
        asset.Name = described.Name;
        asset.Kind = described.Trade;
        asset.FloorAreaSquareMetres = described.FloorAreaSquareMetres;
        asset.Latitude = described.Latitude;
        asset.Longitude = described.Longitude;
        asset.Opening = described.Opening;
        asset.Assumed = described.Assumed.Count == 0 ? null : string.Join(',', described.Assumed);
    }
}
