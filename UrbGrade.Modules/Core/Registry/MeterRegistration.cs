using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Registry;

/// <summary>Gives a meter that nobody described an asset of its own.</summary>
internal static class MeterRegistration
{
    /// <summary>The site of a tenant that has described none.</summary>
    public const string DefaultSiteCode = "MAIN";

    /// <summary>Registers the meter on the tenant's first site.</summary>
    /// <returns>False when the tenant has it already.</returns>
    public static bool Register(UrbGradeContext database, TenantInfo tenant, string source, DateTimeOffset now)
    {
        if (database.Set<MeterRow>().Any(m => m.TenantId == tenant.Id && m.Source == source))
        {
            return false;
        }

        var siteId = DefaultSite(database, tenant);
        var asset = database.Set<AssetRow>().FirstOrDefault(a => a.SiteId == siteId && a.Code == source);
        if (asset is null)
        {
            asset = new AssetRow { TenantId = tenant.Id, SiteId = siteId, Code = source, Name = source, Kind = "meter" };
            database.Add(asset);
            database.SaveChanges();
        }

        database.Add(new MeterRow { TenantId = tenant.Id, AssetId = asset.Id, Source = source, RegisteredAt = now });
        database.SaveChanges();
        return true;
    }

    private static int DefaultSite(UrbGradeContext database, TenantInfo tenant)
    {
        var first = database.Set<SiteRow>().Where(s => s.TenantId == tenant.Id).OrderBy(s => s.Id).Select(s => (int?)s.Id).FirstOrDefault();
        if (first is { } known)
        {
            return known;
        }

        var site = new SiteRow { TenantId = tenant.Id, Code = DefaultSiteCode, Name = tenant.Name };
        database.Add(site);
        database.SaveChanges();
        return site.Id;
    }
}
