using System.Collections.Concurrent;
using System.Numerics;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Validation;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Dashboard.Uploads;

namespace UrbGrade.Modules.Dashboard.Quality;

/// <summary>Reads the quality of all meters of a tenant in a month, and remembers it for a moment: whoever leafs through the pages of a large district
/// reads its table once.</summary>
internal sealed class QualityMonths(IUrbGradeContexts contexts, TimeProvider clock)
{
    private const int MostRemembered = 16;

    private const string Days = """
        SELECT "SeriesId", "LocalDay", "ValidHours", "EstimatedHours", "FilledHours", "RejectedHours", "ReviewHours", "Rules" FROM "SeriesDays"
        WHERE "TenantId" = @tenant AND "LocalDay" >= @from AND "LocalDay" < @to
        """;

    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<(int TenantId, DateOnly Month), (IReadOnlyList<MeterQuality> Meters, int Waiting, long ReadAt)> months = new();

    /// <summary>Every meter with a series that has begun before the end of the month, by id; and the batches that wait at a gateway whose days of the month are
    /// still to come, at most.</summary>
    public async Task<(IReadOnlyList<MeterQuality> Meters, int Waiting)> Of(int tenantId, DateOnly month, CancellationToken cancellation)
    {
        if (months.TryGetValue((tenantId, month), out var known) && clock.GetElapsedTime(known.ReadAt) < Freshness)
        {
            return (known.Meters, known.Waiting);
        }

        var readAt = clock.GetTimestamp();
        var (meters, waiting) = await Read(tenantId, month, cancellation);
        if (months.Count >= MostRemembered)
        {
            months.Clear();
        }

        months[(tenantId, month)] = (meters, waiting, readAt);
        return (meters, waiting);
    }

    /// <summary>The month of the newest computed day; null while there is none.</summary>
    public async Task<DateOnly?> Newest(int tenantId, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var newest = await database.Set<Quantification.Store.SeriesDayRow>().MaxAsync(day => (DateOnly?)day.LocalDay, cancellation);
        return newest is { } day ? LocalCalendar.MonthOf(day) : null;
    }

    private async Task<(IReadOnlyList<MeterQuality> Meters, int Waiting)> Read(int tenantId, DateOnly month, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var rows = await (
            from series in database.Set<SeriesRow>()
            join meter in database.Set<MeterRow>() on series.MeterId equals meter.Id
            join asset in database.Set<AssetRow>() on meter.AssetId equals asset.Id
            join site in database.Set<SiteRow>() on asset.SiteId equals site.Id
            join tenant in database.Set<TenantRow>() on site.TenantId equals tenant.Id
            select new
            {
                series.Id,
                series.MeterId,
                series.Quantity,
                meter.Source,
                asset.SiteId,
                AssetId = asset.Id,
                AssetName = asset.Name,
                Zone = site.TimeZone ?? tenant.TimeZone,
                First = database.Set<ReadingRow>().Where(r => r.SeriesId == series.Id).Min(r => (DateTimeOffset?)r.StartAt),
                Last = database.Set<ReadingRow>().Where(r => r.SeriesId == series.Id).Max(r => (DateTimeOffset?)r.StartAt),
            }).ToListAsync(cancellation);
        var days = await Stored(database, tenantId, month, cancellation);
        var ends = await Quantification.Store.MeterEnds.Of(database, cancellation);
        var now = clock.GetUtcNow();
        var newest = rows.Where(row => row.Last is not null && row.Quantity != Quantities.ExpectedTemperature)
            .Select(row => (row.SiteId, LocalCalendar.Of(row.Zone), row.Last!.Value));
        var waiting = await CatchingUp.Sites(database, newest, now, cancellation);
        var awaited = new HashSet<int>();
        var meters = new SortedDictionary<int, MeterQuality>();
        foreach (var series in rows.Where(row => row.First is not null))
        {
            var calendar = LocalCalendar.Of(series.Zone);
            var (first, today) = (calendar.DayOf(series.First!.Value), calendar.DayOf(now));
            var end = ends.GetValueOrDefault(series.MeterId, long.MaxValue);
            for (var day = first > month ? first : month; day < month.AddMonths(1) && day < today && calendar.StartOf(day) < end; day = day.AddDays(1))
            {
                if (!meters.TryGetValue(series.MeterId, out var meter))
                {
                    meters.Add(series.MeterId, meter = new MeterQuality(series.SiteId, series.AssetId, series.AssetName, series.Source, month));
                }

                var hours = (int)Math.Min(calendar.HoursOf(day), (end - calendar.StartOf(day)) / LocalCalendar.Hour);
                var stored = days.GetValueOrDefault((series.Id, day.DayNumber));
                if (waiting.GetValueOrDefault(series.SiteId) > 0 && calendar.DayOf(series.Last!.Value) <= day && stored.Hours(hours).Missing > 0)
                {
                    awaited.Add(series.SiteId);
                    continue;
                }

                meter.Add(day.DayNumber - month.DayNumber, stored.Hours(hours), stored.RulesOf(hours));
            }
        }

        return ([.. meters.Values], awaited.Select(site => waiting[site]).DefaultIfEmpty().Max());
    }

    private static async Task<Dictionary<(int SeriesId, int Day), StoredDay>> Stored(UrbGradeContext database, int tenantId, DateOnly month, CancellationToken cancellation)
    {
        await database.Database.OpenConnectionAsync(cancellation);
        await using var command = database.Database.GetDbConnection().CreateCommand();
        command.CommandText = Days;
        command.AddParameter("@tenant", tenantId);
        command.AddParameter("@from", month.DayNumber);
        command.AddParameter("@to", month.AddMonths(1).DayNumber);
        var days = new Dictionary<(int, int), StoredDay>();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            days.Add(
                (rows.GetInt32(0), rows.GetInt32(1)),
                new StoredDay(rows.GetInt32(2), rows.GetInt32(3), rows.GetInt32(4), rows.GetInt32(5), rows.GetInt32(6), rows.GetInt32(7)));
        }

        return days;
    }

    /// <summary>Bits of hours as they are stored; nothing where no row is.</summary>
    private readonly record struct StoredDay(int Valid, int SentEstimated, int Filled, int Rejected, int Review, int Rules)
    {
        /// <param name="expected">Hours of the day.</param>
        public QualityHours Hours(int expected)
        {
            var estimated = (SentEstimated & ~Rejected) | Filled;
            var rejected = Rejected & ~Filled;
            var measured = Valid & ~SentEstimated & ~Rejected & ~Filled;
            return new QualityHours(
                Count(measured), Count(estimated), expected - Count(measured | estimated | rejected), Count(rejected), Count(Review & measured));
        }

        /// <summary>A day that nothing came for has a gap, too.</summary>
        public int RulesOf(int expected) => Rules | (Hours(expected).Missing > 0 ? VecRule.Bit(VecRule.Gap) : 0);

        private static int Count(int hours) => BitOperations.PopCount((uint)hours);
    }
}
