using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.People;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.People;

/// <summary>Readings of the person's meters in the time in which they were the person's, with the values that they replaced.</summary>
internal sealed class ReadingsOfPerson(IUrbGradeContexts contexts, ICommitQueue commits, SeriesDirectory directory) : IPersonalRecords
{
    private const string Name = "readings";

    /// <summary>Some hundred readings of an hourly series.</summary>
    private static readonly TimeSpan Portion = TimeSpan.FromDays(20);

    public int Order => 20;

    public IEnumerable<PersonalTable> Read(Person person) =>
    [
        new(
            Name, "What your meters measured. Earlier values are those that a later one replaced.",
            ["meter", "quantity", "from_utc", "to_utc", "value", "unit", "quality", "is_earlier_value"], Rows(person)),
    ];

    public async Task<PersonalCount> Count(Person person, CancellationToken cancellation)
    {
        var count = 0L;
        await foreach (var (database, meter, ids) in EachMeter(person, cancellation))
        {
            count += await Readings(database, meter, ids).LongCountAsync(cancellation) + await Revisions(database, meter, ids).LongCountAsync(cancellation);
        }

        return new PersonalCount(Name, count);
    }

    public async Task<PersonalCount> Erase(Person person, CancellationToken cancellation)
    {
        // From now on nothing of the time is taken in, in this process at once.
        if (person.TenantId > 0)
        {
            directory.Forget(person.TenantId);
        }

        var erased = 0L;
        await foreach (var (database, meter, ids) in EachMeter(person, cancellation))
        {
            while (await Readings(database, meter, ids).MinAsync(r => (DateTimeOffset?)r.StartAt, cancellation) is { } first)
            {
                erased += await commits.Commit(session => Erase(session, person, meter, ids, first + Portion), cancellation);
            }

            erased += await commits.Commit(session => Erase(session, person, meter, ids, meter.Until), cancellation);
        }

        return new PersonalCount(Name, erased);
    }

    private int Erase(IWriteSession session, Person person, PersonMeter meter, List<int> ids, DateTimeOffset until)
    {
        using var database = contexts.Write(TenantScope.Of(person.TenantId), session);

        // What was estimated of them goes with them; it is none of the readings that are counted.
        database.Set<CheckedHourRow>().Where(h => ids.Contains(h.SeriesId) && h.StartAt >= meter.From && h.StartAt < meter.Until && h.StartAt < until).ExecuteDelete();
        return Readings(database, meter, ids).Where(r => r.StartAt < until).ExecuteDelete()
            + Revisions(database, meter, ids).Where(r => r.StartAt < until).ExecuteDelete();
    }

    private async IAsyncEnumerable<object?[]> Rows(Person person, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var (database, meter, ids) in EachMeter(person, cancellation))
        {
            var series = meter.Series.ToDictionary(s => s.Id);
            await foreach (var r in Readings(database, meter, ids).OrderBy(r => r.SeriesId).ThenBy(r => r.StartAt).AsAsyncEnumerable().WithCancellation(cancellation))
            {
                yield return [meter.Source, series[r.SeriesId].Quantity, Text(r.StartAt), Text(r.EndAt), r.Value, series[r.SeriesId].Unit, r.Quality.ToString(), "no"];
            }

            await foreach (var r in Revisions(database, meter, ids).OrderBy(r => r.SeriesId).ThenBy(r => r.StartAt).AsAsyncEnumerable().WithCancellation(cancellation))
            {
                yield return [meter.Source, series[r.SeriesId].Quantity, Text(r.StartAt), Text(r.EndAt), r.Value, series[r.SeriesId].Unit, r.Quality.ToString(), "yes"];
            }
        }
    }

    private async IAsyncEnumerable<(UrbGradeContext Database, PersonMeter Meter, List<int> Series)> EachMeter(
        Person person, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var meter in person.Meters)
        {
            cancellation.ThrowIfCancellationRequested();
            await using var database = contexts.Read(TenantScope.Of(person.TenantId));
            yield return (database, meter, meter.Series.Select(series => series.Id).ToList());
        }
    }

    private static IQueryable<ReadingRow> Readings(UrbGradeContext database, PersonMeter meter, List<int> series) =>
        database.Set<ReadingRow>().AsNoTracking().Where(r => series.Contains(r.SeriesId) && r.StartAt >= meter.From && r.StartAt < meter.Until);

    private static IQueryable<ReadingRevisionRow> Revisions(UrbGradeContext database, PersonMeter meter, List<int> series) =>
        database.Set<ReadingRevisionRow>().AsNoTracking().Where(r => series.Contains(r.SeriesId) && r.StartAt >= meter.From && r.StartAt < meter.Until);

    private static string Text(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
