using MySqlConnector;
using NodaTime;
using UrbGrade.Gateway.Collect.Sources;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Gateway.Collect.Sources;

public sealed class SqlSourceTests(MariaServer server)
{
    private const string PasswordVariable = "URBGRADE_TEST_UTILITY_PASSWORD";

    private int port;
    private string database = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_are_read_page_by_page_from_where_reading_stopped()
    {
        await PrepareAsync(5);
        using var gateway = Gateway();
        Assert.Equal(3, await gateway.FetchAsync());
        gateway.Take();
        Assert.Equal(["2014-10-16T22:00:00Z", "2014-10-16T23:00:00Z", "2014-10-17T00:00:00Z", "2014-10-17T01:00:00Z", "2014-10-17T02:00:00Z"], gateway.Cleansed().Select(reading => reading.Start));
        Assert.Equal([0.25, 0.25, 0.25, 0.25, 0.25], gateway.Cleansed().Select(reading => reading.Value));

        gateway.Restart();
        Assert.Equal(0, await gateway.FetchAsync());
        await AddAsync(5, 1);
        Assert.Equal(1, await gateway.FetchAsync());
        gateway.Take();

        Assert.Equal(6, gateway.Cleansed().Count);
    }

    [Fact]
    public async Task A_time_as_cursor_may_overlap_and_nothing_is_lost_or_dropped_twice()
    {
        await PrepareAsync(3);
        using var gateway = Gateway(
            query: "SELECT id, cups, day, hour, kwh, added FROM consumption WHERE added >= @cursor ORDER BY added, id LIMIT 100", cursor: "added", from: "2000-01-01");
        Assert.Equal(2, await gateway.FetchAsync());
        Assert.Equal(0, await gateway.FetchAsync());

        // In the same second as the last one seen.
        await ExecuteAsync($"INSERT INTO consumption SELECT 4, cups, day, 4, kwh, added FROM consumption WHERE id=3");
        Assert.Equal(1, await gateway.FetchAsync());
        Assert.Equal(0, await gateway.FetchAsync());
        gateway.Take();

        Assert.Equal(4, gateway.Cleansed().Count);
        Assert.Equal(4, gateway.Count("raw_reading"));
    }

    [Fact]
    public async Task A_range_is_read_again_when_asked_and_its_corrections_are_revisions()
    {
        await PrepareAsync(5);
        using var gateway = Gateway();
        await gateway.FetchAsync();
        gateway.Take();
        await ExecuteAsync("UPDATE consumption SET kwh=0.75 WHERE hour=2; DELETE FROM consumption WHERE hour=5");

        var source = Assert.IsType<IRereadingSource>(gateway.Source(), exactMatch: false);
        Assert.Equal(1, await source.RereadAsync(new Interval(Instant.FromUtc(2014, 10, 16, 22, 0), Instant.FromUtc(2014, 10, 17, 22, 0)), Cancellation));
        Assert.Equal(0, await source.RereadAsync(new Interval(Instant.FromUtc(2013, 10, 16, 22, 0), Instant.FromUtc(2013, 10, 17, 22, 0)), Cancellation));
        gateway.Take();

        Assert.Equal([0.25, 0.75, 0.25, 0.25, 0.25], gateway.Cleansed().Select(reading => reading.Value));
        Assert.Equal(6, gateway.Count("raw_reading"));
    }

    [Fact]
    public async Task Corrections_in_place_are_found_once_a_day()
    {
        await PrepareAsync(2);
        using var gateway = Gateway("\"againDays\": 3,", now: When.Instant("2014-10-18T05:00:00Z"));
        Assert.Equal(2, await gateway.FetchAsync());
        gateway.Take();
        await ExecuteAsync("UPDATE consumption SET kwh=0.75 WHERE hour=2");
        Assert.Equal(0, await gateway.FetchAsync());

        gateway.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(1, await gateway.FetchAsync());
        gateway.Take();
        Assert.Equal([0.25, 0.75], gateway.Cleansed().Select(reading => reading.Value));
    }

    [Fact]
    public async Task A_line_that_is_cut_while_rows_come_leaves_the_cursor_where_it_was()
    {
        await PrepareAsync(4);
        using var gateway = Gateway(query: "SELECT id, cups, day, hour, kwh, SLEEP(0.5) AS pause FROM consumption WHERE id > @cursor ORDER BY id");

        var fetching = gateway.FetchAsync();
        await WaitUntilAsync("SELECT COUNT(*) FROM information_schema.processlist WHERE user='gateway' AND db='" + database + "' AND info LIKE '%SLEEP(0.5)%' AND info NOT LIKE '%processlist%'");
        await server.ExecuteAsync(
            "SET @id = (SELECT id FROM information_schema.processlist WHERE user='gateway' AND db='" + database + "' LIMIT 1); SET @kill = CONCAT('KILL ', @id); PREPARE k FROM @kill; EXECUTE k", Cancellation);

        await Assert.ThrowsAsync<SourceException>(() => fetching);
        Assert.Empty(gateway.Dropped());
        Assert.Equal(1, await gateway.FetchAsync());
        gateway.Take();
        Assert.Equal(4, gateway.Cleansed().Count);
    }

