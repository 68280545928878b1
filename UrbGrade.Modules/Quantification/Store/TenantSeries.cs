using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Meters and series of one tenant as they were at one moment. Immutable.</summary>
internal sealed class TenantSeries
{
    private readonly Dictionary<string, KnownMeter> meters;
    private readonly Dictionary<int, int> metersOfAsset;
    private readonly Dictionary<(int Meter, string Quantity), KnownSeries> byMeter;
    private readonly Dictionary<int, KnownSeries> byId;
    private readonly Dictionary<int, IReadOnlyList<KnownSeries>> byAsset;
    private readonly ILookup<string, KnownAsset> byCode;

    public TenantSeries(IEnumerable<KnownMeter> meters, IReadOnlyCollection<KnownSeries> series, IEnumerable<KnownAsset> assets)
    {
        byCode = assets.ToLookup(a => a.Code, StringComparer.Ordinal);
        this.meters = meters.ToDictionary(m => m.Source, StringComparer.Ordinal);
        metersOfAsset = this.meters.Values.CountBy(m => m.AssetId).ToDictionary();
        series = WithCounters(series);
        byMeter = series.ToDictionary(s => (s.Meter.Id, s.Quantity));
        byId = series.ToDictionary(s => s.Id);
        byAsset = series.GroupBy(s => s.Meter.AssetId).ToDictionary(g => g.Key, IReadOnlyList<KnownSeries> (g) =>
            [.. g.OrderBy(s => s.Meter.Source, StringComparer.Ordinal).ThenBy(s => s.Quantity, StringComparer.Ordinal)]);
    }

    /// <summary>The meter that messages name so; null when it is not registered.</summary>
    public KnownMeter? FindMeter(string source) => meters.GetValueOrDefault(source);

    /// <summary>The asset that a record is about, which names one of its meters, its code or a place that it feeds, and its civil
    /// days; null when there is none, or several have the code.</summary>
    public (int AssetId, LocalCalendar Calendar)? FindSubject(string name) =>
        FindMeter(name) is { } meter ? (meter.AssetId, meter.Calendar) : byCode[name].Take(2).ToList() is [var asset] ? (asset.Id, asset.Calendar) : null;

    /// <summary>Whether the meter's asset has others.</summary>
    public bool HasOtherMeters(KnownMeter meter) => metersOfAsset.GetValueOrDefault(meter.AssetId) > 1;

    /// <summary>The series of a meter; null when it has brought no reading of that quantity yet.</summary>
    public KnownSeries? Find(int meterId, string quantity) => byMeter.GetValueOrDefault((meterId, quantity));

    /// <summary>The series of an id; null when there is none.</summary>
    public KnownSeries? Find(int seriesId) => byId.GetValueOrDefault(seriesId);

    /// <summary>All series, by id.</summary>
    public IEnumerable<KnownSeries> All => byId.Values.OrderBy(series => series.Id);

    /// <summary>When the last meter of an asset's energy was taken away, milliseconds; null while one measures.</summary>
    public long? EnergyEndsAt(int assetId)
    {
        var meters = OfAsset(assetId).Where(series => series is { HasReadings: true, IsOfEnergy: true }).Select(series => series.Meter).ToList();
        return meters.Count > 0 && meters.TrueForAll(meter => meter.EndsAt is not null) ? meters.Max(meter => meter.EndsAt) : null;
    }

    /// <summary>The series of an asset in an order that does not depend on when they came: by meter, then quantity.</summary>
    public IReadOnlyList<KnownSeries> OfAsset(int assetId) => byAsset.GetValueOrDefault(assetId, []);

    private static List<KnownSeries> WithCounters(IReadOnlyCollection<KnownSeries> series)
    {
        var counters = series.Where(one => one.Kind == SeriesKind.Register).ToDictionary(one => (one.Meter.Id, one.Quantity));
        return [.. series.Select(one => one is { Kind: SeriesKind.Interval, Quantity: Quantities.Energy or Quantities.Volume }
            && counters.TryGetValue((one.Meter.Id, Quantities.CounterOf(one.Quantity)), out var counter) ? one with { Counter = counter } : one)];
    }
}
