using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Analysis.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.People;

namespace UrbGrade.Modules.Analysis.People;

/// <summary>What the town's people wrote about the person's meters in their time.</summary>
internal sealed class NotesOfPerson(IUrbGradeContexts contexts, ICommitQueue commits) : IPersonalRecords
{
    private const string Name = "notes";

    public int Order => 61;

    public IEnumerable<PersonalTable> Read(Person person) =>
        [new(Name, "What people who work for the town wrote about your meters.", ["meter", "start_utc", "end_utc", "text", "written_utc"], Rows(person))];

    public async Task<PersonalCount> Count(Person person, CancellationToken cancellation)
    {
        var count = 0L;
        foreach (var meter in person.Meters)
        {
            await using var database = contexts.Read(TenantScope.Of(person.TenantId));
            count += await Notes(database, meter).LongCountAsync(cancellation);
        }

        return new PersonalCount(Name, count);
    }

    public async Task<PersonalCount> Erase(Person person, CancellationToken cancellation)
    {
        var erased = 0L;
        foreach (var meter in person.Meters)
        {
            erased += await commits.Commit(
                session =>
                {
                    using var database = contexts.Write(TenantScope.Of(person.TenantId), session);
                    return Notes(database, meter).ExecuteDelete();
                },
                cancellation);
        }

        return new PersonalCount(Name, erased);
    }

    private async IAsyncEnumerable<object?[]> Rows(Person person, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        foreach (var meter in person.Meters)
        {
            await using var database = contexts.Read(TenantScope.Of(person.TenantId));
            foreach (var note in await Notes(database, meter).AsNoTracking().OrderBy(note => note.StartAt).ToListAsync(cancellation))
            {
                yield return [meter.Source, note.StartAt.ToString("O", null), note.EndAt?.ToString("O", null), note.Text, note.WrittenAt.ToString("O", null)];
            }
        }
    }

    private static IQueryable<SeriesNoteRow> Notes(UrbGradeContext database, PersonMeter meter) =>
        SeriesNoteRow.Within(database, [.. meter.Series.Select(one => one.Id)], meter.From, meter.Until);
}
