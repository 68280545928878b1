using System.Runtime.InteropServices;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Domain.Comfort;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Writes computed days and the months that they lie in, and keeps what a correction replaced.</summary>
internal sealed class KpiWriter(IBulkWriter bulk, TimeProvider clock)
{
    private const string End = """
        DELETE FROM "SeriesDays" WHERE "TenantId" = @tenant AND "LocalDay" = @day AND "SeriesId" = @series
        """;

    /// <summary>Writes, in the session's transaction, each day whose marks are still the ones that it was computed for.
    /// A day that was marked again stays marked and is left to whoever computes it next.</summary>
    /// <returns>Whether figures were corrected, whose weeks, months and years are to be computed at once.</returns>
    public bool Write(IWriteSession session, int tenantId, IReadOnlyList<AssetDay> days)
    {
        var current = TakeMarks(session, days);
        var series = InOrder([.. current.SelectMany(d => d.Series)], s => (s.LocalDay, s.SeriesId));
        bulk.Upsert<SeriesDay>(session, SeriesDay.Table, series);
        foreach (var mark in current.SelectMany(day => day.Marks.Where(mark => day.Series.TrueForAll(one => one.SeriesId != mark.SeriesId))))
        {
            session.Prepare(End, "@tenant", "@day", "@series").Fill(tenantId, mark.LocalDay, mark.SeriesId).ExecuteNonQuery();
        }

        CheckedHourWriter.Write(session, tenantId, current);

        var changes = new KpiChanges(session, tenantId, clock.GetUtcNow());
        foreach (var month in current.GroupBy(d => (d.AssetId, Month: LocalCalendar.MonthOf(d.Day))).OrderBy(m => m.Key))
        {
            changes.Merge(month.Key.AssetId, month.Key.Month, [.. month]);
        }

        bulk.Upsert<KpiEntry>(session, KpiEntry.Table, CollectionsMarshal.AsSpan(changes.Entries));
        CorrectedDay[] corrected =
        [
            .. current.Where(day => day.AssetId > 0 && (day.Marks.Any(mark => mark.Corrects) || changes.Corrected.Contains((day.AssetId, day.Day))))
                .Select(day => CorrectedDay.Of(tenantId, day.AssetId, day.Day, changes.CausedBy(day))).OrderBy(day => (day.AssetId, day.FirstDay)),
        ];
        bulk.Upsert<CorrectedDay>(session, CorrectedDay.Table, corrected);
        var months = StaleMonths(tenantId, current, clock.GetUtcNow(), [.. changes.Corrected.Select(day => (day.AssetId, LocalCalendar.MonthOf(day.Day)))]);
        bulk.Upsert<StaleMonth>(session, StaleMonth.Table, months);
        return Array.Exists(months, month => month.Corrects);
    }

    /// <summary>The months that the days lie in, and those whose comfort looks back at them.</summary>
    private static StaleMonth[] StaleMonths(int tenantId, List<AssetDay> days, DateTimeOffset now, HashSet<(int AssetId, DateOnly Month)> corrected) =>
    [
        .. days.Where(day => day.AssetId > 0).SelectMany(day => MonthsOf(day, now), (day, month) => (day.AssetId, Month: month, day.Marks))
            .GroupBy(day => (day.AssetId, day.Month), day => day.Marks).OrderBy(month => month.Key)
            .Select(month => StaleMonth.Of(
                tenantId, month.Key.AssetId, month.Key.Month, month.Max(marks => marks.Max(mark => mark.RawRequestId)),
                corrected.Contains(month.Key) || month.Any(marks => marks.Any(mark => mark.Corrects)))),
    ];

    private static IEnumerable<DateOnly> MonthsOf(AssetDay day, DateTimeOffset now)
    {
        // Nothing was computed of a month that is to come.
        var (today, last) = (day.Calendar.DayOf(now), day.TellsWeather ? day.Day.AddDays(AdaptiveComfort.DaysBefore) : day.Day);
        var month = LocalCalendar.MonthOf(day.Day);
        do
        {
            yield return month;
            month = month.AddMonths(1);
        }
        while (month <= last && month <= today);
    }

    /// <summary>The days that nobody marked again or took already.</summary>
    private List<AssetDay> TakeMarks(IWriteSession session, IReadOnlyList<AssetDay> days)
    {
        var marks = InOrder(
            [.. days.SelectMany(day => day.Marks, (day, mark) => (Day: day, Mark: mark))], m => (m.Mark.LocalDay, m.Mark.SeriesId));
        var gone = new List<int>();
        bulk.Delete<DirtyDay>(session, DirtyDay.Taken, Array.ConvertAll(marks, m => m.Mark), gone);
        if (gone.Count == 0)
        {
            return [.. days];
        }

        var outdated = gone.Select(i => marks[i].Day).ToHashSet(ReferenceEqualityComparer.Instance);
        return [.. days.Where(d => !outdated.Contains(d))];
    }

    /// <summary>Sorts as the tables are: by day and series.</summary>
    private static T[] InOrder<T>(T[] rows, Func<T, (int LocalDay, int SeriesId)> place)
    {
        var keys = Array.ConvertAll(rows, row => ((long)place(row).LocalDay << 32) + place(row).SeriesId);
        Array.Sort(keys, rows);
        return rows;
    }
}
