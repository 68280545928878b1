namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Meters and series of one tenant as they were at one moment. Immutable.</summary>
internal sealed class TenantSeries
{
    private readonly Dictionary<string, KnownMeter> _meters;
    private readonly Dictionary<int, int> _metersOfAsset;
    private readonly Dictionary<(int Meter, string Quantity), KnownSeries> _byMeter;
    private readonly Dictionary<int, KnownSeries> _byId;
    private readonly Dictionary<int, IReadOnlyList<KnownSeries>> _byAsset;

    public TenantSeries(IEnumerable<KnownMeter> meters, IReadOnlyCollection<KnownSeries> series)
    {
        _meters = meters.ToDictionary(m => m.Source, StringComparer.Ordinal);
        _metersOfAsset = _meters.Values.CountBy(m => m.AssetId).ToDictionary();
        _byMeter = series.ToDictionary(s => (s.Meter.Id, s.Quantity));
        _byId = series.ToDictionary(s => s.Id);
        _byAsset = series.GroupBy(s => s.Meter.AssetId).ToDictionary(g => g.Key, IReadOnlyList<KnownSeries> (g) =>
            [.. g.OrderBy(s => s.Meter.Source, StringComparer.Ordinal).ThenBy(s => s.Quantity, StringComparer.Ordinal)]);
    }

    /// <summary>The meter that messages name so; null when it is not registered.</summary>
    public KnownMeter? FindMeter(string source) => _meters.GetValueOrDefault(source);

    /// <summary>Whether the meter's asset has others.</summary>
    public bool HasOtherMeters(KnownMeter meter) => _metersOfAsset.GetValueOrDefault(meter.AssetId) > 1;

    /// <summary>The series of a meter; null when it has brought no reading of that quantity yet.</summary>
    public KnownSeries? Find(int meterId, string quantity) => _byMeter.GetValueOrDefault((meterId, quantity));

    /// <summary>The series of an id; null when there is none.</summary>
    public KnownSeries? Find(int seriesId) => _byId.GetValueOrDefault(seriesId);

    /// <summary>The series of an asset in an order that does not depend on when they came: by meter, then quantity.</summary>
    public IReadOnlyList<KnownSeries> OfAsset(int assetId) => _byAsset.GetValueOrDefault(assetId, []);
}
