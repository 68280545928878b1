using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Takes what waits to be computed: corrected days first, then the oldest.</summary>
internal static class DirtyDays
{
    /// <summary>Found by an index of their own, however many others wait.</summary>
    public static readonly ProviderSql Corrected = Select("""AND "Corrects" = '1'""");

    private static readonly ProviderSql Others = Select("""AND "Corrects" = '0'""");

    /// <summary>At most <paramref name="most"/> marks; those of one asset and day are complete except for corrected and the last ones.</summary>
    public static async Task<List<DirtyDay>> Take(
        UrbGradeContext context, int tenantId, int most, CancellationToken cancellation)
    {
        await context.Database.OpenConnectionAsync(cancellation);
        var marks = new List<DirtyDay>();
        await Take(context, tenantId, corrects: true, most, marks, cancellation);
        if (marks.Count < most)
        {
            await Take(context, tenantId, corrects: false, most - marks.Count, marks, cancellation);
        }

        return marks;
    }

    private static ProviderSql Select(string which)
    {
        var columns = """ "LocalDay", "SeriesId", "Mark", "RawRequestId" FROM "DirtyPeriods" WHERE "TenantId" = @tenant """;
        const string Order = """ ORDER BY "LocalDay", "SeriesId" """;
        return new ProviderSql($"SELECT{columns}{which}{Order}LIMIT @most", $"SELECT TOP (@most){columns}{which}{Order}");
    }

    private static async Task Take(UrbGradeContext context, int tenantId, bool corrects, int most, List<DirtyDay> marks, CancellationToken cancellation)
    {
        var connection = context.Database.GetDbConnection();
        await using var command = connection.CreateCommand();
        command.CommandText = (corrects ? Corrected : Others).For(connection);
        command.AddParameter("@tenant", tenantId);
        command.AddParameter("@most", most);
        await using DbDataReader rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            marks.Add(new DirtyDay(tenantId, rows.GetInt32(0), rows.GetInt32(1), rows.GetInt64(2), rows.GetInt64(3), corrects));
        }
    }
}
