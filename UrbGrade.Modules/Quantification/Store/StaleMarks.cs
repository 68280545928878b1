using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Quantification.Handlers;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Marks what is to be computed anew because something else than a reading changed, and asks for the work.</summary>
internal sealed class StaleMarks(IWorkItems workItems, IBulkWriter bulk, ITenantRegistry tenants, TimeProvider clock)
{
    private const string MarkAgain = """
        UPDATE "StaleMonths" SET "Mark" = @mark
        WHERE "TenantId" = @tenant AND "Month" >= @from AND "Month" < @to AND (@asset = 0 OR "AssetId" = @asset)
        """;

    private const string MarkMonths = """
        INSERT INTO "StaleMonths" ("TenantId", "AssetId", "Month", "Mark", "RawRequestId", "Corrects")
        SELECT DISTINCT k."TenantId", k."ScopeId", k."PeriodStart", @mark, 0, @corrects FROM "PeriodKpis" k
        WHERE k."TenantId" = @tenant AND k."Resolution" = 1 AND k."PeriodStart" >= @from AND k."PeriodStart" < @to AND k."Scope" = 0
        AND (@asset = 0 OR k."ScopeId" = @asset)
        AND NOT EXISTS (SELECT 1 FROM "StaleMonths" m WHERE m."TenantId" = k."TenantId" AND m."AssetId" = k."ScopeId" AND m."Month" = k."PeriodStart")
        """;

    private const string SaidAgain = """
        UPDATE "StaleMonths" SET "Mark" = @mark, "RawRequestId" = @request WHERE "TenantId" = @tenant AND "Month" >= @from AND "AssetId" = @asset
        """;

    private const string CorrectedAgain = """
        UPDATE "StaleMonths" SET "Corrects" = @corrects WHERE "TenantId" = @tenant AND "Month" >= @from AND "AssetId" = @asset
        """;

    private const string MarkSaid = """
        INSERT INTO "StaleMonths" ("TenantId", "AssetId", "Month", "Mark", "RawRequestId", "Corrects")
        SELECT DISTINCT k."TenantId", k."ScopeId", k."PeriodStart", @mark, @request, @corrects FROM "PeriodKpis" k
        WHERE k."TenantId" = @tenant AND k."Resolution" = 1 AND k."PeriodStart" >= @from AND k."Scope" = 0 AND k."ScopeId" = @asset
        AND NOT EXISTS (SELECT 1 FROM "StaleMonths" m WHERE m."TenantId" = k."TenantId" AND m."AssetId" = k."ScopeId" AND m."Month" = k."PeriodStart")
        """;

    // Month by month, as months are computed.
    private const string CorrectMonths = """
        INSERT INTO "CorrectedDays" ("TenantId", "Stage", "AssetId", "FirstDay", "RawRequestId", "LastDay")
        SELECT m."TenantId", 0, m."AssetId", CASE WHEN m."Month" < @day THEN @day ELSE m."Month" END, @request, m."Month" + 30 FROM "StaleMonths" m
        WHERE m."TenantId" = @tenant AND m."AssetId" = @asset AND m."Month" >= @from
        AND NOT EXISTS (SELECT 1 FROM "CorrectedDays" d WHERE d."TenantId" = m."TenantId" AND d."Stage" = 0 AND d."AssetId" = m."AssetId"
        AND d."FirstDay" = CASE WHEN m."Month" < @day THEN @day ELSE m."Month" END AND d."RawRequestId" = @request)
        """;

    private const string MarkSums = """
        INSERT INTO "StaleMonths" ("TenantId", "AssetId", "Month", "Mark", "RawRequestId", "Corrects")
        SELECT DISTINCT k."TenantId", 0, k."PeriodStart", @mark, 0, @corrects FROM "PeriodKpis" k
        WHERE k."TenantId" = @tenant AND k."Resolution" = 1 AND k."PeriodStart" >= @from AND k."Scope" = 4
        AND NOT EXISTS (SELECT 1 FROM "StaleMonths" m WHERE m."TenantId" = k."TenantId" AND m."AssetId" = 0 AND m."Month" = k."PeriodStart")
        """;

