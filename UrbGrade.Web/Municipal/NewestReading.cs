using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;

namespace UrbGrade.Web.Municipal;

/// <summary>The newest reading of the places that a page is about.</summary>
/// <param name="Day">On which it was measured.</param>
/// <param name="At">Its end.</param>
/// <param name="Zone">IANA name of the zone of its place.</param>
internal sealed record NewestReading(DateOnly Day, DateTimeOffset At, string Zone)
{
    // Only the time of the reading is wanted, and nobody has figures of that month.
    private static readonly KpiPeriod NoFigures = new(PeriodKind.Month, new DateOnly(2000, 1, 1));

    /// <summary>That of the places of them of which more readings are to come; null where their meters were all taken away.</summary>
    public NewestReading? Awaited { get; init; }

    /// <summary>Batches with newer ones that wait at a gateway, of several the most; 0 where nothing is known to be on its way.</summary>
    public int Waiting { get; init; }

    /// <summary>That of some places; null before any.</summary>
    /// <param name="isOne">Whether a place is one of them; null for all.</param>
    public static async Task<NewestReading?> Of(IAssetQueries assets, Func<AssetSummary, bool>? isOne, CancellationToken cancellation) =>
        Of((await assets.List(NoFigures, cancellation)).Where(asset => isOne is null || isOne(asset)));

    /// <summary>That of places that were read already; null before any.</summary>
    public static NewestReading? Of(IEnumerable<AssetSummary> places)
    {
        var all = places.ToList();
        return Among(all) is { } newest ? newest with { Awaited = Among(all.Where(asset => asset.IsMeasured)) } : null;
    }

    private static NewestReading? Among(IEnumerable<AssetSummary> places)
    {
        var read = places.Where(asset => asset.LastReadingAt is not null).ToList();
        return read.MaxBy(asset => asset.LastReadingAt) is { LastReadingAt: { } at, TimeZone: var zone }
            ? new NewestReading(LocalTimes.LocalDay(at.AddTicks(-1), zone), at, zone) { Waiting = read.Max(asset => asset.Waiting) }
            : null;
    }
}
