using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.People;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.People;

/// <summary>Votes, answers, bills and other records in which the person's address stands, or that are about one of the person's meters in its time.</summary>
internal sealed class RecordsOfPerson(IUrbGradeContexts contexts, ICommitQueue commits) : IPersonalRecords
{
    private const string Name = "records";

    public int Order => 40;

    public IEnumerable<PersonalTable> Read(Person person) =>
    [
        new(Name, "Bills, answers and votes that name you or your meters.", ["kind", "key", "revision", "about", "at_utc", "fields"], Rows(person)),
    ];

    public async Task<PersonalCount> Count(Person person, CancellationToken cancellation)
    {
        if (person.TenantId == 0)
        {
            return new PersonalCount(Name, 0);
        }

        await using var database = contexts.Read(TenantScope.Of(person.TenantId));
        return new PersonalCount(Name, await Of(database, person).LongCountAsync(cancellation));
    }

    public async Task<PersonalCount> Erase(Person person, CancellationToken cancellation) => new(
        Name, person.TenantId == 0 ? 0 : await commits.Commit(session => Erase(session, person), cancellation));

    /// <summary>The records of a person.</summary>
    public static IQueryable<SiteRecordRow> Of(UrbGradeContext database, Person person)
    {
        List<long> ids = [.. OfMeters(database, person), .. Naming(database, person)];
        return database.Set<SiteRecordRow>().Where(r => EF.Parameter(ids).Contains(r.Id));
    }

    /// <summary>Ids of those about the person's meters in their time.</summary>
    public static List<long> OfMeters(UrbGradeContext database, Person person) =>
    [
        .. person.Meters.SelectMany(meter => database.Set<SiteRecordRow>()
            .Where(r => r.Subject == meter.Source && r.At >= meter.From && r.At < meter.Until).Select(r => r.Id)),
    ];

    /// <summary>Ids of those in which the person's address stands.</summary>
    public static List<long> Naming(UrbGradeContext database, Person person) =>
    [
        .. person.Address.Forms.SelectMany(form => database.Set<SiteRecordRow>().AsNoTracking()
                .Where(r => r.Fields.Contains(form) || r.Subject.Contains(form) || r.Key.Contains(form)))
            .Where(r => person.Address.IsIn(r.Fields) || person.Address.IsIn(r.Subject) || person.Address.IsIn(r.Key)).Select(r => r.Id).Distinct(),
    ];

    private int Erase(IWriteSession session, Person person)
    {
        using var database = contexts.Write(TenantScope.Of(person.TenantId), session);
        return Of(database, person).ExecuteDelete();
    }

    private async IAsyncEnumerable<object?[]> Rows(Person person, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        if (person.TenantId == 0)
        {
            yield break;
        }

        await using var database = contexts.Read(TenantScope.Of(person.TenantId));
        await foreach (var r in Of(database, person).AsNoTracking().OrderBy(r => r.Id).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            yield return [r.Kind, r.Key, r.Revision, r.Subject, r.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), r.Fields];
        }
    }
}
