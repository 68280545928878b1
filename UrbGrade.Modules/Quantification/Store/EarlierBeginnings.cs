using System.Data.Common;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Notices that a meter began earlier than was known. Days of its asset in between were computed without expecting it and have to be computed anew,
/// so that the figures do not depend on which reading came first. So have those that stood on the counter beside its hours.</summary>
internal static class EarlierBeginnings
{
    private const string First = """SELECT MIN("StartAt") FROM "Readings" WHERE "SeriesId" = @series""";

    private const string Computed = """
        SELECT "PeriodStart" FROM "Kpis" WHERE "AssetId" = @asset AND "DefinitionId" = @definition AND "Resolution" = @resolution
        AND "PeriodStart" >= @from AND "PeriodStart" < @to
        """;

    private const string Counted = """
        SELECT "LocalDay" FROM "SeriesDays" WHERE "SeriesId" = @counter AND "TenantId" = @tenant AND "LocalDay" >= @from AND "LocalDay" <= @to
        """;

    /// <summary>Start of the first reading, milliseconds; the end of time while there is none.</summary>
    public static long FirstOf(IWriteSession session, int seriesId)
    {
        var select = session.Prepare(First, "@series");
        select.Fill(seriesId);
        return select.ExecuteScalar() is long first ? first : long.MaxValue;
    }

    /// <summary>Day numbers with computed energy from the new beginning up to the old one.</summary>
    public static List<int> DaysBetween(IWriteSession session, KnownMeter meter, long from, long to)
    {
        if (from >= to)
        {
            return [];
        }

        var select = session.Prepare(Computed, "@asset", "@definition", "@resolution", "@from", "@to");
        return Days(select.Fill(
            meter.AssetId, KpiDefinitions.Energy.Id, (int)KpiResolution.Day, meter.Calendar.DayOf(from).DayNumber, to == long.MaxValue ? int.MaxValue : meter.Calendar.DayOf(to).DayNumber));
    }

    /// <summary>Day numbers of a counter from the new beginning of the hours beside it to the old one, whose own day stood on the counter until then.</summary>
    public static List<int> DaysOfCounter(IWriteSession session, SeriesTarget hours, int tenantId, long from, long to)
    {
        if (hours.CounterBeside == 0 || from >= to)
        {
            return [];
        }

        var calendar = hours.Meter.Calendar;
        return Days(session.Prepare(Counted, "@counter", "@tenant", "@from", "@to").Fill(
            hours.CounterBeside, tenantId, calendar.DayOf(from).DayNumber, to == long.MaxValue ? int.MaxValue : calendar.DayOf(to).DayNumber));
    }

    private static List<int> Days(DbCommand select)
    {
        var days = new List<int>();
        using var rows = select.ExecuteReader();
        while (rows.Read())
        {
            days.Add(rows.GetInt32(0));
        }

        return days;
    }
}
