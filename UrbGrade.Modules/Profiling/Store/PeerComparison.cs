using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Profiling;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Profiling.Domain;

namespace UrbGrade.Modules.Profiling.Store;

/// <summary>Compares assets with their peers, from the profiles of their meters.</summary>
internal static class PeerComparison
{
    private const int DaysCompared = 365;

    /// <summary>Groups and members by carrier. An asset of which a meter has no profile is left out: the others would tell a part of its use.</summary>
    /// <param name="apart">Series that do not count: a main meter of the same asset counts their use, too, or their meter was taken away.</param>
    public static async Task<IReadOnlyList<ComparedMedium>> Of(UrbGradeContext database, DateOnly until, HashSet<int> apart, CancellationToken cancellation)
    {
        var season = TypicalProfile.SeasonOf(until.AddDays(-1));
        var profiles = await database.Set<MeterProfileRow>().AsNoTracking().ToListAsync(cancellation);
        var days = await database.Set<TypicalProfileRow>().AsNoTracking().Where(row => row.Kind == DayKind.Workday && row.Season == season)
            .ToDictionaryAsync(row => row.SeriesId, row => row.Median, cancellation);
        var assets = await database.Set<AssetRow>().AsNoTracking().ToDictionaryAsync(asset => asset.Id, cancellation);
        return
        [
            .. from profile in profiles
               where assets.ContainsKey(profile.AssetId) && !apart.Contains(profile.SeriesId) && !UsesNothing(profile, until)
               group profile by (profile.Medium, profile.AssetId) into whole
               where whole.All(meter => meter is { State: ProfileState.Ready, DailyMean: not null })
               from profile in whole
               group profile by profile.Medium into medium
               let shops = Shops(medium)
               let members = medium.GroupBy(one => one.AssetId).Select(meters => Member(assets[meters.Key], [.. meters], days, shops)).ToList()
               select new ComparedMedium(medium.Key, season, members, PeerGroup.Of(members)),
        ];
    }

    /// <summary>Writes the groups in the place of those that there are.</summary>
    public static void Write(IUrbGradeContexts contexts, IWriteSession session, int tenantId, IReadOnlyList<ComparedMedium> compared)
    {
        using var database = contexts.Write(TenantScope.Of(tenantId), session);
        database.Set<ConsumerProfileRow>().ExecuteDelete();
        database.Set<PeerGroupRow>().ExecuteDelete();

        // Who was erased or took consent back meanwhile has no profile any more.
        var there = database.Set<MeterProfileRow>().Select(row => row.AssetId).ToHashSet();
        var groups = compared.SelectMany(medium => medium.Groups, (medium, one) => (medium.Medium, Row: GroupRow(tenantId, medium, one.Group), one.Group, one.Judged)).ToList();
        database.AddRange(groups.Select(group => group.Row));
        database.SaveChanges();
        var judged = groups.SelectMany(group => group.Judged, (group, member) => (Key: (group.Medium, member.AssetId), group.Row, Percentiles: group.Group.PercentilesOf(member)))
            .ToDictionary(one => one.Key);
        foreach (var medium in compared)
        {
            database.AddRange(medium.Members.Where(member => there.Contains(member.AssetId)).Select(member =>
            {
                var place = judged.TryGetValue((medium.Medium, member.AssetId), out var found) ? found : default;
                return new ConsumerProfileRow
                {
                    AssetId = member.AssetId, Medium = medium.Medium, TenantId = tenantId, PeerGroupId = place.Row?.Id, Values = Floats(member.Values),
                    Percentiles = place.Percentiles ?? [], Day = member.Day is { } day ? Floats(day) : [],
                };
            }));
        }

        database.SaveChanges();
    }

    /// <summary>Whether nothing of the days compared is lacking without it: it never counted any use, or fell silent before them.</summary>
    private static bool UsesNothing(MeterProfileRow profile, DateOnly until) =>
        profile.State == ProfileState.NoUse || (profile.State == ProfileState.Silent && profile.LastDay < until.AddDays(-DaysCompared));

    private static PeerGroupRow GroupRow(int tenantId, ComparedMedium medium, PeerGroup group)
    {
        var (low, median, high) = group.Day();
        return new PeerGroupRow
        {
            TenantId = tenantId, Medium = medium.Medium, Level = group.Level, Kind = group.Kind, SiteId = group.SiteId, AreaBand = group.AreaBand,
            Members = group.Members.Count, Quartiles = group.Quartiles(), Season = medium.Season, DayLow = low, DayMedian = median, DayHigh = high,
        };
    }

    /// <summary>Use of open hours of the assets that have one, in the mean weather of all of them.</summary>
    private static Dictionary<int, ComparedShop> Shops(IEnumerable<MeterProfileRow> profiles)
    {
        var uses = (from profile in profiles
                    group profile.Shop by profile.AssetId into asset
                    let use = ShopUse.Sum([.. asset])
                    where use is not null
                    select (asset.Key, Use: use)).ToList();
        var (heating, cooling) = (uses.Average(one => one.Use.HeatingDegrees) ?? 0, uses.Average(one => one.Use.CoolingDegrees) ?? 0);
        return uses.ToDictionary(one => one.Key, one => new ComparedShop(one.Use, one.Use.OpenAt(heating, cooling)));
    }

    private static PeerMember Member(AssetRow asset, List<MeterProfileRow> meters, Dictionary<int, float[]> days, Dictionary<int, ComparedShop> shops)
    {
        var shop = shops.GetValueOrDefault(asset.Id);
        double PerArea(double? value) => asset.FloorAreaSquareMetres is > 0 and var floor && value is { } known ? known / floor : double.NaN;
        var total = meters.Sum(meter => meter.DailyMean!.Value);
        double Weighted(Func<MeterProfileRow, double?> value) =>
            meters.TrueForAll(meter => value(meter) is not null) ? meters.Sum(meter => value(meter)!.Value * meter.DailyMean!.Value) / total : double.NaN;
        double[]? day = null;
        foreach (var meter in meters)
        {
            if (!days.TryGetValue(meter.SeriesId, out var median))
            {
                day = null;
                break;
            }

            day = [.. (day ?? new double[DayVector.Length]).Zip(median, (sum, hour) => sum + hour)];
        }

        return new PeerMember(asset.Id, asset.Kind, asset.SiteId, asset.FloorAreaSquareMetres,
        [
            total, PerArea(total), Weighted(meter => meter.NightToDay), Weighted(meter => meter.WeekendToWorkday),
            Weighted(meter => meter.LoadFactor), PerArea(shop?.OpenAlike), PerArea(shop?.Use.Closed),
            shop?.Use.Price is { Mean: > 0 } price ? price.Paid / price.Mean : double.NaN,
        ], day);
    }

    /// <param name="OpenAlike">Use of an open hour in the weather that all are compared in.</param>
    private sealed record ComparedShop(ShopUse Use, double OpenAlike);

    private static float[] Floats(double[] values) => Array.ConvertAll(values, value => (float)value);
}
