using System.Runtime.InteropServices;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Domain;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Writes computed days and the months that they lie in, and keeps what a correction replaced.</summary>
internal sealed class KpiWriter(IBulkWriter bulk, TimeProvider clock)
{
    private const string Unmark = """
        DELETE FROM "DirtyPeriods" WHERE "TenantId" = @tenant AND "LocalDay" = @day AND "SeriesId" = @series AND "Mark" = @mark
        """;

    /// <summary>Writes, in the session's transaction, each day whose marks are still the ones that it was computed for.
    /// A day that was marked again stays marked and is left to whoever computes it next.</summary>
    /// <returns>KPI values that changed.</returns>
    public int Write(IWriteSession session, int tenantId, IReadOnlyList<AssetDay> days)
    {
        var current = days.Where(day => TakeMarks(session, day)).ToList();
        var series = current.SelectMany(d => d.Series).OrderBy(s => s.SeriesId).ThenBy(s => s.LocalDay).ToArray();
        bulk.Upsert<SeriesDay>(session, SeriesDay.Table, series);

        var changes = new KpiChanges(session, tenantId, clock.GetUtcNow());
        foreach (var (key, month) in Months(current))
        {
            changes.Merge(key.AssetId, key.DefinitionId, key.Month, month[0].Day.Calendar, month);
        }

        bulk.Upsert<KpiEntry>(session, KpiEntry.Table, CollectionsMarshal.AsSpan(changes.Entries));
        return changes.Entries.Count;
    }

    private static IEnumerable<KeyValuePair<(int AssetId, int DefinitionId, DateOnly Month), List<(AssetDay Day, KpiResult Result)>>> Months(
        List<AssetDay> days)
    {
        var months = new Dictionary<(int AssetId, int DefinitionId, DateOnly Month), List<(AssetDay, KpiResult)>>();
        foreach (var day in days)
        {
            foreach (var (definitionId, result) in day.Results)
            {
                ref var month = ref CollectionsMarshal.GetValueRefOrAddDefault(
                    months, (day.AssetId, definitionId, LocalCalendar.MonthOf(day.Day)), out _);
                (month ??= []).Add((day, result));
            }
        }

        return months.OrderBy(m => m.Key);
    }

    private static bool TakeMarks(IWriteSession session, AssetDay day)
    {
        var all = true;
        foreach (var mark in day.Marks)
        {
            var delete = session.Prepare(Unmark, "@tenant", "@day", "@series", "@mark");
            delete.Parameters[0].Value = mark.TenantId;
            delete.Parameters[1].Value = mark.LocalDay;
            delete.Parameters[2].Value = mark.SeriesId;
            delete.Parameters[3].Value = mark.Mark;
            all &= delete.ExecuteNonQuery() == 1;
        }

        return all;
    }
}