    // One of readings stays positive, as they change other days, too.
    private const string DayAgain = """
        UPDATE "DirtyPeriods" SET "Mark" = CASE WHEN "Mark" > 0 THEN @positive ELSE @negative END WHERE "TenantId" = @tenant AND "LocalDay" >= @from AND "LocalDay" < @to
        AND "SeriesId" IN (SELECT s."Id" FROM "Series" s WHERE s."TenantId" = @tenant AND (@carrier = ''
        OR s."Quantity" IN ('energy', 'power', 'volume') AND COALESCE(s."Medium", 'power') IN (@carrier, @other)))
        """;

    private const string MarkDays = """
        INSERT INTO "DirtyPeriods" ("TenantId", "LocalDay", "SeriesId", "Mark", "RawRequestId", "Corrects")
        SELECT d."TenantId", d."LocalDay", d."SeriesId", @mark, 0, @corrects FROM "SeriesDays" d JOIN "Series" s ON s."Id" = d."SeriesId"
        WHERE d."TenantId" = @tenant AND d."LocalDay" >= @from AND d."LocalDay" < @to AND (@carrier = ''
        OR s."Quantity" IN ('energy', 'power', 'volume') AND COALESCE(s."Medium", 'power') IN (@carrier, @other))
        AND NOT EXISTS (SELECT 1 FROM "DirtyPeriods" p WHERE p."TenantId" = d."TenantId" AND p."LocalDay" = d."LocalDay" AND p."SeriesId" = d."SeriesId")
        """;

    private const string SeriesDayAgain = """
        UPDATE "DirtyPeriods" SET "Mark" = CASE WHEN "Mark" > 0 THEN @positive ELSE @negative END
        WHERE "TenantId" = @tenant AND "LocalDay" = @day AND "SeriesId" = @series
        """;

    private const string MarkSeriesDay = """
        INSERT INTO "DirtyPeriods" ("TenantId", "LocalDay", "SeriesId", "Mark", "RawRequestId", "Corrects")
        SELECT s."TenantId", @day, s."Id", @mark, 0, @corrects FROM "Series" s WHERE s."Id" = @series AND s."TenantId" = @tenant
        AND NOT EXISTS (SELECT 1 FROM "DirtyPeriods" p WHERE p."TenantId" = @tenant AND p."LocalDay" = @day AND p."SeriesId" = @series)
        """;

    private const string MeterAgain = """
        UPDATE "DirtyPeriods" SET "Mark" = CASE WHEN "Mark" > 0 THEN @positive ELSE @negative END WHERE "TenantId" = @tenant AND "LocalDay" >= @from
        AND "SeriesId" IN (SELECT s."Id" FROM "Series" s WHERE s."TenantId" = @tenant AND s."MeterId" = @meter)
        """;

    private const string MarkMeter = """
        INSERT INTO "DirtyPeriods" ("TenantId", "LocalDay", "SeriesId", "Mark", "RawRequestId", "Corrects")
        SELECT d."TenantId", d."LocalDay", d."SeriesId", @mark, 0, @corrects FROM "SeriesDays" d JOIN "Series" s ON s."Id" = d."SeriesId"
        WHERE d."TenantId" = @tenant AND d."LocalDay" >= @from AND s."MeterId" = @meter
        AND NOT EXISTS (SELECT 1 FROM "DirtyPeriods" p WHERE p."TenantId" = d."TenantId" AND p."LocalDay" = d."LocalDay" AND p."SeriesId" = d."SeriesId")
        """;

    private const string AssetAgain = """
        UPDATE "DirtyPeriods" SET "Mark" = CASE WHEN "Mark" > 0 THEN @positive ELSE @negative END WHERE "TenantId" = @tenant AND "LocalDay" >= @from AND "LocalDay" < @to
        AND "SeriesId" IN (SELECT s."Id" FROM "Series" s JOIN "Meters" m ON m."Id" = s."MeterId" WHERE m."TenantId" = @tenant AND m."AssetId" = @asset)
        """;