    [Fact]
    public async Task A_server_that_refuses_the_user_is_told_without_the_password()
    {
        await PrepareAsync(0);
        Environment.SetEnvironmentVariable("URBGRADE_TEST_UTILITY_WRONG", "not-the-password");
        using var gateway = Gateway("\"credential\": \"env:URBGRADE_TEST_UTILITY_WRONG\",");

        var refused = await Assert.ThrowsAsync<SourceException>(gateway.FetchAsync);

        Assert.EndsWith("check user and credential", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("not-the-password", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(MariaServer.Password, gateway.Settings.Sources[^1].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_that_fails_or_lacks_its_cursor_is_explained()
    {
        await PrepareAsync(1);
        using var missing = Gateway(query: "SELECT cups, day, hour, kwh FROM consumption WHERE id > @cursor");
        using var wrong = Gateway(query: "SELECT id, nothing FROM consumption WHERE id > @cursor");

        Assert.Contains("selects no column 'id'", (await Assert.ThrowsAsync<SourceException>(missing.FetchAsync)).Message, StringComparison.Ordinal);
        Assert.Contains("nothing", (await Assert.ThrowsAsync<SourceException>(wrong.FetchAsync)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_with_separators_and_missing_values_stay_what_they_are()
    {
        await PrepareAsync(1);
        using var gateway = Gateway(query: "SELECT id, 'a;\"b\"' AS note, NULL AS nothing, TIMESTAMP('2014-10-17 01:02:03') AS at, 0.50 AS kwh FROM consumption WHERE id > @cursor");

        Assert.Equal(1, await gateway.FetchAsync());

        Assert.Equal(
            "id;note;nothing;at;kwh\n1;\"a;\"\"b\"\"\";;2014-10-17 01:02:03;0.50\n",
            System.Text.Encoding.UTF8.GetString(gateway.ReadDropped(Assert.Single(gateway.Dropped()))));
    }

    private GatewayWorld Gateway(
        string settings = "",
        string query = "SELECT id, cups, day, hour, kwh FROM consumption WHERE id > @cursor ORDER BY id LIMIT 2",
        string cursor = "id",
        string from = "0",
        DateTimeOffset? now = null)
    {
        Environment.SetEnvironmentVariable(PasswordVariable, MariaServer.Password);
        return new GatewayWorld(
            root =>
            {
                root["profiles"] = System.Text.Json.Nodes.JsonNode.Parse("""
                    { "utility": {
                        "format": "csv", "encoding": "utf-8", "delimiter": ";", "decimal": ".",
                        "columns": { "meter": "cups", "date": "day", "hourNumber": "hour", "value": "kwh" },
                        "time": { "pattern": "uuuu-MM-dd HH:mm:ss", "zone": "Europe/Madrid", "label": "hourNumber" } } }
                    """);
                root["sources"]!.AsArray().Add(System.Text.Json.Nodes.JsonNode.Parse($$"""
                    {
                      "id": "utility", "type": "sql", "host": "127.0.0.1", "port": {{port}}, "database": "{{database}}", "user": "{{MariaServer.User}}", {{settings}}
                      {{(settings.Contains("credential", StringComparison.Ordinal) ? "" : $"\"credential\": \"env:{PasswordVariable}\",")}}
                      "query": {{System.Text.Json.JsonSerializer.Serialize(query)}}, "cursor": "{{cursor}}", "from": "{{from}}", "times": "local", "profile": "utility",
                      "range": "SELECT cups, day, hour, kwh FROM consumption WHERE day + INTERVAL hour - 1 HOUR >= @from AND day + INTERVAL hour - 1 HOUR < @to"
                    }
                    """));
            },
            now);
    }

    private async Task PrepareAsync(int rows)
    {
        (port, database) = await server.CreateDatabaseAsync(Cancellation);
        await ExecuteAsync("CREATE TABLE consumption (id BIGINT PRIMARY KEY, cups VARCHAR(30) NOT NULL, day DATETIME NOT NULL, hour INT NOT NULL, kwh DECIMAL(9,3) NOT NULL, added DATETIME NOT NULL)");
        await AddAsync(0, rows);
    }

    private async Task AddAsync(int after, int rows)
    {
        for (var row = after + 1; row <= after + rows; row++)
            await ExecuteAsync($"INSERT INTO consumption VALUES ({row}, '{GatewayWorld.Cups}', '2014-10-17', {row}, 0.25, '2014-10-18 00:00:0{row}')");
    }

    private async Task WaitUntilAsync(string question)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await using var connection = new MySqlConnection($"Server=127.0.0.1;Port={port};User ID=root;SslMode=None;Pooling=false");
        await connection.OpenAsync(limit.Token);
        await using var command = new MySqlCommand(question, connection);
        while (Convert.ToInt64(await command.ExecuteScalarAsync(limit.Token), System.Globalization.CultureInfo.InvariantCulture) == 0)
            await Task.Delay(10, limit.Token);
    }

    private Task ExecuteAsync(string sql) => server.ExecuteAsync($"USE {database}; {sql}", Cancellation);
}
