using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Analysis.Store;

/// <summary>What somebody wrote about a time of a series.</summary>
internal sealed class SeriesNoteRow : ITenantOwned
{
    public int Id { get; set; }

    public int TenantId { get; set; }

    public int SeriesId { get; set; }

    public DateTimeOffset StartAt { get; set; }

    /// <summary>Excluded; null for a moment.</summary>
    public DateTimeOffset? EndAt { get; set; }

    public required string Text { get; set; }

    public required string Author { get; set; }

    public DateTimeOffset WrittenAt { get; set; }

    /// <summary>Null where it stands as it was written.</summary>
    public DateTimeOffset? ChangedAt { get; set; }

    /// <summary>Notes that share time with [from, to); a moment is in the time that it lies in.</summary>
    public static IQueryable<SeriesNoteRow> Within(UrbGradeContext database, IReadOnlyCollection<int> series, DateTimeOffset from, DateTimeOffset to) =>
        database.Set<SeriesNoteRow>().Where(note => series.Contains(note.SeriesId) && note.StartAt < to && (note.StartAt >= from || note.EndAt > from));
}
