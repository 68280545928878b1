using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Engagement;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Engagement.Domain;

namespace UrbGrade.Modules.Engagement;

/// <summary>Where a survey may hang. The address of a place follows from what it is called, so that nothing is registered for it.</summary>
internal static class SurveyPlaces
{
    /// <summary>Homes, which no sheet names in public; what feeds lamps, whose posts are places of their own; and meters
    /// of which nothing else is known.</summary>
    private static readonly HashSet<string> NotAsked = new(StringComparer.OrdinalIgnoreCase)
    {
        "house", "home", "flat", "dwelling", "residential building", "lighting cabinet", "cabinet", "lighting node", "street lighting", "meter",
    };

    /// <summary>The places of a kind, by name, each with the subject of its answers.</summary>
    public static async Task<IReadOnlyList<(string Subject, SurveyPlace Place)>> Of(
        UrbGradeContext database, ISiteRecords records, TenantInfo tenant, SurveyPlaceKind kind, CancellationToken cancellation)
    {
        var places = kind switch
        {
            SurveyPlaceKind.Post => await Posts(database, cancellation),
            SurveyPlaceKind.Building => await Buildings(database, tenant, cancellation),
            SurveyPlaceKind.Street => await Named(records, tenant, KpiScope.Street, "street", cancellation),
            _ => await Named(records, tenant, KpiScope.District, "district", cancellation),
        };
        return [.. places.OrderBy(one => one.Place.Mark ?? one.Place.Name, NaturalOrder.Names)];
    }

    /// <summary>What the answers of a place are about, by the place's address; null when there is none of it.</summary>
    public static async Task<string?> SubjectOf(
        UrbGradeContext database, ISiteRecords records, TenantInfo tenant, string tag, CancellationToken cancellation)
    {
        if (await database.Set<VotePlaceRow>().Where(post => post.Tag == tag).Select(post => post.Code).SingleOrDefaultAsync(cancellation) is { } code)
        {
            return code;
        }

        foreach (var kind in Enum.GetValues<SurveyPlaceKind>().Where(kind => kind != SurveyPlaceKind.Post))
        {
            foreach (var (subject, place) in await Of(database, records, tenant, kind, cancellation))
            {
                if (place.Tag == tag)
                {
                    return subject;
                }
            }
        }

        return null;
    }

    private static async Task<List<(string Subject, SurveyPlace Place)>> Posts(UrbGradeContext database, CancellationToken cancellation) =>
        (await database.Set<VotePlaceRow>().AsNoTracking().ToListAsync(cancellation))
            .ConvertAll(post => (post.Code, new SurveyPlace(post.Tag, post.Name, post.Code)));

    /// <summary>Those whose code no other asset of the tenant has: the answers of others could be about either.</summary>
    private static async Task<List<(string Subject, SurveyPlace Place)>> Buildings(UrbGradeContext database, TenantInfo tenant, CancellationToken cancellation)
    {
        var assets = await database.Set<AssetRow>().Select(asset => new { asset.Code, asset.Name, asset.Kind }).ToListAsync(cancellation);
        return
        [
            .. assets.GroupBy(asset => asset.Code, StringComparer.Ordinal).Where(alike => alike.Count() == 1).Select(alike => alike.First())
                .Where(asset => !NotAsked.Contains(asset.Kind))
                .Select(asset => (asset.Code, new SurveyPlace(PublicTag.Of(tenant.Code, "asset", asset.Code), asset.Name, null))),
        ];
    }

    private static async Task<List<(string Subject, SurveyPlace Place)>> Named(
        ISiteRecords records, TenantInfo tenant, KpiScope scope, string kind, CancellationToken cancellation) =>
        [
            .. (await records.Places(tenant.Id, scope, cancellation))
                .Select(place => (place.Name, new SurveyPlace(PublicTag.Of(tenant.Code, kind, place.Name), place.Name, null))),
        ];
}
