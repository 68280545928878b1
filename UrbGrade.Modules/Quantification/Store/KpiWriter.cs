using System.Runtime.InteropServices;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Domain;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Writes computed days and the months that they lie in, and keeps what a correction replaced.</summary>
internal sealed class KpiWriter(IBulkWriter bulk, TimeProvider clock)
{
    /// <summary>Writes, in the session's transaction, each day whose marks are still the ones that it was computed for.
    /// A day that was marked again stays marked and is left to whoever computes it next.</summary>
    /// <returns>KPI values that changed.</returns>
    public int Write(IWriteSession session, int tenantId, IReadOnlyList<AssetDay> days)
    {
        var current = TakeMarks(session, days);
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

    /// <summary>The days that nobody marked again or took already.</summary>
    private List<AssetDay> TakeMarks(IWriteSession session, IReadOnlyList<AssetDay> days)
    {
        var marks = days.SelectMany(day => day.Marks, (day, mark) => (Day: day, Mark: mark))
            .OrderBy(m => m.Mark.LocalDay).ThenBy(m => m.Mark.SeriesId).ToArray();
        var gone = new List<int>();
        bulk.Delete<DirtyDay>(session, DirtyDay.Taken, Array.ConvertAll(marks, m => m.Mark), gone);
        if (gone.Count == 0)
        {
            return [.. days];
        }

        var outdated = gone.Select(i => marks[i].Day).ToHashSet(ReferenceEqualityComparer.Instance);
        return [.. days.Where(d => !outdated.Contains(d))];
    }
}
