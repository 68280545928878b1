using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;

namespace UrbGrade.Web.Municipal;

/// <summary>The shops of one month, as the overview shows them.</summary>
/// <param name="Month">First day of the month shown.</param>
/// <param name="Latest">Month of the newest reading of any asset; null before any data.</param>
/// <param name="LastReadingAt">End of that reading.</param>
/// <param name="TimeZone">IANA name of the zone of that asset; of any asset before data, and UTC before there is one.</param>
/// <param name="Assets">By energy, the largest first; those with too few readings or none at the end, by name.</param>
/// <param name="YearBefore">Figures of the same month one year before, by asset; none while the month runs, as that one has more days.</param>
public sealed record AssetsView(
    DateOnly Month,
    DateOnly? Latest,
    DateTimeOffset? LastReadingAt,
    string TimeZone,
    IReadOnlyList<AssetSummary> Assets,
    IReadOnlyDictionary<int, IReadOnlyList<KpiFigure>> YearBefore)
{
    /// <summary>How many months before the newest are looked through for one that is whole.</summary>
    private const int MonthsBack = 2;

    private static readonly Quantity[] Summed = [Quantity.EnergyKwh, Quantity.Cost, Quantity.Co2Kg];

    /// <summary>Whether the month is not over.</summary>
    public bool IsRunning { get; init; }

    /// <summary>The newest reading of the assets of which more are to come; null where there are none.</summary>
    internal NewestReading? Awaited => NewestReading.Of(Assets)?.Awaited;

    /// <summary>Whether any asset has a figure in the month.</summary>
    public bool HasFigures => Assets.Any(asset => asset.Figures.Count > 0);

    /// <summary>Assets with readings in the month, but too few.</summary>
    public int InsufficientCount =>
        Assets.Count(asset => Find(asset, Quantity.EnergyKwh) is { Status: KpiStatus.Insufficient });

    /// <summary>Whether the month of the newest reading was passed over, as most of its figures stand on too few readings.</summary>
    /// <remarks>Of a month that nobody chose.</remarks>
    public bool IsLastWhole => Month < Latest;

    /// <summary>Reads a month; without one, the month of the newest reading, or the last before it that more figures of can be trusted where
    /// most of its own cannot, as it has only begun.</summary>
    /// <param name="now">Its month is where to look when nothing is known of readings.</param>
    public static async Task<AssetsView> Load(
        IAssetQueries queries, DateOnly? month, DateTimeOffset now, CancellationToken cancellation)
    {
        var asked = month ?? Months.Of(DateOnly.FromDateTime(now.UtcDateTime));
        var assets = await queries.List(new KpiPeriod(PeriodKind.Month, asked), cancellation);
        var newest = assets.MaxBy(asset => asset.LastReadingAt);
        var (last, zone) = (newest?.LastReadingAt, newest?.TimeZone ?? "UTC");
        DateOnly? latest = last is { } instant ? MonthAt(instant.AddTicks(-1), zone) : null;
        var shown = month ?? latest ?? MonthAt(now, zone);
        if (shown != asked)
        {
            assets = await queries.List(new KpiPeriod(PeriodKind.Month, shown), cancellation);
        }

        for (var back = 1; month is null && latest is { } newestMonth && back <= MonthsBack && !IsMostlyTrusted(assets); back++)
        {
            var earlier = await queries.List(new KpiPeriod(PeriodKind.Month, newestMonth.AddMonths(-back)), cancellation);
            if (earlier.Count(IsTrusted) > assets.Count(IsTrusted))
                (shown, assets) = (newestMonth.AddMonths(-back), earlier);
        }

        var isRunning = shown >= MonthAt(now, zone);
        var before = isRunning ? [] : await queries.List(new KpiPeriod(PeriodKind.Month, shown.AddYears(-1)), cancellation);
        return new AssetsView(
            shown, latest, last, zone,
            [.. assets.OrderByDescending(Rank).ThenBy(asset => asset.Name, NaturalOrder.Names)],
            before.ToDictionary(asset => asset.AssetId, asset => asset.Figures))
        {
            IsRunning = isRunning,
        };
    }

    /// <summary>One figure of an asset; null when it has none.</summary>
    public static KpiFigure? Find(AssetSummary asset, Quantity quantity) =>
        asset.Figures.FirstOrDefault(figure => figure.Quantity == quantity);

    /// <summary>The same figure one year before; null when there is none.</summary>
    public KpiFigure? FindBefore(int assetId, Quantity quantity) =>
        YearBefore.GetValueOrDefault(assetId)?.FirstOrDefault(figure => figure.Quantity == quantity);

    /// <summary>Sums over the assets whose figure may be trusted, each with the sum over the same assets a year before where all
    /// of them have one.</summary>
    public IEnumerable<(KpiFigure Now, KpiFigure? Before)> Totals()
    {
        foreach (var quantity in Summed)
        {
            var trusted = Assets.Where(asset => Find(asset, quantity) is { Value: not null, Status: KpiStatus.Ok }).ToList();
            if (trusted.Count == 0)
                continue;
            var before = trusted.Select(asset => FindBefore(asset.AssetId, quantity)).ToList();
            yield return (
                Sum(trusted.Select(asset => Find(asset, quantity)!)),
                before.TrueForAll(figure => figure is { Value: not null, Status: KpiStatus.Ok }) ? Sum(before!) : null);
        }
    }

    private static DateOnly MonthAt(DateTimeOffset instant, string zone) => Months.Of(LocalTimes.LocalDay(instant, zone));

    private static bool IsTrusted(AssetSummary asset) => Find(asset, Quantity.EnergyKwh) is { Value: not null, Status: KpiStatus.Ok };

    private static bool IsMostlyTrusted(IReadOnlyList<AssetSummary> assets) =>
        assets.Count(IsTrusted) is > 0 and var trusted && 2 * trusted >= assets.Count(asset => Find(asset, Quantity.EnergyKwh) is not null);

    private static double Rank(AssetSummary asset) =>
        Find(asset, Quantity.EnergyKwh) is { Value: { } value, Status: KpiStatus.Ok } ? value : double.MinValue;

    private static KpiFigure Sum(IEnumerable<KpiFigure> figures) => figures.Aggregate((sum, next) => sum with
    {
        Value = sum.Value + next.Value,
        ValidReadings = sum.ValidReadings + next.ValidReadings,
        ExpectedReadings = sum.ExpectedReadings + next.ExpectedReadings,
        EstimatedReadings = sum.EstimatedReadings + next.EstimatedReadings,
    });
}
