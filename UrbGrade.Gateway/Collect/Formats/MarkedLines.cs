namespace UrbGrade.Gateway.Collect.Formats;

/// <summary>A place in a marked line: the line's first field after its mark, then a position or a key.</summary>
/// <param name="Line">Such as <c>NODO</c> in <c>#NODO;EIB-CM-017;FW=2.14</c>.</param>
/// <param name="Key">Such as <c>FW</c>; null for the first field after the line's name.</param>
internal sealed record MarkedField(string Line, string? Key)
{
    /// <summary>The text there; null when these fields are another line's or lack the key.</summary>
    public string? In(string[] fields)
    {
        if (fields[0].AsSpan(1).Trim() is var name && !name.SequenceEqual(Line))
            return null;
        if (Key is null)
            return fields.Length > 1 ? fields[1].Trim() : null;
        return fields.Skip(1).Where(field => field.StartsWith(Key + "=", StringComparison.Ordinal)).Select(field => field[(Key.Length + 1)..].Trim()).FirstOrDefault();
    }
}

/// <summary>What the marked lines among the rows say; all others that start with the mark are comments.</summary>
/// <param name="Mark">First character of such a line.</param>
/// <param name="Headings">First heading of a marked line that names the columns.</param>
/// <param name="Rows">How many rows there were since the line before them.</param>
/// <param name="Last">Number of the last row.</param>
/// <param name="Checksum">CRC-16/MODBUS of all bytes before it, four hex digits, at the end of the file.</param>
internal sealed record MarkedLines(char Mark, string? Headings, MarkedField? Meter, MarkedField? Rows, MarkedField? Last, MarkedField? Checksum);
