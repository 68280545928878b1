using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using UrbGrade.Bus.Delivery;

namespace UrbGrade.Modules.Core.Database.Upkeep;

/// <summary>Finds a text in every column of every table that holds texts, those included that do not exist yet, and puts another one in its
/// place. Takes as long as reading the database.</summary>
internal sealed class TextSweep
{
    /// <summary>Seconds for the reading of a large table.</summary>
    private const int LongestWait = 600;

    private readonly List<(string Table, string Column)> columns;

    /// <param name="without">Tables that are left alone.</param>
    public TextSweep(DbContext context, params IReadOnlyCollection<string> without) => columns =
    [
        .. context.Model.GetRelationalModel().Tables.Where(table => !without.Contains(table.Name))
            .SelectMany(table => table.Columns.Where(IsText).Select(column => (table.Name, column.Name))),
    ];

    /// <summary>The texts that contain one of some texts, with their places.</summary>
    public IEnumerable<(string Table, string Column, string Text)> Find(DbConnection connection, IReadOnlyList<string> texts)
    {
        foreach (var (table, column) in columns)
        {
            foreach (var text in texts)
            {
                using var command = connection.CreateCommand();
                command.CommandTimeout = LongestWait;
                command.CommandText = $"SELECT \"{column}\" FROM \"{table}\" WHERE \"{column}\" LIKE @pattern";
                command.AddParameter("@pattern", $"%{text}%");
                using var rows = command.ExecuteReader();
                while (rows.Read())
                {
                    if (rows.GetString(0).Contains(text, StringComparison.Ordinal))
                    {
                        yield return (table, column, rows.GetString(0));
                    }
                }
            }
        }
    }

    /// <summary>Replaces a text where <see cref="Find"/> found it.</summary>
    /// <returns>How many rows were changed.</returns>
    public static int Replace(IWriteSession session, string table, string column, string text, string by)
    {
        using var command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
        command.CommandTimeout = LongestWait;
        command.CommandText = $"UPDATE \"{table}\" SET \"{column}\" = REPLACE(\"{column}\", @text, @by) WHERE \"{column}\" LIKE @pattern";
        command.AddParameter("@text", text);
        command.AddParameter("@by", by);
        command.AddParameter("@pattern", $"%{text}%");
        return command.ExecuteNonQuery();
    }

    private static bool IsText(IColumn column) => (column.PropertyMappings[0].TypeMapping.Converter?.ProviderClrType
        ?? column.PropertyMappings[0].TypeMapping.ClrType) == typeof(string);
}
