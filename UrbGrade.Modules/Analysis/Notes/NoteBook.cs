using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Analysis.Findings;
using UrbGrade.Modules.Analysis.Store;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Analysis.Notes;

internal sealed class NoteBook(IUrbGradeContexts contexts, ITenantSession session, ITenantRegistry tenants, AuditedChanges changes, TimeProvider clock) : ISeriesNotes
{
    private const int LongestText = 500;

    private static readonly DateTimeOffset Earliest = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public async Task<IReadOnlyList<SeriesNote>> OfAsset(int assetId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        if (session is not { CurrentTenantId: { } tenantId, IsStaff: true })
        {
            return [];
        }

        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var series = await (
            from one in database.Set<SeriesRow>()
            join meter in database.Set<MeterRow>() on one.MeterId equals meter.Id
            where meter.AssetId == assetId
            select one.Id).ToListAsync(cancellation);
        if (series.Count == 0)
        {
            return [];
        }

        var names = await FindingNames.Load(database, tenants.Find(tenantId)!.TimeZone, cancellation);
        return await Read(database, session, names, series, from, to, cancellation);
    }

    public Task<AdministrationResult> Add(SeriesNoteDraft draft, CancellationToken cancellation) => Write(draft, (database, tenantId) =>
    {
        var note = new SeriesNoteRow
        {
            TenantId = tenantId, SeriesId = draft.SeriesId, StartAt = draft.Start, EndAt = draft.End, Text = draft.Text.Trim(), Author = changes.Who, WrittenAt = clock.GetUtcNow(),
        };
        database.Add(note);
        return AuditedChange.Done(tenantId, "note.added", Subject(note), null, Words(note));
    }, cancellation);

    public Task<AdministrationResult> Change(int id, SeriesNoteDraft draft, CancellationToken cancellation) => Write(draft, (database, tenantId) =>
    {
        if (Problem(database, id, out var note) is { } refused)
        {
            return refused;
        }

        if ((note.SeriesId, note.StartAt, note.EndAt, note.Text) == (draft.SeriesId, draft.Start, draft.End, draft.Text.Trim()))
        {
            return AuditedChange.Nothing;
        }

        var before = Words(note);
        (note.SeriesId, note.StartAt, note.EndAt, note.Text, note.ChangedAt) = (draft.SeriesId, draft.Start, draft.End, draft.Text.Trim(), clock.GetUtcNow());
        return AuditedChange.Done(tenantId, "note.changed", Subject(note), before, Words(note));
    }, cancellation);

    public Task<AdministrationResult> Remove(int id, CancellationToken cancellation) =>
        session is { CurrentTenantId: { } tenantId, IsStaff: true, AccountName: not null }
            ? changes.Commit(TenantScope.Of(tenantId), topic: null, AuditedChange (database) =>
            {
                if (Problem(database, id, out var note) is { } refused)
                {
                    return refused;
                }

                database.Remove(note);
                return AuditedChange.Done(tenantId, "note.removed", Subject(note), Words(note));
            }, cancellation)
            : Task.FromResult(Refused.NotAllowed);

    /// <summary>Notes on series that share time with [from, to), in order of their begin.</summary>
    internal static async Task<IReadOnlyList<SeriesNote>> Read(
        UrbGradeContext database, ITenantSession session, FindingNames names, IReadOnlyCollection<int> series, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        var quantities = await database.Set<SeriesRow>().Where(one => series.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Quantity, cancellation);
        var rows = await SeriesNoteRow.Within(database, series, from, to).AsNoTracking().OrderBy(note => note.StartAt).ThenBy(note => note.Id).ToListAsync(cancellation);
        return
        [
            .. rows.Select(note =>
            {
                var (name, zone, _) = names.Of(FindingScope.Series, note.SeriesId);
                return new SeriesNote(
                    note.Id, note.SeriesId, name, quantities[note.SeriesId], zone, note.StartAt, note.EndAt, note.Text, note.Author, note.WrittenAt, note.ChangedAt,
                    MayChange(session, note));
            }),
        ];
    }

    private Task<AdministrationResult> Write(SeriesNoteDraft draft, Func<UrbGradeContext, int, AuditedChange> write, CancellationToken cancellation)
    {
        if (session is not { CurrentTenantId: { } tenantId, IsStaff: true, AccountName: not null })
        {
            return Task.FromResult(Refused.NotAllowed);
        }

        if (Problem(draft) is { } problem)
        {
            return Task.FromResult(Refused.Invalid(problem));
        }

        return changes.Commit(
            TenantScope.Of(tenantId), topic: null,
            database => database.Set<SeriesRow>().Any(one => one.Id == draft.SeriesId)
                ? write(database, tenantId) : Refused.NotFound("Note.Series", $"There is no series {draft.SeriesId}."),
            cancellation);
    }

    /// <summary>Why the session may not change a note; null where it may.</summary>
    private AdministrationResult? Problem(UrbGradeContext database, int id, out SeriesNoteRow note)
    {
        note = database.Set<SeriesNoteRow>().SingleOrDefault(one => one.Id == id)!;
        return note is null ? Refused.NotFound("Note.Unknown", $"There is no note {id}.")
            : MayChange(session, note) ? null : new AdministrationResult(AdministrationOutcome.NotAllowed, new Refusal("Note.Author", $"Only {note.Author} and administrators change this note."));
    }

    private static bool MayChange(ITenantSession session, SeriesNoteRow note) =>
        session.IsStaff && (note.Author == session.AccountName || session.IsTenantAdministrator || session.IsPlatformAdministrator);

    private static Refusal? Problem(SeriesNoteDraft draft) =>
        string.IsNullOrWhiteSpace(draft.Text) || draft.Text.Trim().Length > LongestText ? new Refusal("Note.Text", $"The note has {draft.Text.Trim().Length} characters; allowed are 1 to {LongestText}.")
        : draft.Start < Earliest || draft.Start >= Latest || draft.End > Latest ? new Refusal("Note.Time", $"The note begins at {draft.Start}; allowed are times from {Earliest} to {Latest}.")
        : draft.End <= draft.Start ? new Refusal("Note.End", $"The note ends at {draft.End}, which is not after its begin at {draft.Start}.") : null;

    private static string Subject(SeriesNoteRow note) => FormattableString.Invariant($"series {note.SeriesId}");

    /// <summary>Without the text: the audit is for ever, and a note may tell of people.</summary>
    private static string Words(SeriesNoteRow note) =>
        FormattableString.Invariant($"{note.StartAt:yyyy-MM-ddTHH:mmZ} to {note.EndAt ?? note.StartAt:yyyy-MM-ddTHH:mmZ}, {note.Author}, {note.Text.Length} characters");
}