    private const string MarkAsset = """
        INSERT INTO "DirtyPeriods" ("TenantId", "LocalDay", "SeriesId", "Mark", "RawRequestId", "Corrects")
        SELECT d."TenantId", d."LocalDay", d."SeriesId", @mark, 0, @corrects FROM "SeriesDays" d JOIN "Series" s ON s."Id" = d."SeriesId"
        JOIN "Meters" m ON m."Id" = s."MeterId"
        WHERE d."TenantId" = @tenant AND d."LocalDay" >= @from AND d."LocalDay" < @to AND m."AssetId" = @asset
        AND NOT EXISTS (SELECT 1 FROM "DirtyPeriods" p WHERE p."TenantId" = d."TenantId" AND p."LocalDay" = d."LocalDay" AND p."SeriesId" = d."SeriesId")
        """;

    private const string ForgetDaily = """
        DELETE FROM "Kpis" WHERE "TenantId" = @tenant AND "AssetId" = @asset AND "PeriodStart" >= @from
        """;

    /// <summary>Every process has noticed a change of factors by then.</summary>
    private static readonly TimeSpan Notice = TimeSpan.FromSeconds(2);

    /// <summary>Marks computed months from the one of a day on.</summary>
    /// <param name="assetId">0 for all assets of the tenant.</param>
    /// <param name="from">Any day of the first month.</param>
    public void Months(IWriteSession session, int tenantId, int assetId, DateOnly from, DateOnly to)
    {
        var (mark, first) = (Random.Shared.NextInt64(), new DateOnly(from.Year, from.Month, 1).DayNumber);
        session.Prepare(MarkAgain, "@mark", "@tenant", "@from", "@to", "@asset").Fill(mark, tenantId, first, to.DayNumber, assetId).ExecuteNonQuery();
        session.Prepare(MarkMonths, "@mark", "@tenant", "@from", "@to", "@asset", "@corrects")
            .Fill(mark, tenantId, first, to.DayNumber, assetId, false).ExecuteNonQuery();
        workItems.Add(session, tenantId, $"stale-{mark:x}", new PeriodsStale(tenantId), ComputePeriods.UniqueKey(tenantId), WorkPriority.Low, clock.GetUtcNow() + Notice);
    }

    /// <summary>Marks computed months of an asset from a day on, of which a request says something that holds until something else is said.</summary>
    /// <param name="corrects">Whether something else was known of them.</param>
    public void Said(IWriteSession session, int tenantId, int assetId, DateOnly day, long requestId, bool corrects)
    {
        var (mark, from) = (Random.Shared.NextInt64(), new DateOnly(day.Year, day.Month, 1).DayNumber);
        session.Prepare(SaidAgain, "@mark", "@request", "@tenant", "@from", "@asset").Fill(mark, requestId, tenantId, from, assetId).ExecuteNonQuery();
        session.Prepare(MarkSaid, "@mark", "@request", "@corrects", "@tenant", "@from", "@asset")
            .Fill(mark, requestId, corrects, tenantId, from, assetId).ExecuteNonQuery();
        if (corrects)
        {
            session.Prepare(CorrectedAgain, "@corrects", "@tenant", "@from", "@asset").Fill(true, tenantId, from, assetId).ExecuteNonQuery();
            session.Prepare(CorrectMonths, "@day", "@request", "@tenant", "@asset", "@from").Fill(day.DayNumber, requestId, tenantId, assetId, from).ExecuteNonQuery();
        }

        Ask(session, tenantId, $"said-{mark:x}", corrects);
    }

    /// <summary>Asks for marked months; corrected ones at once, like those of readings.</summary>
    public void Ask(IWriteSession session, int tenantId, string conversationId, bool corrects)
    {
        if (corrects)
        {
            workItems.Add(session, tenantId, conversationId, new PeriodsStale(tenantId, OnlyCorrected: true), ComputePeriods.KeyOfCorrected(tenantId));
        }
        else
        {
            workItems.Add(session, tenantId, conversationId, new PeriodsStale(tenantId), ComputePeriods.UniqueKey(tenantId), WorkPriority.Low);
        }
    }

