using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.People;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Quantification.People;

/// <summary>Signed messages that say something of the person and of nobody else's meters, and those with records of the person. A message
/// that carries the readings of others too is their proof and stays until the tenant's retention ends it: it names meters, never people.</summary>
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
        var found = new HashSet<long>();
        foreach (var meter in person.Meters)
        {
            var own = meter.Series.Select(series => series.Id).ToList();
            found.UnionWith(await database.Set<ReadingRow>()
                .Where(r => own.Contains(r.SeriesId) && r.StartAt >= meter.From && r.StartAt < meter.Until)
                .Select(r => r.RawRequestId).Distinct().ToListAsync(cancellation));
            found.UnionWith(await database.Set<ReadingRevisionRow>()
                .Where(r => own.Contains(r.SeriesId) && r.StartAt >= meter.From && r.StartAt < meter.Until)
                .Select(r => r.RawRequestId).Distinct().ToListAsync(cancellation));
        }

        var all = person.Meters.SelectMany(meter => meter.Series).Select(series => series.Id).Distinct().ToList();
        var candidates = found.ToList();
        found.ExceptWith(await database.Set<ReadingRow>().Where(r => !all.Contains(r.SeriesId) && candidates.Contains(r.RawRequestId))
            .Select(r => r.RawRequestId).Distinct().ToListAsync(cancellation));
        found.UnionWith(await RecordsOfPerson.Of(database, person).Select(record => record.RawRequestId).Distinct().ToListAsync(cancellation));
        return [.. found.Order()];
    }
}
