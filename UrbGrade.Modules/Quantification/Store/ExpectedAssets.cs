using System.Data.Common;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Domain;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Which assets a sum should hold, so that one that says nothing lowers the coverage instead of going unnoticed.</summary>
internal sealed class ExpectedAssets
{
    private const string Firsts = """
        SELECT s."Id", (SELECT MIN(r."StartAt") FROM "Readings" r WHERE r."SeriesId" = s."Id") FROM "Series" s WHERE s."TenantId" = @tenant
        """;

    private readonly ILookup<int, (KnownSeries Series, long First)> series;

    /// <param name="series">Of each asset those with readings, and when the first one begins, milliseconds.</param>
    public ExpectedAssets(ILookup<int, (KnownSeries Series, long First)> series) =>
        this.series = series.SelectMany(asset => asset, (asset, one) => (Asset: asset.Key, one.Series, First: FirstOf(one, asset)))
            .ToLookup(one => one.Asset, one => (one.Series, one.First));

    /// <summary>Assets that have a series with readings.</summary>
    public IEnumerable<int> All => series.Select(asset => asset.Key);

    /// <param name="connection">Open.</param>
    public static async Task<ExpectedAssets> Load(DbConnection connection, int tenantId, TenantSeries known, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Firsts;
        command.AddParameter("@tenant", tenantId);
        var firsts = new List<(KnownSeries Series, long First)>();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            if (!rows.IsDBNull(1) && known.Find(rows.GetInt32(0)) is { } one)
            {
                firsts.Add((one, rows.GetInt64(1)));
            }
        }

        return new ExpectedAssets(firsts.ToLookup(one => one.Series.Meter.AssetId));
    }

    /// <summary>The hours of a period that an asset should have of a KPI; 0 when it measures nothing of the kind, or did not yet.</summary>
    public int HoursOf(int assetId, int definitionId, KpiMedium medium, DateOnly start, DateOnly end)
    {
        var measured = series[assetId].Where(one => one.First < one.Series.Meter.Calendar.StartOf(end) && !(one.Series.Meter.EndsAt <= one.Series.Meter.Calendar.StartOf(start)))
            .Select(one => one.Series).ToList();
        if (definitionId == PeriodKpiDefinitions.TariffCost.Id && medium != KpiMedium.All && measured.Exists(one => SharesContract(one, medium, start, end)))
        {
            return 0;
        }

        if (medium != KpiMedium.All && definitionId != PeriodKpiDefinitions.Water.Id)
        {
            // Another carrier that is still measured says nothing of this one, and what a main meter counts too stands in its carrier.
            measured.RemoveAll(one => one.IsOfEnergy
                && (AssetFigures.MediumOf(one.Medium) != medium || IsCountedAbove(one.Meter, start, end)));
        }

        return measured.Count > 0 && Measures(measured, definitionId, medium)
            ? UntilEnd(measured.Where(one => one.Quantity is Quantities.Energy or Quantities.Power or Quantities.Volume), measured[0].Meter.Calendar.HoursBetween(start, end), start) : 0;
    }

    /// <summary>The hours of a period up to the end of the asset's last meter.</summary>
    /// <param name="hours">Of the whole period.</param>
    public int UntilEnd(int assetId, int hours, DateOnly start) => UntilEnd(series[assetId].Select(one => one.Series), hours, start);

    /// <summary>Of hours with a counter beside them, which tells what was used before they began, that of the earlier one.</summary>
    private static long FirstOf((KnownSeries Series, long First) one, IEnumerable<(KnownSeries Series, long First)> ofAsset) => one.Series.Counter is { } counter
        ? ofAsset.Where(other => other.Series.Id == counter.Id).Select(other => other.First).Append(one.First).Min() : one.First;

    private static int UntilEnd(IEnumerable<KnownSeries> measured, int hours, DateOnly start)
    {
        var meters = measured.Select(one => one.Meter).ToList();
        return meters.Count > 0 && meters.TrueForAll(meter => meter.EndsAt is not null)
            ? (int)Math.Clamp((meters.Max(meter => meter.EndsAt!.Value) - meters[0].Calendar.StartOf(start)) / LocalCalendar.Hour, 0, hours)
            : hours;
    }

    /// <summary>Whether a series draws through the contract of another carrier: power and light have one bill together,
    /// which is that of neither alone.</summary>
    private static bool SharesContract(KnownSeries one, KpiMedium medium, DateOnly start, DateOnly end) =>
        one.Quantity is Quantities.Energy or Quantities.Power
        && (medium, AssetFigures.MediumOf(one.Medium)) is (KpiMedium.Power, KpiMedium.Light) or (KpiMedium.Light, KpiMedium.Power)
        && !IsCountedAbove(one.Meter, start, end);

    private static bool IsCountedAbove(KnownMeter meter, DateOnly start, DateOnly end)
    {
        var (from, until) = (meter.Calendar.StartOf(start), Math.Min(meter.Calendar.StartOf(end), meter.EndsAt ?? long.MaxValue));
        return meter.CountedAbove(from, (int)((until - from) / LocalCalendar.Hour)) is { } counted && Array.TrueForAll(counted, hour => hour);
    }

    private static bool Measures(List<KnownSeries> measured, int definitionId, KpiMedium medium)
    {
        bool Has(string quantity) => measured.Exists(one => one.Quantity == quantity);
        bool Draws(Func<KpiMedium, bool> carrier) =>
            measured.Exists(one => one.IsOfEnergy && carrier(AssetFigures.MediumOf(one.Medium)));

        if (definitionId == PeriodKpiDefinitions.Water.Id)
        {
            return measured.Exists(one => one.Quantity == Quantities.Volume && AssetFigures.MediumOf(one.Medium) == KpiMedium.Water);
        }

        if (definitionId == KpiDefinitions.Cost.Id)
        {
            return Has(Quantities.Price) && Draws(carrier => carrier is KpiMedium.Power or KpiMedium.Light);
        }

        return (definitionId != PeriodKpiDefinitions.Co2ByHour.Id || Has(Quantities.EmissionFactor)) && Draws(carrier => medium is KpiMedium.All || carrier == medium);
    }
}
