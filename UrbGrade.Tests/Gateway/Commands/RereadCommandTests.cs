using System.Text.Json.Nodes;
using UrbGrade.Gateway.Commands;
using UrbGrade.Tests.Gateway.Collect.Sources;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Gateway.Commands;

/// <summary><c>gaps</c>, <c>gaps --fill</c> and <c>backfill</c> with sources that can be read again: a real database and a real file server.</summary>
public sealed class RereadCommandTests(MariaServer database, FtpServerFixture files)
{
    private const string DatabasePassword = "URBGRADE_TEST_REREAD_DATABASE";
    private const string FilesPassword = "URBGRADE_TEST_REREAD_FILES";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_that_a_database_got_too_late_fill_the_gap_once_asked_for()
    {
        var (port, name) = await database.CreateDatabaseAsync(Cancellation);
        Environment.SetEnvironmentVariable(DatabasePassword, MariaServer.Password);
        await ExecuteAsync("CREATE TABLE curve (change_no BIGINT PRIMARY KEY, cups VARCHAR(30), starts_at DATETIME, kwh DECIMAL(9,3), method CHAR(1))");
        await InsertAsync(Enumerable.Range(0, 24).Where(hour => hour is < 5 or > 7));
        var (gateway, config) = Gateway($$"""
            {
              "id": "again", "type": "sql", "host": "127.0.0.1", "port": {{port}}, "database": "{{name}}", "user": "{{MariaServer.User}}",
              "credential": "env:{{DatabasePassword}}", "cursor": "change_no", "profile": "utility-curves",
              "query": "SELECT * FROM curve WHERE change_no > @cursor ORDER BY change_no", "range": "SELECT * FROM curve WHERE starts_at >= @from AND starts_at < @to"
            }
            """);
        using (gateway)
        {
            await gateway.FetchAsync();
            gateway.Take();

            // Their numbers lie behind what was read, so that the usual query never finds them.
            await InsertAsync([5, 6, 7]);
            Assert.Equal(0, await gateway.FetchAsync());

            await FillsAsync(gateway, config);
        }

        Task InsertAsync(IEnumerable<int> hours) => ExecuteAsync(string.Join(';', hours.Select(hour =>
            $"INSERT INTO curve VALUES ({hour + 1}, '{GatewayWorld.Cups}', TIMESTAMP('2014-10-16 22:00:00') + INTERVAL {hour} HOUR, {hour + 1}, 'R')")));

        Task ExecuteAsync(string sql) => database.ExecuteAsync($"USE {name}; {sql}", Cancellation);
    }

    [Fact]
    public async Task A_file_that_was_lost_after_it_was_fetched_is_fetched_again_once_asked_for()
    {
        var (name, path) = await files.CreateFolderAsync(Cancellation);
        Environment.SetEnvironmentVariable(FilesPassword, FtpServerFixture.Password);
        Write(path, "most.csv", Enumerable.Range(0, 24).Where(hour => hour is < 5 or > 7));
        Write(path, "rest.csv", [5, 6, 7]);
        var (gateway, config) = Gateway($$"""
            {
              "id": "again", "type": "ftp", "url": "ftps://localhost:{{files.Server.Port}}/{{name}}", "tls": "{{files.Authority}}",
              "user": "{{FtpServerFixture.User}}", "credential": "env:{{FilesPassword}}", "profile": "edistribucion"
            }
            """);
        using (gateway)
        {
            Assert.Equal(2, await gateway.FetchAsync());
            File.Delete(Path.Combine(gateway.Settings.Sources[^1].Path, "rest.csv"));
            gateway.Take();
            Assert.Equal(0, await gateway.FetchAsync());

            await FillsAsync(gateway, config);
        }
    }

    private static async Task FillsAsync(GatewayWorld gateway, string config)
    {
        Assert.Equal(21, gateway.Cleansed().Count);
        var listed = await CommandRun.InvokeAsync("gaps", "--from", "2014-10-17", "--to", "2014-10-17", "--json", "--config", config);
        Assert.Equal(ExitCode.Degraded, listed.Code);
        var gap = Assert.Single(JsonNode.Parse(listed.Output)!.AsArray())!;
        Assert.Equal(("477", 3, "2014-10-17T03:00:00Z"), (gap["element"]!.GetValue<string>(), gap["hours"]!.GetValue<int>(), gap["from"]!.GetValue<string>()));

        var filled = await CommandRun.InvokeAsync("gaps", "--from", "2014-10-17", "--to", "2014-10-17", "--fill", "--config", config);
        Assert.Equal((ExitCode.Ok, ""), (filled.Code, filled.Error));
        Assert.Contains("2014-10-17 to 2014-10-17: again: ", filled.Output, StringComparison.Ordinal);
        gateway.Take();
        Assert.Equal(Enumerable.Range(1, 24).Select(value => (double)value), gateway.Cleansed().Select(reading => reading.Value));
        Assert.Equal(ExitCode.Ok, (await CommandRun.InvokeAsync("gaps", "--from", "2014-10-17", "--to", "2014-10-17", "--config", config)).Code);

        // What is known changes nothing when it comes again.
        var dry = await CommandRun.InvokeAsync("backfill", "--source", "again", "--from", "2014-10-17", "--dry-run", "--config", config);
        Assert.Equal((ExitCode.Ok, "again would be asked for 2014-10-16T22:00:00Z to 2014-10-17T22:00:00Z"), (dry.Code, dry.Output.Trim()));
        Assert.Equal(ExitCode.Ok, (await CommandRun.InvokeAsync("backfill", "--source", "again", "--from", "2014-10-17", "--config", config)).Code);
        gateway.Take();
        Assert.Equal(24, gateway.Count("raw_reading"));
    }

    private static (GatewayWorld Gateway, string Config) Gateway(string source)
    {
        var text = "";
        var gateway = new GatewayWorld(root =>
        {
            root["sources"]!.AsArray().Add(JsonNode.Parse(source));
            text = root.ToJsonString();
        });
        var config = Path.Combine(gateway.Folder, "gateway.json");
        File.WriteAllText(config, text);
        return (gateway, config);
    }

    private static void Write(string folder, string name, IEnumerable<int> hours)
    {
        File.WriteAllLines(Path.Combine(folder, name), ["CUPS;Fecha;Hora;AE_kWh;REAL/ESTIMADO", .. hours.Select(hour => $"{GatewayWorld.Cups};17/10/2014;{hour + 1};{hour + 1};R")]);
        File.SetLastWriteTimeUtc(Path.Combine(folder, name), new DateTime(2014, 10, 17, 21, 0, 0, DateTimeKind.Utc));
    }
}
