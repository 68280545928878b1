using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Takes what waits to be computed, oldest days first.</summary>
internal static class DirtyDays
{
    private const string Select = """
        SELECT "LocalDay", "SeriesId", "Mark", "RawRequestId", "Corrects" FROM "DirtyPeriods"
        WHERE "TenantId" = @tenant ORDER BY "LocalDay", "SeriesId"
        """;

    /// <summary>At most <paramref name="most"/> marks; those of one asset and day are complete except for the last ones.</summary>
    public static async Task<List<DirtyDay>> Take(
        UrbGradeContext context, int tenantId, int most, CancellationToken cancellation)
    {
        var connection = context.Database.GetDbConnection();
        await context.Database.OpenConnectionAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = Select;
        command.AddParameter("@tenant", tenantId);
        var marks = new List<DirtyDay>();
        await using DbDataReader rows = await command.ExecuteReaderAsync(cancellation);
        while (marks.Count < most && await rows.ReadAsync(cancellation))
        {
            marks.Add(new DirtyDay(
                tenantId, rows.GetInt32(0), rows.GetInt32(1), rows.GetInt64(2), rows.GetInt64(3), rows.GetBoolean(4)));
        }

        return marks;
    }
}
