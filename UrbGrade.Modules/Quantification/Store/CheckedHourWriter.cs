using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Writes the hours that the rules of validation changed, and marks other days that they make to be computed anew.</summary>
internal static class CheckedHourWriter
{
    private const string Clear = """
        DELETE FROM "CheckedHours" WHERE "SeriesId" = @series AND "StartAt" >= @from AND "StartAt" < @to
        """;

    private const string Insert = """
        INSERT INTO "CheckedHours"
        ("SeriesId", "StartAt", "TenantId", "LocalDay", "Value", "Flags", "Rule", "Method", "DependsFrom", "DependsTo")
        VALUES (@series, @start, @tenant, @day, @value, @flags, @rule, @method, @from, @to)
        """;

    // The mark becomes another one, so that who is computing the day now does not take it; one of readings stays positive.
    private const string MarkAgain = """
        UPDATE "DirtyPeriods" SET "Mark" = CASE WHEN "Mark" > 0 THEN @positive ELSE @negative END
        WHERE "TenantId" = @tenant AND "LocalDay" = @day AND "SeriesId" = @series
        """;

    private const string Mark = """
        INSERT INTO "DirtyPeriods" ("TenantId", "LocalDay", "SeriesId", "Mark", "RawRequestId", "Corrects")
        VALUES (@tenant, @day, @series, @negative, @request, @corrects)
        """;

    private const string MarkNew = """
        INSERT INTO "DirtyPeriods" ("TenantId", "LocalDay", "SeriesId", "Mark", "RawRequestId", "Corrects")
        SELECT s."TenantId", @day, s."Id", @negative, 0, @corrects FROM "Series" s WHERE s."Id" = @series AND s."TenantId" = @tenant
        AND NOT EXISTS (SELECT 1 FROM "SeriesDays" d WHERE d."TenantId" = @tenant AND d."LocalDay" = @day AND d."SeriesId" = @series)
        AND NOT EXISTS (SELECT 1 FROM "DirtyPeriods" p WHERE p."TenantId" = @tenant AND p."LocalDay" = @day AND p."SeriesId" = @series)
        """;

    /// <summary>Replaces what is stored of the days, and marks others.</summary>
    public static void Write(IWriteSession session, int tenantId, IReadOnlyList<AssetDay> days)
    {
        foreach (var day in days)
        {
            foreach (var (seriesId, hours) in day.Checked)
            {
                session.Prepare(Clear, "@series", "@from", "@to")
                    .Fill(seriesId, day.Calendar.StartOf(day.Day), day.Calendar.StartOf(day.Day.AddDays(1))).ExecuteNonQuery();
                foreach (var hour in hours)
                {
                    session.Prepare(Insert, "@series", "@start", "@tenant", "@day", "@value", "@flags", "@rule", "@method", "@from", "@to")
                        .Fill(
                            seriesId, hour.Start, tenantId, day.Day.DayNumber, hour.Value, (int)hour.Flags, hour.Rule, hour.Method, hour.DependsFrom.DayNumber,
                            hour.DependsTo.DayNumber)
                        .ExecuteNonQuery();
                }
            }
        }

        foreach (var (day, causes) in days.SelectMany(day => day.Elsewhere, (day, place) => (Place: place, Cause: day.Marks.Max(mark => mark.RawRequestId)))
            .GroupBy(mark => mark.Place, mark => mark.Cause).Select(group => (group.Key, group)))
        {
            MarkDay(session, tenantId, day.SeriesId, day.Day, causes.Max());
        }

        foreach (var (series, day) in days.SelectMany(day => day.Beside).Distinct())
        {
            session.Prepare(MarkNew, "@tenant", "@day", "@series", "@negative", "@corrects")
                .Fill(tenantId, day, series, -Random.Shared.NextInt64(DirtyDay.FirstOfNoWorkItem, long.MaxValue), false).ExecuteNonQuery();
        }
    }

    private static void MarkDay(IWriteSession session, int tenantId, int seriesId, int day, long requestId)
    {
        var mark = Random.Shared.NextInt64(DirtyDay.FirstOfNoWorkItem, long.MaxValue);
        var again = session.Prepare(MarkAgain, "@positive", "@negative", "@tenant", "@day", "@series").Fill(mark, -mark, tenantId, day, seriesId).ExecuteNonQuery();
        if (again == 0)
        {
            session.Prepare(Mark, "@tenant", "@day", "@series", "@negative", "@request", "@corrects")
                .Fill(tenantId, day, seriesId, -mark, requestId, false).ExecuteNonQuery();
        }
    }
}
