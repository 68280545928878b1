using System.Numerics;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Reads missing hours from the days that were counted, never from the readings themselves.</summary>
internal sealed class MissingHoursReader(IUrbGradeContexts contexts, SeriesDirectory directory) : IMissingHours
{
    private static readonly string Announced = WorkContract.Of<RequestStored>().Name;

    private sealed record FirstReading(int SeriesId, DateTimeOffset? At);

    public async Task<IReadOnlyList<MissingHours>?> Find(
        int tenantId, DateTimeOffset since, IReadOnlyDictionary<string, DateTimeOffset> expected, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        if (await database.Set<WorkItemRow>().AnyAsync(
                w => w.State < WorkItemState.Done && w.Contract == Announced && (w.Queue == "" || w.Queue == QuantificationModule.Queue), cancellation)
            || await database.Set<DirtyPeriodRow>().AnyAsync(cancellation))
        {
            return null;
        }

        var firsts = await database.Set<SeriesRow>().Where(s => s.Kind != SeriesKind.Register && s.Quantity != Quantities.ExpectedTemperature)
            .Select(s => new FirstReading(
                s.Id, database.Set<ReadingRow>().Where(r => r.SeriesId == s.Id).Min(r => (DateTimeOffset?)r.StartAt)))
            .ToListAsync(cancellation);
        var ids = firsts.ConvertAll(f => f.SeriesId);
        var oldest = DateOnly.FromDateTime(since.UtcDateTime).AddDays(-1);
        var days = (await database.Set<SeriesDayRow>().AsNoTracking()
            .Where(d => ids.Contains(d.SeriesId) && d.LocalDay >= oldest).ToListAsync(cancellation)).ToLookup(d => d.SeriesId);
        var known = await directory.Get(tenantId, cancellation);
        var missing = new List<MissingHours>();
        foreach (var meter in firsts.Where(f => f.At is not null)
            .Select(f => (Series: known.Find(f.SeriesId), First: f.At!.Value)).Where(f => f.Series is not null)
            .GroupBy(f => f.Series!.Meter).OrderBy(m => m.Key.Source, StringComparer.Ordinal))
        {
            var due = meter.Select(s => (s.Series!.Id, First: s.First.ToUnixTimeMilliseconds())).ToList();
            missing.AddRange(Of(meter.Key, due, days, since.ToUnixTimeMilliseconds(), expected.GetValueOrDefault(meter.Key.Source)));
        }

        return missing;
    }

    private static IEnumerable<MissingHours> Of(
        KnownMeter meter, List<(int Id, long First)> series, ILookup<int, SeriesDayRow> days, long since, DateTimeOffset expected)
    {
        // One row of hours for each series from the first hour looked at; hour by hour what all of them have.
        var from = Ceiling(Math.Max(since, series.Min(s => s.First)));
        var until = expected == default ? 0 : expected.ToUnixTimeMilliseconds();
        foreach (var day in series.SelectMany(s => days[s.Id]).Where(d => d.ValidHours != 0))
        {
            until = Math.Max(until, meter.Calendar.StartOf(day.LocalDay) + ((BitOperations.Log2((uint)day.ValidHours) + 1) * LocalCalendar.Hour));
        }

        if (until <= from)
        {
            yield break;
        }

        var lacks = new bool[(until - from) / LocalCalendar.Hour];
        foreach (var (id, first) in series)
        {
            var valid = new bool[lacks.Length];
            foreach (var day in days[id])
            {
                var start = (meter.Calendar.StartOf(day.LocalDay) - from) / LocalCalendar.Hour;
                for (var bits = (uint)day.ValidHours; bits != 0; bits &= bits - 1)
                {
                    var hour = start + BitOperations.TrailingZeroCount(bits);
                    if (hour >= 0 && hour < valid.Length)
                    {
                        valid[hour] = true;
                    }
                }
            }

            for (var hour = Math.Max(0, (first - from) / LocalCalendar.Hour); hour < lacks.Length; hour++)
            {
                lacks[hour] |= !valid[hour] && !meter.IsErased(from + (hour * LocalCalendar.Hour)) && !(from + (hour * LocalCalendar.Hour) >= meter.EndsAt);
            }
        }

        for (var hour = 0; hour < lacks.Length; hour++)
        {
            var start = hour;
            while (hour < lacks.Length && lacks[hour])
            {
                hour++;
            }

            if (hour > start)
            {
                yield return new MissingHours(meter.Source, At(from, start), At(from, hour));
            }
        }
    }

    private static DateTimeOffset At(long from, int hour) => DateTimeOffset.FromUnixTimeMilliseconds(from + (hour * LocalCalendar.Hour));

    private static long Ceiling(long instant) => (instant + LocalCalendar.Hour - 1) / LocalCalendar.Hour * LocalCalendar.Hour;
}
