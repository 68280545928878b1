using System.Data.Common;

namespace UrbGrade.Gateway.Store;

/// <summary>Short forms for prepared commands and for columns that may be null.</summary>
internal static class StoreRows
{
    public static void Bind(this DbCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
    }

    public static string? TextOrNull(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public static long? NumberOrNull(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);
}
