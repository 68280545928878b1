using UrbGrade.Bus.Delivery;

namespace UrbGrade.Modules.Core.Database;

/// <summary>The one seam for writing many rows; each provider has its fast way. Rows in the order of the key are fastest.</summary>
internal interface IBulkWriter
{
    /// <summary>Inserts the rows whose key is free.</summary>
    /// <param name="taken">Receives the positions of the other rows, ascending; nothing is written for them.</param>
    void Insert<TRow>(IWriteSession session, BulkTable<TRow> table, ReadOnlySpan<TRow> rows, ICollection<int> taken);

    /// <summary>Inserts the rows, or overwrites the columns beside the key where it is taken.</summary>
    void Upsert<TRow>(IWriteSession session, BulkTable<TRow> table, ReadOnlySpan<TRow> rows);

    /// <summary>Deletes the rows that still have the values of all columns.</summary>
    /// <param name="gone">Receives the positions of the others, ascending.</param>
    void Delete<TRow>(IWriteSession session, BulkTable<TRow> table, ReadOnlySpan<TRow> rows, ICollection<int> gone);

    /// <summary>Brings the planner's statistics up to date; cheap enough after every million rows.</summary>
    void RefreshStatistics(IWriteSession session);
}
