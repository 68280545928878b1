using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Takes what waits to be computed: corrected days first, then the oldest.</summary>
internal static class DirtyDays
{
    private const string Select = """
        SELECT "LocalDay", "SeriesId", "Mark", "RawRequestId", "Corrects" FROM "DirtyPeriods"
        WHERE "TenantId" = @tenant AND "Corrects" = @corrects ORDER BY "LocalDay", "SeriesId"
        """;

    /// <summary>At most <paramref name="most"/> marks; those of one asset and day are complete except for corrected and the last ones.</summary>
    public static async Task<List<DirtyDay>> Take(
        UrbGradeContext context, int tenantId, int most, CancellationToken cancellation)
    {
        await context.Database.OpenConnectionAsync(cancellation);
        var marks = new List<DirtyDay>();
        await Take(context, tenantId, corrects: true, most, marks, cancellation);
        await Take(context, tenantId, corrects: false, most, marks, cancellation);
        return marks;
    }

    private static async Task Take(UrbGradeContext context, int tenantId, bool corrects, int most, List<DirtyDay> marks, CancellationToken cancellation)
    {
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = Select;
        command.AddParameter("@tenant", tenantId);
        command.AddParameter("@corrects", corrects);
        await using DbDataReader rows = await command.ExecuteReaderAsync(cancellation);
        while (marks.Count < most && await rows.ReadAsync(cancellation))
        {
            marks.Add(new DirtyDay(
                tenantId, rows.GetInt32(0), rows.GetInt32(1), rows.GetInt64(2), rows.GetInt64(3), rows.GetBoolean(4)));
        }
    }
}
