using System.Data.Common;
using System.Globalization;
using System.Xml.Linq;
using Npgsql;
using NpgsqlTypes;
using UrbGrade.Bus.Contracts.Core;

namespace UrbGrade.Modules.Core.Database.Upkeep;

/// <summary>Copies all rows of a database to a migrated one on PostgreSQL in one transaction, which it commits when both are the same.</summary>
/// <param name="cookieKeys">Go into the database, where they lay in files: sessions are protected with them, and second factors for good.</param>
internal sealed class MoveToPostgreSql(
    DbConnection source, NpgsqlConnection target, IReadOnlyList<StoredTable> tables, IReadOnlyCollection<XElement> cookieKeys, DateTimeOffset now)
{
    /// <summary>Tables of which one row says that a database is in use.</summary>
    private static readonly string[] Telling = ["Tenants", "RawRequests", "Readings", "Audit", "AspNetUsers"];

    /// <returns>The tables, and how they differ.</returns>
    /// <exception cref="InvalidOperationException">The target is in use already.</exception>
    public DatabaseReport Run(string place)
    {
        using var transaction = target.BeginTransaction();
        Array.ForEach(Telling, RequireEmpty);
        foreach (var table in tables.Reverse().Where(table => !Telling.Contains(table.Name)))
        {
            Execute($"DELETE FROM {StoredTable.Quote(table.Name)}");
        }

        var problems = new List<string>();
        var reports = new List<TableReport>();
        foreach (var table in tables)
        {
            Copy(table);
            ContinueNumbers(table);
            var there = table.Describe(target, transaction);
            reports.Add(there);
            if (table.Describe(source) is var here && here != there)
            {
                problems.Add(string.Create(CultureInfo.InvariantCulture, $"{table.Name}: {here.Rows} rows became {there.Rows}, or their values differ."));
            }
        }

        if (problems.Count == 0)
        {
            AddCookieKeys();
            transaction.Commit();
        }

        return new DatabaseReport(place, [.. reports.OrderBy(report => report.Table, StringComparer.Ordinal)], problems);
    }

    private static NpgsqlDbType TypeOf(string storeType) => storeType switch
    {
        "bigint" => NpgsqlDbType.Bigint,
        "integer" => NpgsqlDbType.Integer,
        "boolean" => NpgsqlDbType.Boolean,
        "double precision" => NpgsqlDbType.Double,
        "bytea" => NpgsqlDbType.Bytea,
        _ => NpgsqlDbType.Text,
    };

    private void RequireEmpty(string table)
    {
        using var command = new NpgsqlCommand($"SELECT EXISTS (SELECT 1 FROM {StoredTable.Quote(table)})", target);
        if ((bool)command.ExecuteScalar()!)
        {
            throw new InvalidOperationException($"The target has rows in {table} already; give a database that the platform has not run on. Nothing was changed.");
        }
    }

    private void Copy(StoredTable table)
    {
        var types = table.Columns.Select(column => TypeOf(column.StoreType)).ToArray();
        var columns = string.Join(", ", table.Columns.Select(column => StoredTable.Quote(column.Name)));
        using var rows = target.BeginBinaryImport($"COPY {StoredTable.Quote(table.Name)} ({columns}) FROM STDIN (FORMAT BINARY)");
        foreach (var row in table.Read(source))
        {
            rows.StartRow();
            for (var c = 0; c < row.Length; c++)
            {
                if (row[c] is { } value)
                {
                    Write(rows, value, types[c]);
                }
                else
                {
                    rows.WriteNull();
                }
            }
        }

        rows.Complete();
    }

    private static void Write(NpgsqlBinaryImporter rows, object value, NpgsqlDbType type)
    {
        switch (type)
        {
            case NpgsqlDbType.Boolean:
                rows.Write((long)value != 0, type);
                break;
            case NpgsqlDbType.Integer:
                rows.Write(checked((int)(long)value), type);
                break;
            default:
                rows.Write(value, type);
                break;
        }
    }

    /// <summary>Lets the numbers that the server gives go on after the highest one that was copied.</summary>
    private void ContinueNumbers(StoredTable table)
    {
        if (table.Columns.Any(column => column is { Name: "Id", StoreType: "bigint" or "integer" }))
        {
            var name = StoredTable.Quote(table.Name);
            Execute($"""
                SELECT setval(numbers, COALESCE(last, 1), last IS NOT NULL)
                FROM (SELECT pg_get_serial_sequence('{name}', 'Id')::regclass AS numbers, (SELECT MAX("Id") FROM {name}) AS last) AS found
                WHERE numbers IS NOT NULL
                """);
        }
    }

    private void AddCookieKeys()
    {
        foreach (var key in cookieKeys)
        {
            using var command = new NpgsqlCommand("""INSERT INTO "CookieKeys" ("Name", "Xml", "CreatedAt") VALUES ($1, $2, $3)""", target);
            command.Parameters.Add(new NpgsqlParameter { Value = $"{key.Name.LocalName}-{key.Attribute("id")?.Value}" });
            command.Parameters.Add(new NpgsqlParameter { Value = key.ToString(SaveOptions.DisableFormatting) });
            command.Parameters.Add(new NpgsqlParameter { Value = now.ToUnixTimeMilliseconds() });
            command.ExecuteNonQuery();
        }
    }

    private void Execute(string sql)
    {
        using var command = new NpgsqlCommand(sql, target) { CommandTimeout = 0 };
        command.ExecuteNonQuery();
    }
}
