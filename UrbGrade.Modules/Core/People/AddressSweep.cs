using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Core.People;

/// <summary>Finds a person's address in every column that holds texts of the person's tenant, those of tables included that do not exist yet,
/// and puts another text in its place. Takes as long as reading these tables.</summary>
/// <param name="context">Open, in the scope of the platform: the rows are chosen here.</param>
internal sealed class AddressSweep(DbContext context, Person person)
{
    /// <summary>Seconds for the reading of a large table.</summary>
    private const int LongestWait = 600;

    private const string TenantColumn = "TenantId";

    /// <summary>The account's tables are the account itself; the audit has pseudonyms; of keys and links only machines write.</summary>
    private static readonly IReadOnlyList<string> LeftOut =
    [
        "Audit", "AspNetUsers", "AspNetUserTokens", "AspNetUserClaims", "AspNetUserLogins", "AspNetUserRoles", "AspNetRoles", "AspNetRoleClaims",
        "CookieKeys", "AccountLinks", "AdministratorLinks",
    ];

    /// <summary>The rows that hold the address. Of an administrator of the platform, who writes anywhere, those of all tenants.</summary>
    public IEnumerable<Mention> Find()
    {
        var connection = context.Database.GetDbConnection();
        foreach (var (table, column) in Columns())
        {
            var key = table.PrimaryKey!.Columns;
            using var command = connection.CreateCommand();
            command.CommandTimeout = LongestWait;
            command.CommandText = $"SELECT \"{column.Name}\", {Names(key)} FROM \"{table.Name}\" WHERE ({Likes(command, column)}){Own(command, table)}";
            using var rows = command.ExecuteReader();
            while (rows.Read())
            {
                if (rows.GetString(0) is var text && person.Address.IsIn(text))
                {
                    yield return new Mention(
                        table.Name, column.Name, text, [.. key.Select((one, place) => (one.Name, rows.GetValue(place + 1)))]);
                }
            }
        }
    }

    /// <summary>Puts the pseudonym in the place of the address in some rows, where they still are what was found.</summary>
    /// <returns>How many were changed.</returns>
    public static int Replace(IWriteSession session, Person person, IEnumerable<Mention> mentions)
    {
        var replaced = 0;
        foreach (var mention in mentions)
        {
            using var command = session.Connection.CreateCommand();
            command.Transaction = session.Transaction;
            command.AddParameter("@by", person.Address.Replace(mention.Text, person.Pseudonym));
            command.AddParameter("@text", mention.Text);
            var conditions = mention.Key.Select((part, place) =>
            {
                command.AddParameter($"@key{place}", part.Value);
                return $" AND \"{part.Column}\" = @key{place}";
            });
            command.CommandText = $"UPDATE \"{mention.Table}\" SET \"{mention.Column}\" = @by WHERE \"{mention.Column}\" = @text{string.Concat(conditions)}";
            replaced += command.ExecuteNonQuery();
        }

        return replaced;
    }

    /// <summary>Those of keys last: the row is found by them.</summary>
    private IEnumerable<(ITable Table, IColumn Column)> Columns() =>
        from table in context.Model.GetRelationalModel().Tables
        where !LeftOut.Contains(table.Name) && (person.TenantId == 0 || table.FindColumn(TenantColumn) is not null)
        from column in table.Columns
        where IsText(column)
        orderby table.Name, table.PrimaryKey!.Columns.Contains(column)
        select (table, column);

    private string Likes(DbCommand command, IColumn column) => string.Join(" OR ", person.Address.Forms.Select((form, place) =>
    {
        command.AddParameter($"@pattern{place}", $"%{Literal(form)}%");
        return $"\"{column.Name}\" LIKE @pattern{place} ESCAPE '!'";
    }));

    private string Own(DbCommand command, ITable table)
    {
        if (person.TenantId == 0)
        {
            return "";
        }

        command.AddParameter("@tenant", person.TenantId);
        return $" AND \"{table.FindColumn(TenantColumn)!.Name}\" = @tenant";
    }

    private static string Names(IEnumerable<IColumn> columns) => string.Join(", ", columns.Select(column => $"\"{column.Name}\""));

    /// <summary>Without meaning to LIKE on any of the databases.</summary>
    private static string Literal(string text) => text.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal)
        .Replace("_", "!_", StringComparison.Ordinal).Replace("[", "![", StringComparison.Ordinal);

    private static bool IsText(IColumn column) => (column.PropertyMappings[0].TypeMapping.Converter?.ProviderClrType
        ?? column.PropertyMappings[0].TypeMapping.ClrType) == typeof(string);
}
