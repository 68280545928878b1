using System.Data.Common;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Domain.Comfort;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>What really was corrected, so that a figure which merely goes on with new readings is no correction because another one beside it is.</summary>
/// <param name="days">Of one stage.</param>
internal sealed class CorrectedDays(IReadOnlyList<CorrectedDay> days)
{
    /// <summary>Adaptive comfort of a day looks at the temperature outside of those before.</summary>
    private const int DaysOfMeans = AdaptiveComfort.DaysBefore;

    private const string OfAssetSql = """
        SELECT "AssetId", "FirstDay", "RawRequestId", "LastDay" FROM "CorrectedDays" WHERE "TenantId" = @tenant AND "Stage" = 0 AND "AssetId" = @asset
        """;

    private const string OfSumsSql = """
        SELECT "AssetId", "FirstDay", "RawRequestId", "LastDay" FROM "CorrectedDays" WHERE "TenantId" = @tenant AND "Stage" = 1
        """;

    private const string OfDaySql = """
        SELECT "RawRequestId" FROM "CorrectedDays" WHERE "TenantId" = @tenant AND "Stage" = 0 AND "AssetId" = @asset AND "FirstDay" = @day AND "LastDay" = @day
        """;

    private const string RevisingSql = """
        SELECT r."RawRequestId" FROM "Readings" r JOIN "Series" s ON s."Id" = r."SeriesId" JOIN "Meters" w ON w."Id" = s."MeterId"
        WHERE w."TenantId" = @tenant AND w."AssetId" = @asset AND r."StartAt" >= @from AND r."StartAt" < @to AND r."Revision" > 1
        UNION SELECT v."RawRequestId" FROM "ReadingRevisions" v JOIN "Series" s ON s."Id" = v."SeriesId" JOIN "Meters" w ON w."Id" = s."MeterId"
        WHERE w."TenantId" = @tenant AND w."AssetId" = @asset AND v."StartAt" >= @from AND v."StartAt" < @to AND v."Revision" > 1
        """;

    private const string PassSql = """
        INSERT INTO "CorrectedDays" ("TenantId", "Stage", "AssetId", "FirstDay", "RawRequestId", "LastDay")
        SELECT d."TenantId", 1, d."AssetId", d."FirstDay", d."RawRequestId", d."LastDay" FROM "CorrectedDays" d
        WHERE d."TenantId" = @tenant AND d."Stage" = 0 AND d."AssetId" = @asset AND d."FirstDay" < @to AND d."LastDay" >= @from
        AND NOT EXISTS (SELECT 1 FROM "CorrectedDays" s WHERE s."TenantId" = d."TenantId" AND s."Stage" = 1 AND s."AssetId" = d."AssetId"
        AND s."FirstDay" = d."FirstDay" AND s."RawRequestId" = d."RawRequestId")
        """;

    // Of the days that begin in one month [from, to): no earlier month has them. What waits to be computed as a day marks its month only then.
    private const string TakeSql = """
        DELETE FROM "CorrectedDays" WHERE "TenantId" = @tenant AND "Stage" = 0 AND "AssetId" = @asset AND "FirstDay" >= @from AND "FirstDay" < @to
        AND NOT EXISTS (SELECT 1 FROM "StaleMonths" m WHERE m."TenantId" = @tenant AND m."AssetId" = @asset
        AND m."Month" >= @from AND m."Month" <= "CorrectedDays"."LastDay" + @after)
        AND NOT EXISTS (SELECT 1 FROM "DirtyPeriods" p JOIN "Series" s ON s."Id" = p."SeriesId" JOIN "Meters" w ON w."Id" = s."MeterId"
        WHERE p."TenantId" = @tenant AND p."Corrects" = '1' AND w."AssetId" = @asset
        AND p."LocalDay" >= "CorrectedDays"."FirstDay" AND p."LocalDay" <= "CorrectedDays"."LastDay")
        """;

    // A month of the asset that is marked again goes on with new readings; only one that looks back at the day waits for it still.
    private const string ForgetSql = """
        DELETE FROM "CorrectedDays" WHERE "TenantId" = @tenant AND "Stage" = 1 AND "FirstDay" >= @from AND "FirstDay" < @to
        AND NOT EXISTS (SELECT 1 FROM "StaleMonths" m WHERE m."TenantId" = @tenant AND m."AssetId" IN (0, "CorrectedDays"."AssetId")
        AND (m."AssetId" = 0 OR m."Month" > "CorrectedDays"."FirstDay") AND m."Month" >= @from AND m."Month" <= "CorrectedDays"."LastDay" + @after)
        """;

    /// <summary>Of each stretch of days the assets that were corrected there, with each request that did; the last one first.</summary>
    private readonly Dictionary<(DateOnly From, DateOnly To), List<(int AssetId, long RawRequestId)>> stretches = [];

    /// <summary>Whether there are any.</summary>
    public bool Any => days.Count > 0;

