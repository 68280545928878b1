using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Marks from the days that were counted and the readings that were replaced, never from the readings themselves.</summary>
internal sealed class ReadingMarks(IUrbGradeContexts contexts) : IReadingMarks
{
    private const ulong Offset = 14_695_981_039_346_656_037;
    private const ulong Prime = 1_099_511_628_211;

    public async Task<IReadOnlyDictionary<int, ReadingMark>> List(int tenantId, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var revised = await database.Set<ReadingRevisionRow>().GroupBy(r => r.SeriesId)
            .Select(r => new { SeriesId = r.Key, Count = r.LongCount(), Last = r.Max(one => one.ReplacedAt) }).ToDictionaryAsync(r => r.SeriesId, cancellation);
        var days = await database.Set<SeriesDayRow>().GroupBy(d => d.SeriesId).Select(d => new
        {
            SeriesId = d.Key,
            First = d.Min(day => day.LocalDay),
            Last = d.Max(day => day.LocalDay),
            Days = d.LongCount(),
            Valid = d.Sum(day => (long)day.ValidHours),
            Estimated = d.Sum(day => (long)day.EstimatedHours),
            Filled = d.Sum(day => (long)day.FilledHours),
            Rejected = d.Sum(day => (long)day.RejectedHours),
        }).ToListAsync(cancellation);
        return days.ToDictionary(d => d.SeriesId, d =>
        {
            var replaced = revised.GetValueOrDefault(d.SeriesId);
            return new ReadingMark(d.First, d.Last, Hash(
                d.Days, d.Last.DayNumber, d.Valid, d.Estimated, d.Filled, d.Rejected, replaced?.Count ?? 0, replaced?.Last.ToUnixTimeMilliseconds() ?? 0));
        });
    }

    public async Task<IReadOnlyDictionary<int, MarkedDays>> Days(int tenantId, IReadOnlyCollection<MeasuredSeries> series, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var calendars = series.DistinctBy(one => one.Id).ToDictionary(one => one.Id, one => one.Calendar);
        var ids = calendars.Keys.ToList();
        var revised = (await database.Set<ReadingRevisionRow>().Where(r => EF.Parameter(ids).Contains(r.SeriesId)).Select(r => new { r.SeriesId, r.StartAt, r.ReplacedAt }).ToListAsync(cancellation))
            .GroupBy(r => (r.SeriesId, Day: calendars[r.SeriesId].DayOf(r.StartAt)))
            .ToDictionary(of => of.Key, of => (Count: of.LongCount(), Last: of.Max(one => one.ReplacedAt).ToUnixTimeMilliseconds()));
        var days = await database.Set<SeriesDayRow>().AsNoTracking().Where(d => EF.Parameter(ids).Contains(d.SeriesId)).ToListAsync(cancellation);
        return days.GroupBy(day => day.SeriesId).ToDictionary(of => of.Key, of => new MarkedDays(of.Select(day =>
        {
            var (count, last) = revised.GetValueOrDefault((day.SeriesId, day.LocalDay));
            return (day.LocalDay, Hash(day.LocalDay.DayNumber, day.ValidHours, day.EstimatedHours, day.FilledHours, day.RejectedHours, count, last));
        })));
    }

    public async Task<DateOnly?> Newest(int tenantId, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        return await database.Set<SeriesDayRow>().MaxAsync(day => (DateOnly?)day.LocalDay, cancellation);
    }

    public async Task<bool> WasCorrected(int tenantId, DateTimeOffset since, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        return await database.Set<ReadingRevisionRow>().AnyAsync(
            r => r.ReplacedAt >= since && database.Set<SeriesRow>().Any(s => s.Id == r.SeriesId && s.Quantity != Quantities.ExpectedTemperature), cancellation);
    }

    /// <summary>FNV-1a over the numbers: the same in every process.</summary>
    private static long Hash(params ReadOnlySpan<long> numbers)
    {
        var hash = Offset;
        foreach (var number in numbers)
        {
            hash = (hash ^ (ulong)number) * Prime;
        }

        return (long)hash;
    }
}
