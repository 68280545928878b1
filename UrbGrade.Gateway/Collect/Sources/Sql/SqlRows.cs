using System.Data.Common;
using System.Globalization;
using System.Text;

namespace UrbGrade.Gateway.Collect.Sources.Sql;

/// <summary>
/// Rows of a query as a delimited file: UTF-8, the columns' names as headings, <c>;</c> between values, decimal point,
/// times as <c>yyyy-MM-dd HH:mm:ss</c> in whatever zone the database keeps, nothing for NULL.
/// </summary>
/// <param name="LastCursor">The cursor column of the last row.</param>
internal sealed record SqlRows(int Count, ReadOnlyMemory<byte> Content, string? LastCursor)
{
    /// <exception cref="SourceException">The query does not select the cursor column.</exception>
    public static async Task<SqlRows> ReadAsync(DbDataReader reader, string? cursorColumn, CancellationToken cancellation)
    {
        var names = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
        var cursor = cursorColumn is null ? -1 : names.FindIndex(name => string.Equals(name, cursorColumn, StringComparison.OrdinalIgnoreCase));
        if (cursorColumn is not null && cursor < 0)
            throw new SourceException($"the query selects no column '{cursorColumn}': add it, or name another in cursor");
        var text = new StringBuilder();
        text.AppendJoin(';', names.Select(Quoted)).Append('\n');
        var count = 0;
        string? last = null;
        while (await reader.ReadAsync(cancellation))
        {
            for (var column = 0; column < names.Count; column++)
                text.Append(column == 0 ? "" : ";").Append(Quoted(Text(reader.GetValue(column))));
            text.Append('\n');
            if (cursor >= 0)
                last = Text(reader.GetValue(cursor));
            count++;
        }

        if (count > 0 && cursor >= 0 && string.IsNullOrEmpty(last))
            throw new SourceException($"the last row has no {cursorColumn}: order the query by it and leave out rows without");
        return new SqlRows(count, Encoding.UTF8.GetBytes(text.ToString()), last);
    }

    private static string Text(object value) => value switch
    {
        DBNull => "",
        DateTime time => time.ToString(time.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
        bool flag => flag ? "1" : "0",
        byte[] bytes => Convert.ToHexString(bytes),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(";\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
