using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Tests.Web.Fictional;

/// <summary>Two notes on the readings of The Blue Chair, of which the signed-in may change the first, and those that are added.</summary>
internal sealed class FictionalNotes : ISeriesNotes
{
    private static readonly DateTimeOffset Written = new(2019, 12, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly List<SeriesNote> notes =
    [
        new(1, 1, "The Blue Chair (477)", "energy", "Europe/Madrid", new DateTimeOffset(2019, 12, 1, 23, 0, 0, TimeSpan.Zero), new DateTimeOffset(2019, 12, 3, 23, 0, 0, TimeSpan.Zero),
            "The oven was being mended", "staff@urbgrade.example", Written, null, IsEditable: true),
        new(2, 1, "The Blue Chair (477)", "energy", "Europe/Madrid", new DateTimeOffset(2019, 12, 10, 7, 30, 0, TimeSpan.Zero), null, "Power cut in the street", "other@urbgrade.example", Written,
            null, IsEditable: false),
    ];

    public IReadOnlyList<SeriesNote> All => notes;

    public Task<IReadOnlyList<SeriesNote>> OfAsset(int assetId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<SeriesNote>>(assetId == 2 ? [.. notes.Where(note => note.Start < to && (note.End ?? note.Start) >= from)] : []);

    public Task<AdministrationResult> Add(SeriesNoteDraft draft, CancellationToken cancellation)
    {
        if (draft.End <= draft.Start)
        {
            return Task.FromResult(new AdministrationResult(
                AdministrationOutcome.Invalid, new Refusal("Note.End", $"The note ends at {draft.End}, which is not after its begin at {draft.Start}.")));
        }

        notes.Add(new SeriesNote(
            notes.Max(note => note.Id) + 1, draft.SeriesId, "The Blue Chair (477)", "energy", "Europe/Madrid", draft.Start, draft.End, draft.Text, "staff@urbgrade.example", Written, null, true));
        return Done();
    }

    public Task<AdministrationResult> Change(int id, SeriesNoteDraft draft, CancellationToken cancellation)
    {
        var index = notes.FindIndex(note => note.Id == id);
        notes[index] = notes[index] with { SeriesId = draft.SeriesId, Start = draft.Start, End = draft.End, Text = draft.Text, ChangedAt = Written };
        return Done();
    }

    public Task<AdministrationResult> Remove(int id, CancellationToken cancellation)
    {
        notes.RemoveAll(note => note.Id == id);
        return Done();
    }

    private static Task<AdministrationResult> Done() => Task.FromResult(new AdministrationResult(AdministrationOutcome.Done));
}
