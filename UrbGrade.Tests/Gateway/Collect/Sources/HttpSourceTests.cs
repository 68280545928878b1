using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NodaTime;
using UrbGrade.Gateway.Collect.Sources;
using UrbGrade.Gateway.Events;
using UrbGrade.Gateway.Service;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Gateway.Collect.Sources;

public sealed class HttpSourceTests : IAsyncLifetime
{
    private readonly WebApplication server;
    private readonly List<string> asked = [];
    private Func<HttpContext, Task> answer = _ => Task.CompletedTask;

    public HttpSourceTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        server.Run(context =>
        {
            asked.Add($"{context.Request.Path}{context.Request.QueryString}");
            return answer(context);
        });
    }

    public async ValueTask InitializeAsync() => await server.StartAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task A_day_of_readings_is_fetched_and_stored()
    {
        using var gateway = Dated();
        answer = context => Csv(context, Day(context.Request.Path.Value!.Split('/')[^1]));

        Assert.Equal(2, await gateway.FetchAsync());
        Assert.Equal(2, gateway.Take());

        Assert.Equal(["/cch/24-12-2014?from=2014-12-23T23%3A00%3A00Z", "/cch/25-12-2014?from=2014-12-24T23%3A00%3A00Z"], asked);
        Assert.Equal(["2014-12-23T23:00:00Z", "2014-12-24T23:00:00Z"], gateway.Cleansed().Select(reading => reading.Start));
    }

    [Fact]
    public async Task What_has_not_changed_is_not_fetched_again()
    {
        using var gateway = Plain();
        answer = context =>
        {
            context.Response.Headers.ETag = "\"v1\"";
            if (context.Request.Headers.IfNoneMatch == "\"v1\"")
                context.Response.StatusCode = 304;
            return context.Response.StatusCode == 304 ? Task.CompletedTask : Csv(context, Day("24-12-2014"));
        };

        Assert.Equal(1, await gateway.FetchAsync());
        Assert.Equal(0, await gateway.FetchAsync());
        gateway.Restart();
        Assert.Equal(0, await gateway.FetchAsync());
    }

    [Fact]
    public async Task A_server_without_entity_tags_is_not_stored_twice_and_its_changes_are_seen()
    {
        using var gateway = Plain();
        answer = context => Csv(context, Day("24-12-2014"));
        Assert.Equal(1, await gateway.FetchAsync());
        Assert.Equal(0, await gateway.FetchAsync());

        answer = context => Csv(context, Day("24-12-2014", "9,5"));

        Assert.Equal(1, await gateway.FetchAsync());
        gateway.Take();
        Assert.Equal(9.5, Assert.Single(gateway.Cleansed()).Value);
    }

    [Fact]
    public async Task The_credential_travels_in_a_header_and_stands_in_no_event()
    {
        using var gateway = Plain();
        var key = "";
        answer = context =>
        {
            key = context.Request.Headers["X-Key"].ToString();
            context.Response.StatusCode = 403;
            return Task.CompletedTask;
        };

        Assert.Equal(0, await gateway.Get<SourceLoop>().FetchOnceAsync(TestContext.Current.CancellationToken));

        Assert.Equal("Key s3cret", key);
        Assert.Contains(EventCode.SourceFailed, gateway.EventCodes());
        var told = EventTable.Read(gateway.Database, DateTimeOffset.MinValue, EventCode.SourceFailed, 10);
        Assert.Contains("403 Forbidden: check the credential", Assert.Single(told).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", told[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_asks_for_rest_is_left_alone_as_long()
    {
        using var gateway = Plain();
        answer = context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "1800";
            return Task.CompletedTask;
        };

        var busy = await Assert.ThrowsAsync<SourceException>(gateway.FetchAsync);

        Assert.Equal(TimeSpan.FromMinutes(30), busy.WaitAtLeast);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_leaves_no_file()
    {
        using var gateway = Plain();
        answer = async context =>
        {
            context.Response.ContentLength = 1000;
            await context.Response.WriteAsync("CUPS;Fecha;Hora;AE_kWh");
            await context.Response.Body.FlushAsync();
            context.Abort();
        };

        await Assert.ThrowsAnyAsync<Exception>(gateway.FetchAsync);

        Assert.Empty(gateway.Dropped());
    }

    [Fact]
    public async Task A_full_disk_leaves_no_file_and_the_next_time_fetches_it()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "a small file system can only be mounted by root");
        using var disk = new TemporaryFolder();
        var cancellation = TestContext.Current.CancellationToken;
        var (code, _, errors) = await ExternalTool.TryRun("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.Path], cancellation: cancellation);
        Assert.SkipWhen(code != 0, $"a small file system cannot be mounted here: {errors}");
        try
        {
            using var gateway = SourceWorld.With($$"""
                { "id": "cch", "type": "http", "url": "{{server.Urls.First()}}/cch", "folder": "{{disk.Path}}", "profile": "edistribucion" }
                """);
            answer = context => Csv(context, Day("24-12-2014") + new string('\n', 30_000));
            await File.WriteAllBytesAsync(disk.File("ballast"), new byte[48 << 10], cancellation);

            await Assert.ThrowsAnyAsync<IOException>(gateway.FetchAsync);

            Assert.Equal(["ballast"], Directory.GetFiles(disk.Path).Select(Path.GetFileName));
            File.Delete(disk.File("ballast"));
            Assert.Equal(1, await gateway.FetchAsync());
            Assert.Single(gateway.Dropped());
        }
        finally
        {
            await ExternalTool.Run("umount", ["-l", disk.Path], cancellation: CancellationToken.None);
        }
    }

    [Fact]
    public async Task A_day_that_is_not_there_yet_is_no_failure_but_no_day_at_all_is()
    {
        using var gateway = Dated();
        answer = context =>
        {
            if (context.Request.Path.Value!.EndsWith("24-12-2014", StringComparison.Ordinal))
                return Csv(context, Day("24-12-2014"));
            context.Response.StatusCode = 404;
            return Task.CompletedTask;
        };
        Assert.Equal(1, await gateway.FetchAsync());

        answer = context =>
        {
            context.Response.StatusCode = 404;
            return Task.CompletedTask;
        };
        await Assert.ThrowsAsync<SourceException>(gateway.FetchAsync);
    }

    [Fact]
    public async Task Days_that_are_over_are_fetched_again_when_asked()
    {
        using var gateway = Dated();
        answer = context => Csv(context, Day(context.Request.Path.Value!.Split('/')[^1]));
        await gateway.FetchAsync();
        asked.Clear();

        var source = Assert.IsType<IRereadingSource>(gateway.Source(), exactMatch: false);
        var dropped = await source.RereadAsync(
            new Interval(Instant.FromUtc(2014, 12, 22, 23, 0), Instant.FromUtc(2014, 12, 24, 23, 0)), TestContext.Current.CancellationToken);

        Assert.Equal(2, dropped);
        Assert.Equal(["/cch/23-12-2014", "/cch/24-12-2014"], asked.Select(path => path.Split('?')[0]));
        Assert.IsNotType<IRereadingSource>(Plain().Source(), exactMatch: false);
    }

    [Theory]
    [InlineData("\"url\": \"ftp://weather.example/\"", "sources[3].url: 'ftp://weather.example/'")]
    [InlineData("\"url\": \"https://weather.example/\", \"credential\": \"s3cret\"", "sources[3].credential: a secret in plain text")]
    [InlineData("\"url\": \"https://weather.example/\", \"days\": [\"tomorrow\"]", "sources[3].days: 'tomorrow'")]
    public void A_wrong_setting_is_named(string settings, string problem) => Assert.Contains(
        SourceWorld.Problems($$"""{ "id": "weather", "type": "http", "profile": "edistribucion", {{settings}} }"""),
        found => found.StartsWith(problem, StringComparison.Ordinal));

    private GatewayWorld Dated() => SourceWorld.With($$"""
        { "id": "cch", "type": "http", "url": "{{server.Urls.First()}}/cch/{date:dd-MM-uuuu}?from={from}", "days": ["-1", "0"], "profile": "edistribucion" }
        """);

    private GatewayWorld Plain()
    {
        Environment.SetEnvironmentVariable("URBGRADE_TEST_KEY", "s3cret");
        return SourceWorld.With($$"""
            { "id": "cch", "type": "http", "url": "{{server.Urls.First()}}/cch", "headers": { "X-Key": "Key {credential}" }, "credential": "env:URBGRADE_TEST_KEY", "profile": "edistribucion" }
            """);
    }

    private static string Day(string day, string value = "0,5") =>
        $"CUPS;Fecha;Hora;AE_kWh;REAL/ESTIMADO\r\n{GatewayWorld.Cups};{day.Replace('-', '/')};1;{value};R\r\n";

    private static Task Csv(HttpContext context, string text)
    {
        context.Response.ContentType = "text/csv";
        return context.Response.WriteAsync(text, Encoding.UTF8);
    }
}
