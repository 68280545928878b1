using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace UrbGrade.Tests.Core.Database.SqlServer;

/// <summary>Microsoft's own parser of Transact-SQL, of the version of SQL Server 2022.</summary>
internal static class TransactSql
{
    /// <summary>Parses a script.</summary>
    /// <returns>Its statements.</returns>
    /// <exception cref="FormatException">It is not Transact-SQL; the message says where.</exception>
    public static IReadOnlyList<TSqlStatement> Parse(string sql)
    {
        var script = (TSqlScript)new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        return errors.Count == 0
            ? [.. script.Batches.SelectMany(batch => batch.Statements)]
            : throw new FormatException($"{string.Join('\n', errors.Select(error => $"line {error.Line}, column {error.Column}: {error.Message}"))}\n{sql}");
    }
}
