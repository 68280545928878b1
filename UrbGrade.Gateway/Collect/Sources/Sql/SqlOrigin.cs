using MySqlConnector;
using UrbGrade.Gateway.Configuration;

namespace UrbGrade.Gateway.Collect.Sources.Sql;

/// <summary>A query against somebody else's MariaDB or MySQL database, such as the utility's consumptions.</summary>
/// <param name="Query">Selects rows beyond <c>@cursor</c>, in the cursor's order; a <c>LIMIT</c> keeps the pages small.</param>
/// <param name="Cursor">The column that tells how far was read: an id that grows, or a time.</param>
/// <param name="From">What <c>@cursor</c> is at first.</param>
/// <param name="Range">Selects the rows of <c>@from</c> (inclusive) to <c>@to</c>, to read them again; null where that is not possible.</param>
/// <param name="AgainDays">How many days are read again each day, because their rows may have been corrected in place.</param>
/// <param name="Local">Whether the times of <c>@from</c> and <c>@to</c> are the site's local ones rather than UTC.</param>
internal sealed record SqlOrigin(
    string Connection, string Query, string Cursor, string From, string? Range, int AgainDays, bool Local, TimeSpan Timeout, TimeSpan Every) : SourceOrigin
{
    public static SqlOrigin Read(SettingsNode node, SettingsPlaces places)
    {
        var host = node.Text("host", "localhost");
        var timeout = node.Span("timeout", "PT100S", TimeSpan.FromSeconds(1));
        var connection = new MySqlConnectionStringBuilder
        {
            Server = host,
            Port = (uint)node.Whole("port", 3306, 1, 65535),
            Database = node.Text("database"),
            UserID = node.Text("user"),
            Password = places.Secret(node, "credential") ?? "",
            SslMode = DatabaseReader.ReadTls(node, host),
            SslCa = node.TextOrNull("authority") is { } authority ? places.Resolve(authority) : "",
            Pooling = false,
            ConnectionTimeout = 15,
            DefaultCommandTimeout = (uint)timeout.TotalSeconds,
            ConvertZeroDateTime = true,
        };
        var query = node.Text("query");
        if (query.Length > 0 && !query.Contains("@cursor", StringComparison.Ordinal))
            node.Complain("query", $"'{query}'", "a query with @cursor, such as SELECT id, meter, at, kwh FROM consumption WHERE id > @cursor ORDER BY id LIMIT 10000");
        var range = node.TextOrNull("range");
        if (range is not null && !(range.Contains("@from", StringComparison.Ordinal) && range.Contains("@to", StringComparison.Ordinal)))
            node.Complain("range", $"'{range}'", "a query with @from and @to");
        return new SqlOrigin(
            connection.ToString(),
            query,
            node.Text("cursor"),
            node.Text("from", "0"),
            range,
            range is null ? 0 : node.Whole("againDays", 0, 0, 400),
            node.Choice("times", "utc", "utc", "local") == "local",
            timeout,
            node.Span("every", "PT1H", TimeSpan.FromSeconds(1)));
    }

    public override ISource Open(SourceContext context) =>
        Range is null ? new SqlSource(this, context) : new RereadingSqlSource(this, context);
}
