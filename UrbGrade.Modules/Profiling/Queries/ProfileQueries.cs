using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Profiling;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Profiling.Store;

namespace UrbGrade.Modules.Profiling.Queries;

internal sealed class ProfileQueries(IUrbGradeContexts contexts, ITenantSession session, IPeriodFigures figures) : IProfileQueries
{
    private const double MostOfTheHours = 90;

    private static readonly string[] HeatedCodes = ["comfort_1", "comfort_2", "comfort_3"];
    private static readonly string[] CooledCodes = ["comfort_cooling_1", "comfort_cooling_2", "comfort_cooling_3"];

    public async Task<AssetProfile?> OfAsset(int assetId, CancellationToken cancellation)
    {
        if (session.CurrentTenantId is not { } tenantId)
        {
            return null;
        }

        await using var database = contexts.Read(TenantScope.Of(tenantId));
        if (await database.Set<AssetRow>().AsNoTracking().SingleOrDefaultAsync(asset => asset.Id == assetId, cancellation) is not { } asset)
        {
            return null;
        }

        var meters = await ProfileReader.Profiles(database, rows => rows.Where(row => row.AssetId == assetId), cancellation);
        var peers = await PeerReader.Of(database, assetId, cancellation);
        var last = meters.Max(meter => meter.LastDay);
        var month = last is { } day ? await MonthOf(assetId, day, cancellation) : [];
        var comfort = Comfort(month);
        return new AssetProfile(
            assetId, asset.Name, meters, peers, comfort[1], ComfortClass(comfort), Value(month, "satisfaction_votes"),
            await TradeReader.Of(database, asset, cancellation))
        {
            NotCompared = await Lacks(database, assetId, peers, cancellation),
            Origin = await database.Set<SiteRow>().Where(site => site.Id == asset.SiteId).Select(site => site.Origin).SingleOrDefaultAsync(cancellation),
        };
    }

    public async Task<IReadOnlyList<AtypicalDay>> AtypicalDays(int? assetId, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        if (session.CurrentTenantId is not { } tenantId)
        {
            return [];
        }

        await using var database = contexts.Read(TenantScope.Of(tenantId));
        return await ProfileReader.Unusual(database, assetId, from, to, cancellation);
    }

    public async Task<SegmentMonth> Segments(Medium? medium, DateOnly? month, CancellationToken cancellation)
    {
        if (session.CurrentTenantId is not { } tenantId)
        {
            return SegmentReader.Nothing(medium);
        }

        await using var database = contexts.Read(TenantScope.Of(tenantId));
        return await SegmentReader.Read(database, medium, month, cancellation);
    }

    /// <summary>Carriers of the asset without a place among peers; none before assets were compared at all.</summary>
    private static async Task<IReadOnlyList<LackOfPeers>> Lacks(UrbGradeContext database, int assetId, IReadOnlyList<PeerStanding> peers, CancellationToken cancellation)
    {
        if (!await database.Set<ConsumerProfileRow>().AnyAsync(cancellation))
        {
            return [];
        }

        var lacking = await database.Set<MeterProfileRow>().Where(row => row.AssetId == assetId && row.State != ProfileState.NoUse && row.State != ProfileState.Ready)
            .Select(row => row.Medium).ToListAsync(cancellation);
        var whole = await database.Set<ConsumerProfileRow>().Where(row => row.AssetId == assetId).Select(row => row.Medium).ToListAsync(cancellation);
        return [.. whole.Union(lacking).Except(peers.Select(one => one.Medium)).Order().Select(medium => new LackOfPeers(medium, !whole.Contains(medium)))];
    }

    /// <summary>Figures of the last whole month; of the running one where there is none before.</summary>
    private async Task<IReadOnlyList<PeriodFigure>> MonthOf(int assetId, DateOnly last, CancellationToken cancellation)
    {
        var month = new DateOnly(last.Year, last.Month, 1);
        var before = await figures.Of(null, KpiScope.Asset, assetId, PeriodLength.Month, month.AddMonths(-1), cancellation);
        return before.Count > 0 ? before : await figures.Of(null, KpiScope.Asset, assetId, PeriodLength.Month, month, cancellation);
    }

    private static double? Value(IReadOnlyList<PeriodFigure> month, string code) =>
        month.FirstOrDefault(figure => figure.Code == code && figure.Value is not null)?.Value;

    /// <summary>Hours of the month within each category, %; a month lies in one season, heated or cooled, and has the figures of that one.</summary>
    private static double?[] Comfort(IReadOnlyList<PeriodFigure> month) =>
        [.. HeatedCodes.Zip(CooledCodes, (heated, cooled) => Value(month, heated) ?? Value(month, cooled))];

    private static int? ComfortClass(double?[] shares) =>
        Array.TrueForAll(shares, share => share is null) ? null : Array.FindIndex(shares, share => share >= MostOfTheHours) is var found and >= 0 ? found + 1 : 4;
}
