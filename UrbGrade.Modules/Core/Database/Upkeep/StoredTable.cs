using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using UrbGrade.Bus.Contracts.Core;

namespace UrbGrade.Modules.Core.Database.Upkeep;

/// <summary>A table as any of the databases has it, and its values in one form for all of them: whole numbers as <see cref="long"/>,
/// truth as 1 and 0, real numbers, texts and bytes.</summary>
internal sealed class StoredTable(ITable table)
{
    /// <summary>Seconds until a large table has its rows in order.</summary>
    private const int LongestWait = 600;

    /// <summary>The table's name.</summary>
    public string Name => table.Name;

    /// <summary>Its columns in the order in which rows are read and written.</summary>
    public IReadOnlyList<IColumn> Columns { get; } = [.. table.Columns];

    /// <summary>The tables of a model, each after those that it refers to.</summary>
    public static List<StoredTable> Of(DbContext context)
    {
        var sorted = new List<ITable>();
        foreach (var table in context.Model.GetRelationalModel().Tables.OrderBy(table => table.Name, StringComparer.Ordinal))
        {
            Add(table);
        }

        return sorted.ConvertAll(table => new StoredTable(table));

        void Add(ITable table)
        {
            if (sorted.Contains(table))
            {
                return;
            }

            foreach (var other in table.ForeignKeyConstraints.Select(key => key.PrincipalTable).Where(other => other != table))
            {
                Add(other);
            }

            sorted.Add(table);
        }
    }

    /// <summary>Reads every row in the order of the key.</summary>
    public IEnumerable<object?[]> Read(DbConnection connection, DbTransaction? transaction = null)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandTimeout = LongestWait;
        command.CommandText =
            $"SELECT {string.Join(", ", Columns.Select(column => Quote(column.Name)))} FROM {Quote(Name)} "
            + $"ORDER BY {string.Join(", ", table.PrimaryKey!.Columns.Select(column => Quote(column.Name)))}";
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            var values = new object?[Columns.Count];
            for (var c = 0; c < values.Length; c++)
            {
                values[c] = rows.IsDBNull(c) ? null : Common(rows.GetValue(c), IsReal(Columns[c]));
            }

            yield return values;
        }
    }

    /// <summary>Counts the rows and takes the fingerprint of their values.</summary>
    public TableReport Describe(DbConnection connection, DbTransaction? transaction = null)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var count = 0L;
        foreach (var row in Read(connection, transaction))
        {
            count++;
            foreach (var value in row)
            {
                Append(hash, value);
            }
        }

        return new TableReport(Name, count, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    public static string Quote(string name) => $"\"{name}\"";

    /// <summary>SQLite says of a column that it holds real numbers; a whole one may come back as an integer.</summary>
    private static bool IsReal(IColumn column) => column.PropertyMappings[0].TypeMapping.Converter is null
        && Type.GetTypeCode(Nullable.GetUnderlyingType(column.PropertyMappings[0].Property.ClrType) ?? column.PropertyMappings[0].Property.ClrType)
            == TypeCode.Double;

    private static object Common(object value, bool isReal) => value switch
    {
        _ when isReal => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        string or byte[] => value,
        bool truth => truth ? 1L : 0L,
        _ => Convert.ToInt64(value, CultureInfo.InvariantCulture),
    };

    private static void Append(IncrementalHash hash, object? value)
    {
        var bytes = value switch
        {
            null => [],
            string text => Encoding.UTF8.GetBytes(text),
            byte[] given => given,
            double real => BitConverter.GetBytes(real),
            long number => BitConverter.GetBytes(number),
            _ => throw new InvalidOperationException($"A value of type {value.GetType()} has no common form."),
        };
        Span<byte> head = stackalloc byte[5];
        head[0] = value is null ? (byte)0 : (byte)1;
        BitConverter.TryWriteBytes(head[1..], bytes.Length);
        hash.AppendData(head);
        hash.AppendData(bytes);
    }
}
