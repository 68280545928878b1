using System.Data.Common;

namespace UrbGrade.Gateway.Store;

/// <summary>
/// A connection inside a transaction of the local database, with short forms of the provider's commands. Parameters are
/// named <c>@1</c>, <c>@2</c> and so on, in order. All SQL is written in what SQLite and MariaDB share; where they differ,
/// <see cref="Dialect"/> has the words.
/// </summary>
internal sealed class StoreConnection(DbConnection connection, DbTransaction? transaction, SqlDialect dialect)
{
    public SqlDialect Dialect => dialect;

    public DbCommand Prepare(string sql, params ReadOnlySpan<object?> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@{i + 1}";
            parameter.Value = values[i] ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    /// <returns>How many rows were inserted or deleted, or matched by an update.</returns>
    public int Execute(string sql, params ReadOnlySpan<object?> values)
    {
        using var command = Prepare(sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>Inserts one row.</summary>
    /// <returns>The number that the database gave it.</returns>
    public long Insert(string sql, params ReadOnlySpan<object?> values)
    {
        Execute(sql, values);
        return Scalar<long>(dialect.LastId);
    }

    /// <summary>The first column of the first row; nothing when there is no row or it is null.</summary>
    /// <typeparam name="T"><see cref="long"/>, <see cref="double"/>, <see cref="string"/> or <c>byte[]</c>.</typeparam>
    public T? Scalar<T>(string sql, params ReadOnlySpan<object?> values)
    {
        using var command = Prepare(sql, values);
        return command.ExecuteScalar() switch
        {
            null or DBNull => default,
            T found => found,
            var found => (T)Convert.ChangeType(found, typeof(T), System.Globalization.CultureInfo.InvariantCulture),
        };
    }

    public List<T> Query<T>(string sql, Func<DbDataReader, T> row, params ReadOnlySpan<object?> values)
    {
        using var command = Prepare(sql, values);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(row(reader));
        return rows;
    }
}
