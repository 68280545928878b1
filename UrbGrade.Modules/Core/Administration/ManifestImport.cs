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

    /// <summary>Whether the site was there and its days begin at other instants now.</summary>
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
            HasOtherClock = manifest.TimeZone != (site.TimeZone ?? database.Set<TenantRow>().Single(tenant => tenant.Id == tenantId).TimeZone);
        }

        (site.Name, site.TimeZone, site.Origin) = (manifest.Name, manifest.TimeZone, manifest.Origin);
        var touched = database.SaveChanges() > 0;
        foreach (var asset in manifest.Assets)
        {
            touched |= Import(site.Id, asset);
        }

        return touched;
    }

    private bool Import(int siteId, SiteAsset described)
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

        Attach(meter, described.SourceElement, asset.Id);
        foreach (var other in described.Meters ?? [])
        {
            Attach(database.Set<MeterRow>().SingleOrDefault(m => m.Source == other.Source), other.Source, asset.Id);
        }

        changed |= database.SaveChanges() > 0;
        (Added, Changed) = (Added + (isNew ? 1 : 0), Changed + (changed && !isNew ? 1 : 0));
        return changed;
    }

    private void Attach(MeterRow? meter, string source, int assetId)
    {
        if (meter is null)
        {
            database.Add(new MeterRow { TenantId = tenantId, AssetId = assetId, Source = source, RegisteredAt = now });
        }
        else if (meter.AssetId != assetId)
        {
            Moved.Add((meter.Id, meter.AssetId));
            meter.AssetId = assetId;
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
