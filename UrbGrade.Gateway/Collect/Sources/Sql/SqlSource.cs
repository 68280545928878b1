using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MySqlConnector;

namespace UrbGrade.Gateway.Collect.Sources.Sql;

/// <summary>
/// Reads a database page by page. Each page becomes a file, and only then the cursor moves, so a stop in between reads
/// the page again. A page that says what the one before said (a cursor that overlaps on purpose) is not dropped twice.
/// </summary>
internal class SqlSource(SqlOrigin origin, SourceContext context) : IFetchingSource
{
    private const string CursorItem = "cursor";
    private const string PageItem = "page";
    private const int MostPages = 1000;

    public TimeSpan Every => origin.Every;

    public virtual async Task<int> FetchAsync(CancellationToken cancellation)
    {
        await using var connection = await ConnectAsync(cancellation);
        var dropped = 0;
        for (var page = 0; page < MostPages; page++)
        {
            var cursor = context.Memory.Find(CursorItem) ?? origin.From;
            var rows = await ReadAsync(connection, origin.Query, origin.Cursor, cancellation, ("@cursor", cursor));
            var hash = Convert.ToHexStringLower(SHA256.HashData(rows.Content.Span));
            if (rows.Count == 0 || hash == context.Memory.Find(PageItem))
                break;
            await DropAsync(rows, rows.LastCursor!, cancellation);
            context.Memory.Keep(PageItem, hash);
            context.Memory.Keep(CursorItem, rows.LastCursor!);
            dropped++;
            if (rows.LastCursor == cursor)
                break;
        }

        return dropped;
    }

    public async Task<IReadOnlyList<string>> TestAsync(CancellationToken cancellation)
    {
        await using var connection = await ConnectAsync(cancellation);
        var cursor = context.Memory.Find(CursorItem) ?? origin.From;
        var rows = await ReadAsync(connection, origin.Query, origin.Cursor, cancellation, ("@cursor", cursor));
        var text = Encoding.UTF8.GetString(rows.Content.Span);
        return [$"{connection.Database} on {connection.DataSource} has {rows.Count} rows beyond {origin.Cursor} {cursor}", .. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Take(10)];
    }

    protected async Task<MySqlConnection> ConnectAsync(CancellationToken cancellation)
    {
        var connection = new MySqlConnection(origin.Connection);
        try
        {
            await connection.OpenAsync(cancellation);
            if (!origin.Local)
            {
                // Columns of the type TIMESTAMP are shown in the zone of the session.
                await using var zone = new MySqlCommand("SET time_zone='+00:00'", connection);
                await zone.ExecuteNonQueryAsync(cancellation);
            }

            return connection;
        }
        catch (MySqlException refused)
        {
            await connection.DisposeAsync();
            var hint = refused.ErrorCode switch
            {
                MySqlErrorCode.AccessDenied => "check user and credential",
                MySqlErrorCode.UnknownDatabase or MySqlErrorCode.DatabaseAccessDenied => "check database and the user's rights",
                _ => "check host, port and tls",
            };
            throw new SourceException($"the database cannot be opened: {refused.Message}; {hint}", refused);
        }
    }

    protected static async Task<SqlRows> ReadAsync(
        MySqlConnection connection, string query, string? cursorColumn, CancellationToken cancellation, params (string Name, object Value)[] parameters)
    {
        await using var command = new MySqlCommand(query, connection);
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        try
        {
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            return await SqlRows.ReadAsync(reader, cursorColumn, cancellation);
        }
        catch (MySqlException refused) when (refused.ErrorCode != MySqlErrorCode.UnableToConnectToHost)
        {
            throw new SourceException($"the query is refused or broke off: {refused.Message}", refused);
        }
    }

    protected Task<string> DropAsync(SqlRows rows, string label, CancellationToken cancellation) => context.Drop.WriteAsync(
        string.Create(CultureInfo.InvariantCulture, $"{context.Source.Id}_{context.Time.GetUtcNow():yyyyMMdd'T'HHmmss'Z'}_{label}.csv"), rows.Content, cancellation);
}
