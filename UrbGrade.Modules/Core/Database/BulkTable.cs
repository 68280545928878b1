namespace UrbGrade.Modules.Core.Database;

/// <summary>A table as a bulk write sees it.</summary>
/// <param name="keyColumns">How many of the first columns make up the primary key.</param>
internal sealed class BulkTable<TRow>(string name, int keyColumns, params BulkColumn<TRow>[] columns)
{
    /// <summary>The table's name.</summary>
    public string Name => name;

    /// <summary>Every column that a new row needs, those of the key first.</summary>
    public BulkColumn<TRow>[] Columns => columns;

    /// <summary>The columns of the primary key.</summary>
    public IEnumerable<BulkColumn<TRow>> Key => columns.Take(keyColumns);

    /// <summary>The others.</summary>
    public IEnumerable<BulkColumn<TRow>> Rest => columns.Skip(keyColumns);
}