    /// <summary>Those of an asset whose figures wait.</summary>
    public static CorrectedDays OfAsset(IWriteSession session, int tenantId, int assetId) =>
        Read(session.Prepare(OfAssetSql, "@tenant", "@asset").Fill(tenantId, assetId), tenantId, CorrectedDay.OfAssets);

    /// <summary>Those of all assets whose sums with others wait.</summary>
    public static CorrectedDays OfSums(IWriteSession session, int tenantId) => Read(session.Prepare(OfSumsSql, "@tenant").Fill(tenantId), tenantId, CorrectedDay.OfSums);

    /// <summary>The requests that corrected one day of an asset whose figures wait.</summary>
    public static List<long> RequestsOf(IWriteSession session, int tenantId, int assetId, DateOnly day)
    {
        using var rows = session.Prepare(OfDaySql, "@tenant", "@asset", "@day").Fill(tenantId, assetId, day.DayNumber).ExecuteReader();
        return Requests(rows);
    }

    /// <summary>Those of some requests that put another value in place of a reading of an asset that reaches the instants in [from, to), or may.</summary>
    /// <param name="from">Milliseconds since 1970-01-01T00:00:00Z.</param>
    /// <param name="to">Excluded.</param>
    public static List<long> ThatRevised(IWriteSession session, int tenantId, int assetId, long from, long to, List<long> requests)
    {
        // Mostly all did so of that time itself; months of readings around it are gone through only for the others.
        var near = Revising(session, tenantId, assetId, from - HourlySeries.RegisterMarginBefore, to + HourlySeries.RegisterMargin);
        return requests.TrueForAll(near.Contains) ? requests
            : requests.FindAll(Revising(session, tenantId, assetId, from - HourlySeries.LongestSpread, to + HourlySeries.LongestSpread).Contains);
    }

    /// <summary>The figures of an asset in some months of a year, and of the year, are computed: those of its places wait, and its own in months that
    /// look back at these and are marked still, or will be.</summary>
    public static void Pass(IWriteSession session, int tenantId, int assetId, int year, IReadOnlyList<DateOnly> months)
    {
        // The weeks of the year reach into the ones beside it, and comfort looks further back.
        var (from, to) = (new DateOnly(year, 1, 1).AddDays(-DaysOfMeans), new DateOnly(year, 12, 31).AddDays(DaysOfMeans));
        session.Prepare(PassSql, "@tenant", "@asset", "@from", "@to").Fill(tenantId, assetId, from.DayNumber, to.DayNumber).ExecuteNonQuery();
        for (var month = LocalCalendar.MonthOf(months.Min().AddDays(-DaysOfMeans)); month <= months.Max(); month = month.AddMonths(1))
        {
            session.Prepare(TakeSql, "@tenant", "@asset", "@from", "@to", "@after")
                .Fill(tenantId, assetId, month.DayNumber, month.AddMonths(1).DayNumber, DaysOfMeans).ExecuteNonQuery();
        }
    }

    /// <summary>Sums are computed: what no marked month stands on any more is forgotten.</summary>
    public void Forget(IWriteSession session, int tenantId)
    {
        foreach (var month in days.Select(day => LocalCalendar.MonthOf(DateOnly.FromDayNumber(day.FirstDay))).Distinct())
        {
            session.Prepare(ForgetSql, "@tenant", "@from", "@to", "@after").Fill(tenantId, month.DayNumber, month.AddMonths(1).DayNumber, DaysOfMeans).ExecuteNonQuery();
        }
    }

    /// <summary>The requests that corrected something which a KPI of a period stands on; null when none did.</summary>
    /// <param name="isPart">Whether the KPI stands on an asset.</param>
    public CausingRequests? In(KpiResolution resolution, DateOnly start, int definitionId, Func<int, bool> isPart)
    {
        var from = PeriodKpiDefinitions.OfAdaptiveComfort.Contains(definitionId) ? start.AddDays(-DaysOfMeans) : start;
        return CausingRequests.Of(In(from, AssetYear.EndOf(resolution, start)).Where(one => isPart(one.AssetId)).Select(one => one.RawRequestId));
    }

    private List<(int AssetId, long RawRequestId)> In(DateOnly from, DateOnly to)
    {
        if (!stretches.TryGetValue((from, to), out var corrected))
        {
            corrected = [.. days.Where(day => day.Touches(from, to)).Select(day => (day.AssetId, day.RawRequestId)).Distinct().OrderByDescending(one => one.RawRequestId)];
            stretches.Add((from, to), corrected);
        }

        return corrected;
    }

    private static HashSet<long> Revising(IWriteSession session, int tenantId, int assetId, long from, long to)
    {
        using var rows = session.Prepare(RevisingSql, "@tenant", "@asset", "@from", "@to").Fill(tenantId, assetId, from, to).ExecuteReader();
        return [.. Requests(rows)];
    }

    private static List<long> Requests(DbDataReader rows)
    {
        var requests = new List<long>();
        while (rows.Read())
        {
            requests.Add(rows.GetInt64(0));
        }

        return requests;
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
