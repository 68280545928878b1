using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Takes what waits to be computed: corrected days first, then the oldest, which are taken by series and month where many wait.</summary>
internal static class DirtyDays
{
    /// <summary>Found by an index of their own, however many others wait.</summary>
    public static readonly ProviderSql Corrected = Select("""AND "Corrects" = '1'""");

    /// <summary>A block has at least one in so many of what may be taken.</summary>
    private const int FewestOfBlock = 8;

    private static readonly ProviderSql Others = Select("""AND "Corrects" = '0'""");

    private static readonly ProviderSql Block = Select(
        """AND "Corrects" = '0' AND "LocalDay" >= @first AND "LocalDay" < @end AND "SeriesId" >= @from AND "SeriesId" <= @to""");

    /// <summary>At most <paramref name="most"/> marks; those of one asset and day are complete except for corrected
    /// ones and those of the first and last series.</summary>
    public static async Task<List<DirtyDay>> Take(
        UrbGradeContext context, int tenantId, int most, CancellationToken cancellation)
    {
        await context.Database.OpenConnectionAsync(cancellation);
        var marks = await Take(context, tenantId, Corrected, corrects: true, most, [], cancellation);
        if (marks.Count < most)
        {
            marks.AddRange(await Oldest(context, tenantId, most - marks.Count, cancellation));
        }

        return marks;
    }

    /// <summary>Where many wait, a civil month of some series and not some days of all: a series is read, and its asset's
    /// month compared and written, once for all of its days.</summary>
    private static async Task<List<DirtyDay>> Oldest(UrbGradeContext context, int tenantId, int most, CancellationToken cancellation)
    {
        var oldest = await Take(context, tenantId, Others, corrects: false, most, [], cancellation);
        if (oldest.Count < most || oldest[^1].LocalDay >= EndOfMonth(oldest[0].LocalDay))
        {
            return oldest;
        }

        var first = oldest[0].LocalDay;
        var end = EndOfMonth(first);
        List<int> waiting = [.. oldest.TakeWhile(mark => mark.LocalDay == first).Select(mark => mark.SeriesId)];
        var series = Math.Min(most / (end - first), waiting.Count);
        if (series == 0)
        {
            return oldest;
        }

        var block = await Month(series);
        if (block.Count < most / 2 && series < waiting.Count)
        {
            // Not all of their days wait.
            block = await Month((int)Math.Min((long)most * series / Math.Max(1, block.Count), waiting.Count));
        }

        // Few series of the day may be left.
        return block.Count >= most / FewestOfBlock ? block : oldest;

        Task<List<DirtyDay>> Month(int count) => Take(
            context, tenantId, Block, corrects: false, most,
            [("@first", first), ("@end", end), ("@from", waiting[0]), ("@to", waiting[count - 1])], cancellation);
    }

    private static int EndOfMonth(int day) => LocalCalendar.MonthOf(DateOnly.FromDayNumber(day)).AddMonths(1).DayNumber;

    private static ProviderSql Select(string which)
    {
        var columns = """ "LocalDay", "SeriesId", "Mark", "RawRequestId" FROM "DirtyPeriods" WHERE "TenantId" = @tenant """;
        const string Order = """ ORDER BY "LocalDay", "SeriesId" """;
        return new ProviderSql($"SELECT{columns}{which}{Order}LIMIT @most", $"SELECT TOP (@most){columns}{which}{Order}");
    }

    private static async Task<List<DirtyDay>> Take(
        UrbGradeContext context, int tenantId, ProviderSql select, bool corrects, int most, (string Name, int Value)[] bounds, CancellationToken cancellation)
    {
        var connection = context.Database.GetDbConnection();
        await using var command = connection.CreateCommand();
        command.CommandText = select.For(connection);
        command.AddParameter("@tenant", tenantId);
        command.AddParameter("@most", most);
        foreach (var (name, value) in bounds)
        {
            command.AddParameter(name, value);
        }

        var marks = new List<DirtyDay>();
        await using DbDataReader rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            marks.Add(new DirtyDay(tenantId, rows.GetInt32(0), rows.GetInt32(1), rows.GetInt64(2), rows.GetInt64(3), corrects));
        }

        return marks;
    }
}