    /// <summary>Marks one month of an asset, whether or not anything of it was computed.</summary>
    /// <param name="month">Its first day.</param>
    public void Month(IWriteSession session, int tenantId, int assetId, DateOnly month)
    {
        var mark = StaleMonth.Of(tenantId, assetId, month, rawRequestId: 0, corrects: false);
        // A mark that stands already knows the request that it came from.
        var again = session.Prepare(MarkAgain, "@mark", "@tenant", "@from", "@to", "@asset")
            .Fill(mark.Mark, tenantId, mark.Month, mark.Month + 1, assetId).ExecuteNonQuery();
        if (again == 0)
        {
            bulk.Upsert<StaleMonth>(session, StaleMonth.Table, [mark]);
        }

        workItems.Add(session, tenantId, $"stale-{mark.Mark:x}", new PeriodsStale(tenantId), ComputePeriods.UniqueKey(tenantId), WorkPriority.Low);
    }

    /// <summary>Marks the sums of places and of the tenant from the month of a day on.</summary>
    public void Sums(IWriteSession session, int tenantId, DateOnly from)
    {
        var mark = Random.Shared.NextInt64();
        session.Prepare(MarkSums, "@mark", "@tenant", "@from", "@corrects").Fill(mark, tenantId, new DateOnly(from.Year, from.Month, 1).DayNumber, false).ExecuteNonQuery();
        workItems.Add(session, tenantId, $"stale-{mark:x}", new PeriodsStale(tenantId), ComputePeriods.UniqueKey(tenantId), WorkPriority.Low, clock.GetUtcNow() + Notice);
    }

    /// <summary>Marks the days in [from, to) of every series.</summary>
    public void Days(IWriteSession session, int tenantId, DateOnly from, DateOnly to) => Days(session, tenantId, carrier: "", from, to);

    /// <summary>Asks for everything that is stored, to be marked little by little.</summary>
    public void All(IWriteSession session, int tenantId) => workItems.Add(
        session, tenantId, $"outdated-{Random.Shared.NextInt64():x}", new FiguresOutdated(tenantId, From: null), MarkOutdated.UniqueKey(tenantId), WorkPriority.Low);

    /// <summary>Asks for what stands on a factor or a tariff, to be marked little by little.</summary>
    public void Repriced(IWriteSession session, PriceChanged changed) => workItems.Add(
        session, changed.TenantId, $"price-{Random.Shared.NextInt64():x}", changed, priority: WorkPriority.Low, notBefore: clock.GetUtcNow() + Notice);

    /// <summary>Marks the days in [from, to) of every series of energy of a carrier.</summary>
    public void Days(IWriteSession session, int tenantId, string carrier, DateOnly from, DateOnly to)
    {
        from = Kept(tenantId, from);
        var mark = NewMark();
        var other = carrier == "power" ? "light" : carrier;
        session.Prepare(DayAgain, "@positive", "@negative", "@tenant", "@from", "@to", "@carrier", "@other")
            .Fill(-mark, mark, tenantId, from.DayNumber, to.DayNumber, carrier, other).ExecuteNonQuery();
        session.Prepare(MarkDays, "@mark", "@tenant", "@from", "@to", "@carrier", "@other", "@corrects")
            .Fill(mark, tenantId, from.DayNumber, to.DayNumber, carrier, other, false).ExecuteNonQuery();
        workItems.Add(
            session, tenantId, $"stale-{-mark:x}", new ReadingsChanged(tenantId), ComputeKpis.UniqueKey(tenantId), WorkPriority.Low, clock.GetUtcNow() + Notice);
    }

