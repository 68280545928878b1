namespace UrbGrade.Modules.Core.Database;

/// <summary>Reads a column's value from a row.</summary>
internal delegate TValue BulkValue<TRow, out TValue>(in TRow row);

/// <summary>One column of a bulk write: an integer, or a real number that may be null.</summary>
internal sealed class BulkColumn<TRow>
{
    private BulkColumn(string name) => Name = name;

    /// <summary>As in the table.</summary>
    public string Name { get; }

    /// <summary>Set for an integer column.</summary>
    public BulkValue<TRow, long>? Integer { get; private init; }

    /// <summary>Set for a real column.</summary>
    public BulkValue<TRow, double?>? Real { get; private init; }

    /// <summary>On a taken key the greater of the stored and the new value stays, instead of the new one.</summary>
    public bool KeepsGreater { get; private init; }

    /// <summary>The table has it as true or false; its integers are 1 and 0.</summary>
    public bool IsFlag { get; private init; }

    /// <summary>Every row of one write has the value of the first.</summary>
    public bool IsConstant { get; private init; }

    /// <summary>An integer column whose value is the same in all rows of one write.</summary>
    public static BulkColumn<TRow> Constant(string name, BulkValue<TRow, long> value) =>
        new(name) { Integer = value, IsConstant = true };

    /// <summary>An integer column.</summary>
    public static BulkColumn<TRow> Of(string name, BulkValue<TRow, long> value, bool keepsGreater = false) =>
        new(name) { Integer = value, KeepsGreater = keepsGreater };

    /// <summary>A column that is true or false.</summary>
    public static BulkColumn<TRow> Flag(string name, BulkValue<TRow, bool> value, bool keepsGreater = false) =>
        new(name) { Integer = (in row) => value(in row) ? 1 : 0, IsFlag = true, KeepsGreater = keepsGreater };

    /// <summary>A real column.</summary>
    public static BulkColumn<TRow> Of(string name, BulkValue<TRow, double?> value) => new(name) { Real = value };
}
