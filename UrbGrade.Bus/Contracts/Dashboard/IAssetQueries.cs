namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>Shops, homes and cabinets of the current tenant with their KPIs.</summary>
public interface IAssetQueries
{
    /// <summary>All assets of the tenant with the KPIs of one period, by name.</summary>
    Task<IReadOnlyList<AssetSummary>> List(KpiPeriod period, CancellationToken cancellation);

    /// <summary>One asset; null when the tenant has none of that id.</summary>
    Task<AssetDetails?> Find(int assetId, CancellationToken cancellation);

    /// <summary>KPIs of one asset, oldest first: every period of that kind that starts in [from, to) and has any reading.</summary>
    Task<IReadOnlyList<KpiFigure>> ListFigures(
        int assetId, PeriodKind kind, DateOnly from, DateOnly to, CancellationToken cancellation);

    /// <summary>Where the readings of an asset come from that are no measurements of it, as <c>simulated</c>; null for measurements alone.</summary>
    /// <param name="assetId">Null for all assets of the tenant.</param>
    Task<string?> Origin(int? assetId, CancellationToken cancellation);

    /// <summary>The places and carriers of the tenant's meters, by the meter's id.</summary>
    Task<IReadOnlyDictionary<int, MeterPlace>> MeterPlaces(CancellationToken cancellation);
}
