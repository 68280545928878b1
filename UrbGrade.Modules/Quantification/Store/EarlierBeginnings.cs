using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Notices that a meter began earlier than was known. Days of its asset in between were computed without expecting it
/// and have to be computed anew, so that the figures do not depend on which reading came first.</summary>
internal static class EarlierBeginnings
{
    private const string First = """SELECT MIN("StartAt") FROM "Readings" WHERE "SeriesId" = @series""";

    private const string Computed = """
        SELECT "PeriodStart" FROM "Kpis" WHERE "AssetId" = @asset AND "DefinitionId" = @definition AND "Resolution" = @resolution
        AND "PeriodStart" >= @from AND "PeriodStart" < @to
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
        var days = new List<int>();
        if (from >= to)
        {
            return days;
        }

        var select = session.Prepare(Computed, "@asset", "@definition", "@resolution", "@from", "@to");
        select.Fill(
            meter.AssetId, KpiDefinitions.Energy.Id, (int)KpiResolution.Day, meter.Calendar.DayOf(from).DayNumber, to == long.MaxValue ? int.MaxValue : meter.Calendar.DayOf(to).DayNumber);
        using var rows = select.ExecuteReader();
        while (rows.Read())
        {
            days.Add(rows.GetInt32(0));
        }

        return days;
    }
}
