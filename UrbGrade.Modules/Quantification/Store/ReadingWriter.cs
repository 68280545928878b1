using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Domain;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Writes the readings of a request, and marks the local days that they change.</summary>
internal sealed class ReadingWriter(IBulkWriter bulk, RevisionStore revisions)
{
    private const int FirstStatistics = 50_000;
    private const int NextStatistics = 1_000_000;

    // Written on the commit queue only, hence never by two threads.
    private long untilStatistics = FirstStatistics;

    /// <summary>Inserts, revises or leaves each reading, in the session's transaction.</summary>
    /// <param name="mark">The work item that writes.</param>
    /// <param name="readings">Of one request, ordered by series and start; the position of their series is filled in, its id is not.</param>
    public ReadingCounts Write(IWriteSession session, long mark, IReadOnlyList<SeriesTarget> targets, NewReading[] readings)
    {
        if (readings.Length == 0)
        {
            return default;
        }

        var tenantId = readings[0].TenantId;
        var seriesIds = new int[targets.Count];
        for (var i = 0; i < seriesIds.Length; i++)
        {
            seriesIds[i] = targets[i].SeriesId > 0 ? targets[i].SeriesId : SeriesRows.Create(session, tenantId, targets[i]);
        }

        foreach (ref var reading in readings.AsSpan())
        {
            reading = reading with { SeriesId = seriesIds[reading.Series] };
        }

        var firsts = targets.Select((t, i) => t.SharesEnergy || t.CounterBeside > 0 ? EarlierBeginnings.FirstOf(session, seriesIds[i]) : long.MinValue).ToArray();
        var taken = new List<int>();
        bulk.Insert<NewReading>(session, NewReading.Table, readings, taken);
        var outcomes = new Dictionary<int, (ReadingOutcome Outcome, long EndBefore)>(taken.Count);
        foreach (var position in taken)
        {
            outcomes.Add(position, revisions.Receive(session, readings[position]));
        }

        var days = DirtyDays(mark, targets, readings, outcomes);
        AddEarlierBeginnings(session, mark, targets, readings, firsts, days);
        bulk.Upsert<DirtyDay>(session, DirtyDay.Table, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(days));
        KeepCorrections(session, targets, seriesIds, days);
        var added = readings.Length - taken.Count;
        KeepStatistics(session, added);
        var revised = outcomes.Values.Count(o => o.Outcome == ReadingOutcome.Revised);
        return new ReadingCounts(added, revised, taken.Count - revised) { Marks = days.Count };
    }

    private static List<DirtyDay> DirtyDays(
        long mark, IReadOnlyList<SeriesTarget> targets, NewReading[] readings, Dictionary<int, (ReadingOutcome Outcome, long EndBefore)> outcomes)
    {
        var days = new List<DirtyDay>();
        for (var i = 0; i < readings.Length; i++)
        {
            ref readonly var reading = ref readings[i];
            var corrects = false;
            if (outcomes.TryGetValue(i, out var received))
            {
                // A superseded value changes no figure; that two senders differ is for the matrix to say.
                if (received.Outcome == ReadingOutcome.Unchanged)
                {
                    continue;
                }

                corrects = received.Outcome == ReadingOutcome.Revised;
            }

            var target = targets[reading.Series];
            if (target.Key.Quantity == Quantities.ExpectedTemperature)
            {
                // No figure is made of what is only expected.
                continue;
            }

            var (start, end) = HourlySeries.Reach(target.Key.Kind, reading.Start, Math.Max(reading.End, received.EndBefore));
            var last = target.Meter.Calendar.DayOf(end - 1).DayNumber;
            for (var day = target.Meter.Calendar.DayOf(start).DayNumber; day <= last; day++)
            {
                Add(days, new DirtyDay(reading.TenantId, day, reading.SeriesId, mark, reading.RawRequestId, corrects));
            }
        }

        return days;
    }

    private static void AddEarlierBeginnings(
        IWriteSession session, long mark, IReadOnlyList<SeriesTarget> targets, NewReading[] readings, long[] firsts, List<DirtyDay> days)
    {
        for (var i = 0; i < readings.Length; i++)
        {
            ref readonly var reading = ref readings[i];
            if (i > 0 && readings[i - 1].Series == reading.Series)
            {
                continue;
            }

            var (target, first) = (targets[reading.Series], firsts[reading.Series]);
            var between = target.SharesEnergy ? EarlierBeginnings.DaysBetween(session, target.Meter, reading.Start, first) : [];
            foreach (var day in between.Union(EarlierBeginnings.DaysOfCounter(session, target, reading.TenantId, reading.Start, first)))
            {
                days.Add(new DirtyDay(reading.TenantId, day, reading.SeriesId, mark, reading.RawRequestId, Corrects: false));
            }
        }
    }

    /// <summary>A mark knows the last request alone: each that corrects a day is kept until the figures of the day's periods are computed.</summary>
    private void KeepCorrections(IWriteSession session, IReadOnlyList<SeriesTarget> targets, int[] seriesIds, List<DirtyDay> days)
    {
        if (!days.Exists(day => day.Corrects))
        {
            return;
        }

        var assets = new Dictionary<int, int>(seriesIds.Length);
        for (var i = 0; i < seriesIds.Length; i++)
        {
            assets[seriesIds[i]] = targets[i].Meter.AssetId;
        }

        bulk.Upsert<CorrectedDay>(session, CorrectedDay.Table,
        [
            .. days.Where(day => day.Corrects).Select(day => CorrectedDay.Of(day.TenantId, assets[day.SeriesId], DateOnly.FromDayNumber(day.LocalDay), day.RawRequestId))
                .Distinct().OrderBy(day => (day.AssetId, day.FirstDay)),
        ]);
    }

    /// <summary>Readings come in order, so that a repeated day is among the last ones.</summary>
    private static void Add(List<DirtyDay> days, DirtyDay day)
    {
        for (var i = days.Count - 1; i >= 0 && days[i].SeriesId == day.SeriesId; i--)
        {
            if (days[i].LocalDay == day.LocalDay)
            {
                days[i] = days[i] with { Corrects = days[i].Corrects || day.Corrects };
                return;
            }

            if (days[i].LocalDay < day.LocalDay - 40)
            {
                break;
            }
        }

        days.Add(day);
    }

    private void KeepStatistics(IWriteSession session, int added)
    {
        untilStatistics -= added;
        if (untilStatistics <= 0)
        {
            bulk.RefreshStatistics(session);
            untilStatistics = NextStatistics;
        }
    }
}