    /// <summary>Marks single days of series that the tenant keeps.</summary>
    public void Days(IWriteSession session, int tenantId, IEnumerable<(int SeriesId, DateOnly LocalDay)> days)
    {
        var kept = Kept(tenantId, DateOnly.MinValue);
        foreach (var (series, day) in days.Where(day => day.LocalDay >= kept))
        {
            var mark = NewMark();
            session.Prepare(SeriesDayAgain, "@positive", "@negative", "@tenant", "@day", "@series").Fill(-mark, mark, tenantId, day.DayNumber, series).ExecuteNonQuery();
            session.Prepare(MarkSeriesDay, "@mark", "@tenant", "@day", "@series", "@corrects").Fill(mark, tenantId, day.DayNumber, series, false).ExecuteNonQuery();
        }
    }

    /// <summary>Marks the days of every series of a meter from a day on.</summary>
    public void DaysOfMeter(IWriteSession session, int tenantId, int meterId, DateOnly from)
    {
        from = Kept(tenantId, from);
        var mark = NewMark();
        session.Prepare(MeterAgain, "@positive", "@negative", "@tenant", "@from", "@meter").Fill(-mark, mark, tenantId, from.DayNumber, meterId).ExecuteNonQuery();
        session.Prepare(MarkMeter, "@mark", "@tenant", "@from", "@meter", "@corrects").Fill(mark, tenantId, from.DayNumber, meterId, false).ExecuteNonQuery();
        workItems.Add(
            session, tenantId, $"stale-{-mark:x}", new ReadingsChanged(tenantId), ComputeKpis.UniqueKey(tenantId), WorkPriority.Low, clock.GetUtcNow() + Notice);
    }

    /// <summary>Marks the days in [from, to) of every series of an asset that has some.</summary>
    /// <returns>How many days of series.</returns>
    public int DaysOfAsset(IWriteSession session, int tenantId, int assetId, DateOnly from, DateOnly to)
    {
        from = Kept(tenantId, from);
        var mark = NewMark();
        var marked = session.Prepare(AssetAgain, "@positive", "@negative", "@tenant", "@from", "@to", "@asset")
                .Fill(-mark, mark, tenantId, from.DayNumber, to.DayNumber, assetId).ExecuteNonQuery()
            + session.Prepare(MarkAsset, "@mark", "@tenant", "@from", "@to", "@asset", "@corrects")
                .Fill(mark, tenantId, from.DayNumber, to.DayNumber, assetId, false).ExecuteNonQuery();
        if (marked > 0)
        {
            workItems.Add(
                session, tenantId, $"stale-{-mark:x}", new ReadingsChanged(tenantId), ComputeKpis.UniqueKey(tenantId), WorkPriority.Low, clock.GetUtcNow() + Notice);
        }

        return marked;
    }

    /// <summary>Marks what a meter measured, for the asset that it went to, and the asset that it left, whose days begin anew: those that only
    /// this meter had are no more.</summary>
    public void Moved(IWriteSession session, int tenantId, int meterId, int fromAssetId)
    {
        session.Prepare(ForgetDaily, "@tenant", "@asset", "@from").Fill(tenantId, fromAssetId, Kept(tenantId, DateOnly.MinValue).DayNumber).ExecuteNonQuery();
        DaysOfMeter(session, tenantId, meterId, DateOnly.MinValue);
        DaysOfAsset(session, tenantId, fromAssetId, DateOnly.MinValue, DateOnly.MaxValue);
        Months(session, tenantId, fromAssetId, DateOnly.MinValue, DateOnly.MaxValue);
    }

    /// <summary>No day before the readings that the tenant keeps, whose figures stay as they are.</summary>
    public DateOnly Kept(int tenantId, DateOnly from) =>
        tenants.Find(tenantId)?.FiguresFrom is { } kept && DateOnly.FromDateTime(kept.UtcDateTime).AddDays(1) is var first && first > from ? first : from;

    /// <summary>Below zero, and farther from it than any work item's id: neither it nor its opposite is a mark of readings.</summary>
    private static long NewMark() => -Random.Shared.NextInt64(DirtyDay.FirstOfNoWorkItem, long.MaxValue);
}
