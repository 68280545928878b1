using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.People;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.People;

/// <summary>Signed messages that say something of the person and of nobody else's meters, and those with records that name the
/// person. A message that brought something of others too, be it a value that was replaced since, is their proof and stays until the
/// tenant's retention ends it: it names meters, never people.</summary>
internal sealed class MessagesOfPerson(IUrbGradeContexts contexts, ICommitQueue commits, IRawRequests requests) : IPersonalRecords
{
    private const string Name = "messages";
    private const int MostAtOnce = 500;

    /// <summary>Before the readings that lead to them.</summary>
    public int Order => 10;

    public IEnumerable<PersonalTable> Read(Person person) =>
    [
        new(Name, "Numbers of the signed messages of which an erasure would delete the content, because they are about you alone.", ["message"], Ids(person)),
    ];

    public async Task<PersonalCount> Count(Person person, CancellationToken cancellation) => new(Name, (await Find(person, cancellation)).Count);

    public async Task<PersonalCount> Erase(Person person, CancellationToken cancellation)
    {
        var erased = 0;
        foreach (var portion in (await Find(person, cancellation)).Chunk(MostAtOnce))
        {
            erased += await commits.Commit(session => requests.DeleteEnvelopes(session, person.TenantId, portion), cancellation);
        }

        return new PersonalCount(Name, erased);
    }

    private async IAsyncEnumerable<object?[]> Ids(Person person, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        foreach (var id in await Find(person, cancellation))
        {
            yield return [id];
        }
    }

    private async Task<List<long>> Find(Person person, CancellationToken cancellation)
    {
        if (person.TenantId == 0)
        {
            return [];
        }

        await using var database = contexts.Read(TenantScope.Of(person.TenantId));
        var found = (await RequestsOf(database, RecordsOfPerson.OfMeters(database, person), cancellation)).ToHashSet();
        foreach (var meter in person.Meters)
        {
            var own = meter.Series.Select(series => series.Id).ToList();
            found.UnionWith(await Brought(database).Where(b => own.Contains(b.SeriesId) && b.StartAt >= meter.From && b.StartAt < meter.Until)
                .Select(b => b.RawRequestId).Distinct().ToListAsync(cancellation));
        }

        await LeaveShared(database, person, found, cancellation);
        found.UnionWith(await RequestsOf(database, RecordsOfPerson.Naming(database, person), cancellation));
        return [.. found.Order()];
    }

    /// <summary>Takes away those that brought something of others, or of the person's meters before or after.</summary>
    private static async Task LeaveShared(UrbGradeContext database, Person person, HashSet<long> found, CancellationToken cancellation)
    {
        var candidates = found.ToList();
        var brought = Brought(database).Where(b => EF.Parameter(candidates).Contains(b.RawRequestId));
        var all = person.Meters.SelectMany(meter => meter.Series).Select(series => series.Id).Distinct().ToList();
        await Leave(brought.Where(b => !all.Contains(b.SeriesId)).Select(b => b.RawRequestId));
        foreach (var times in person.Meters.GroupBy(meter => meter.MeterId))
        {
            var own = times.First().Series.Select(series => series.Id).ToList();
            var outside = brought.Where(b => own.Contains(b.SeriesId));
            foreach (var time in times)
            {
                outside = outside.Where(b => b.StartAt < time.From || b.StartAt >= time.Until);
            }

            await Leave(outside.Select(b => b.RawRequestId));
        }

        var records = RecordsOfPerson.OfMeters(database, person);
        await Leave(database.Set<SiteRecordRow>().Where(r => EF.Parameter(candidates).Contains(r.RawRequestId) && !EF.Parameter(records).Contains(r.Id)).Select(r => r.RawRequestId));

        async Task Leave(IQueryable<long> requests) => found.ExceptWith(await requests.Distinct().ToListAsync(cancellation));
    }

    private static Task<List<long>> RequestsOf(UrbGradeContext database, List<long> records, CancellationToken cancellation) =>
        database.Set<SiteRecordRow>().Where(r => EF.Parameter(records).Contains(r.Id) && r.RawRequestId > 0).Select(r => r.RawRequestId).Distinct().ToListAsync(cancellation);

    /// <summary>Values and the requests that brought them, those that were replaced since included.</summary>
    private static IQueryable<BroughtValue> Brought(UrbGradeContext database) =>
        database.Set<ReadingRow>().Select(r => new BroughtValue { SeriesId = r.SeriesId, StartAt = r.StartAt, RawRequestId = r.RawRequestId }).Concat(
            database.Set<ReadingRevisionRow>().Select(r => new BroughtValue { SeriesId = r.SeriesId, StartAt = r.StartAt, RawRequestId = r.RawRequestId }));

    private sealed class BroughtValue
    {
        public int SeriesId { get; init; }

        public DateTimeOffset StartAt { get; init; }

        public long RawRequestId { get; init; }
    }
}
