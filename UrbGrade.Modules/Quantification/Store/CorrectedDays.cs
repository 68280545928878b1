using System.Data.Common;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>What really was corrected, so that a figure which merely goes on with new readings is no correction because another one beside it is.</summary>
/// <param name="days">Of one stage.</param>
internal sealed class CorrectedDays(IReadOnlyList<CorrectedDay> days)
{
    /// <summary>Adaptive comfort of a day looks at the temperature outside of those before.</summary>
    private const int DaysOfMeans = 7;

    private const string OfAssetSql = """
        SELECT "AssetId", "FirstDay", "RawRequestId", "LastDay" FROM "CorrectedDays" WHERE "TenantId" = @tenant AND "Stage" = 0 AND "AssetId" = @asset
        """;

    private const string OfSumsSql = """
        SELECT "AssetId", "FirstDay", "RawRequestId", "LastDay" FROM "CorrectedDays" WHERE "TenantId" = @tenant AND "Stage" = 1
        """;

    private const string PassSql = """
        INSERT INTO "CorrectedDays" ("TenantId", "Stage", "AssetId", "FirstDay", "RawRequestId", "LastDay")
        SELECT d."TenantId", 1, d."AssetId", d."FirstDay", d."RawRequestId", d."LastDay" FROM "CorrectedDays" d
        WHERE d."TenantId" = @tenant AND d."Stage" = 0 AND d."AssetId" = @asset AND d."FirstDay" >= @from AND d."FirstDay" < @to
        AND NOT EXISTS (SELECT 1 FROM "CorrectedDays" s WHERE s."TenantId" = d."TenantId" AND s."Stage" = 1 AND s."AssetId" = d."AssetId"
        AND s."FirstDay" = d."FirstDay" AND s."RawRequestId" = d."RawRequestId")
        """;

    private const string TakeSql = """
        DELETE FROM "CorrectedDays" WHERE "TenantId" = @tenant AND "Stage" = 0 AND "AssetId" = @asset AND "FirstDay" >= @from AND "FirstDay" < @to
        """;

    private const string ForgetSql = """
        DELETE FROM "CorrectedDays" WHERE "TenantId" = @tenant AND "Stage" = 1 AND "FirstDay" >= @from AND "FirstDay" < @to
        """;

    /// <summary>Of each stretch of days the assets that were corrected there, with the last request that did; the last one first.</summary>
    private readonly Dictionary<(DateOnly From, DateOnly To), List<(int AssetId, long RawRequestId)>> stretches = [];

    /// <summary>Whether there are any.</summary>
    public bool Any => days.Count > 0;

    /// <summary>Those of an asset whose figures wait.</summary>
    public static CorrectedDays OfAsset(IWriteSession session, int tenantId, int assetId) =>
        Read(session.Prepare(OfAssetSql, "@tenant", "@asset").Fill(tenantId, assetId), tenantId, CorrectedDay.OfAssets);

    /// <summary>Those of all assets whose sums with others wait.</summary>
    public static CorrectedDays OfSums(IWriteSession session, int tenantId) => Read(session.Prepare(OfSumsSql, "@tenant").Fill(tenantId), tenantId, CorrectedDay.OfSums);

    /// <summary>The figures of an asset in a month are computed: only those of its places wait.</summary>
    public static void Pass(IWriteSession session, int tenantId, int assetId, DateOnly month)
    {
        session.Prepare(PassSql, "@tenant", "@asset", "@from", "@to").Fill(tenantId, assetId, month.DayNumber, month.AddMonths(1).DayNumber).ExecuteNonQuery();
        session.Prepare(TakeSql, "@tenant", "@asset", "@from", "@to").Fill(tenantId, assetId, month.DayNumber, month.AddMonths(1).DayNumber).ExecuteNonQuery();
    }

    /// <summary>All figures of a month are computed.</summary>
    public static void Forget(IWriteSession session, int tenantId, DateOnly month) =>
        session.Prepare(ForgetSql, "@tenant", "@from", "@to").Fill(tenantId, month.DayNumber, month.AddMonths(1).DayNumber).ExecuteNonQuery();

    /// <summary>The last request that corrected something which a KPI of a period stands on; null when none did.</summary>
    /// <param name="isPart">Whether the KPI stands on an asset.</param>
    public long? LastIn(KpiResolution resolution, DateOnly start, int definitionId, Func<int, bool> isPart)
    {
        var from = PeriodKpiDefinitions.OfAdaptiveComfort.Contains(definitionId) ? start.AddDays(-DaysOfMeans) : start;
        foreach (var (assetId, rawRequestId) in In(from, AssetYear.EndOf(resolution, start)))
        {
            if (isPart(assetId))
            {
                return rawRequestId;
            }
        }

        return null;
    }

    private List<(int AssetId, long RawRequestId)> In(DateOnly from, DateOnly to)
    {
        if (!stretches.TryGetValue((from, to), out var corrected))
        {
            corrected =
            [
                .. days.Where(day => day.Touches(from, to)).GroupBy(day => day.AssetId, day => day.RawRequestId)
                    .Select(asset => (AssetId: asset.Key, RawRequestId: asset.Max())).OrderByDescending(asset => asset.RawRequestId),
            ];
            stretches.Add((from, to), corrected);
        }

        return corrected;
    }

    private static CorrectedDays Read(DbCommand select, int tenantId, int stage)
    {
        var days = new List<CorrectedDay>();
        using var rows = select.ExecuteReader();
        while (rows.Read())
        {
            days.Add(new CorrectedDay(tenantId, stage, rows.GetInt32(0), rows.GetInt32(1), rows.GetInt64(2), rows.GetInt32(3)));
        }

        return new CorrectedDays(days);
    }
}
