namespace UrbGrade.Gateway.Collect.Formats;

/// <summary>One field of a record.</summary>
/// <param name="Name">What it is called in the record.</param>
/// <param name="Unit">UCUM code or currency of a number; null for text and plain numbers.</param>
/// <param name="Below">Text before a number that only says an upper limit, such as <c>&lt;</c>; null where there is none.</param>
/// <param name="Optional">Whether a file may lack the column.</param>
internal sealed record RecordField(string Column, string Name, bool IsNumber, string? Unit, string? Below, bool Optional = false);

/// <summary>How rows become records.</summary>
/// <param name="Kind">One of <see cref="RecordKind"/>.</param>
/// <param name="KeyColumns">What tells records apart; none where only the whole content does.</param>
/// <param name="UntilColumn">End of the time that the record is about.</param>
/// <param name="UntilIncluded">Whether that is its last day, not the day after.</param>
/// <param name="Fields">Null where every column that is left becomes a field as it stands.</param>
internal sealed record RecordLayout(
    string Kind,
    IReadOnlyList<string> KeyColumns,
    string? SubjectColumn,
    string? UntilColumn,
    bool UntilIncluded,
    IReadOnlyList<RecordField>? Fields);
