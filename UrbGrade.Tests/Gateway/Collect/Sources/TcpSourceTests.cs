using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Gateway.Collect.Sources.Tcp;
using UrbGrade.Gateway.Events;
using UrbGrade.Gateway.Lighting;
using UrbGrade.Gateway.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Gateway.Collect.Sources;

public sealed class TcpSourceTests : IAsyncDisposable
{
    private const string Master = "EIB-CM-017";
    private const string Monitor = "BCN-DW-014/ENVIR";
    private const string Password = "gau-argia-17";

    private readonly CancellationTokenSource stopping = new();
    private GatewayWorld? world;
    private Task listening = Task.CompletedTask;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private GatewayWorld Gateway => world!;

    [Fact]
    public async Task The_log_of_a_node_is_filed_as_it_came_with_its_password_masked()
    {
        var source = await ListenAsync("nodeLog");
        var filed = GatewaySamples.Read("eibar/node_EIB-CM-017_20131118_193000.log");

        using var node = await NodeClient.ConnectAsync(source.Port);
        await node.SendAsync(NodeClient.Log(filed, Password));

        Assert.Equal("#OK", await node.ReadLineAsync());
        Assert.Equal("#OK;REG=13", await node.ReadLineAsync());
        Assert.Equal(filed, Gateway.ReadDropped(Assert.Single(Gateway.Dropped())));
        await EventAsync(EventCode.CallFiled);
    }

    [Fact]
    public async Task A_node_that_cannot_prove_who_it_is_is_refused_reported_and_after_a_while_not_listened_to()
    {
        var source = await ListenAsync("nodeLog");
        var filed = GatewaySamples.Read("eibar/node_EIB-CM-017_20131118_193000.log");
        foreach (var greeting in new[] { "#NODO;EIB-CM-017;CLAVE=wrong\r\n", "#NODO;EIB-CM-999;CLAVE=gau-argia-17\r\n", "GET / HTTP/1.1\r\n", "#NODO;EIB-CM-017\r\n" })
        {
            using var stranger = await NodeClient.ConnectAsync(source.Port);
            await stranger.SendAsync(Encoding.Latin1.GetBytes(greeting));
            Assert.Equal("#NO;not admitted", await stranger.ReadLineAsync());
            Assert.Null(await stranger.ReadLineAsync());
        }

        Assert.Equal(4, Gateway.EventCodes().Count(code => code == EventCode.NodeRefused));
        var told = EventTable.Read(Gateway.Database, DateTimeOffset.MinValue, EventCode.NodeRefused, 10);
        Assert.DoesNotContain(told, entry => entry.Message.Contains("wrong\"", StringComparison.Ordinal) || entry.Message.Contains(Password, StringComparison.Ordinal));

        for (var guess = 0; guess < 10; guess++)
            Assert.Equal("#NO;not admitted", await GreetAsync(source, $"#NODO;EIB-CM-017;CLAVE=wrong{guess}\r\n"));
        await EventAsync(EventCode.NodeBarred);
        Assert.Equal("#NO;not admitted", await GreetAsync(source, NodeClient.Log(filed, Password)));
        Gateway.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal("#OK", await GreetAsync(source, NodeClient.Log(filed, Password)));
    }

    [Theory]
    [InlineData("0,06;0,06;0,06", "0,06;0,06;0,07", "#NO;CRC")]
    [InlineData("18/11/13;17:40", "#18/11/13;17:40", "#NO;REG=12")]
    public async Task A_log_that_arrives_damaged_is_asked_for_again(string text, string damaged, string answer)
    {
        var source = await ListenAsync("nodeLog");
        var log = Encoding.Latin1.GetString(NodeClient.Log(GatewaySamples.Read("eibar/node_EIB-CM-017_20131118_193000.log"), Password));
        var at = log.IndexOf(text, StringComparison.Ordinal);

        using var node = await NodeClient.ConnectAsync(source.Port);
        await node.SendAsync(Encoding.Latin1.GetBytes(string.Concat(log.AsSpan(0, at), damaged, log.AsSpan(at + text.Length))));

        Assert.Equal("#OK", await node.ReadLineAsync());
        Assert.Equal(answer, await node.ReadLineAsync());
        Assert.Empty(Gateway.Dropped());
        await EventAsync(EventCode.CallDamaged);
    }

    [Fact]
    public async Task A_call_that_breaks_off_keeps_the_whole_lines_it_brought()
    {
        var source = await ListenAsync("nodeLog");
        using (var node = await NodeClient.ConnectAsync(source.Port))
        {
            await node.SendAsync(Encoding.Latin1.GetBytes($"#NODO;{Master};CLAVE={Password}\r\n18/11/13;17:30;231,0\r\n18/11/13;17:4"));
            Assert.Equal("#OK", await node.ReadLineAsync());
        }

        await EventAsync(EventCode.CallBroken);
        Assert.Equal($"#NODO;{Master};CLAVE=********\r\n18/11/13;17:30;231,0\r\n", Encoding.Latin1.GetString(Gateway.ReadDropped(Assert.Single(Gateway.Dropped()))));
    }

    [Fact]
    public async Task A_node_is_told_its_program_after_its_log_and_its_answer_is_taken()
    {
        var source = await ListenAsync("nodeLog");
        var program = new LightingProgram(Master, 3, NodeFunction.Master, null, DimmingProfile.Parse("sunset 100;23:30 60;sunrise 0"), Gateway.Clock.GetUtcNow());
        Gateway.Database.Write(connection => ProgramBook.Add(connection, program, [1], Instant.FromDateTimeOffset(Gateway.Clock.GetUtcNow())));
        var log = Encoding.Latin1.GetBytes($"#NODO;{Master};CLAVE={Password}\r\n18/11/13;17:30;231,0\r\n#FIN;REG=1\r\n");

        using (var node = await NodeClient.ConnectAsync(source.Port))
        {
            await node.SendAsync(log);
            Assert.Equal("#OK", await node.ReadLineAsync());
            Assert.Equal("#OK;REG=1", await node.ReadLineAsync());
            var told = ProgramLine.TryRead((await node.ReadLineAsync())!);
            Assert.Equal((Master, 3, NodeFunction.Master), (told?.Device, told?.Version, told?.Function));
            await node.SendAsync($"#PERFIL.OK;NODO={Master};VERSION=3\r\n");
            Assert.Null(await node.ReadLineAsync());
        }

        await EventAsync(EventCode.ProgramAcknowledged);
        using var again = await NodeClient.ConnectAsync(source.Port);
        await again.SendAsync(log);
        Assert.Equal("#OK", await again.ReadLineAsync());
        Assert.Equal("#OK;REG=1", await again.ReadLineAsync());
        Assert.Null(await again.ReadLineAsync());
    }

    [Fact]
    public async Task A_skipped_call_is_noticed()
    {
        var source = await ListenAsync("nodeLog");
        foreach (var call in new[] { "00412", "00413", "00416" })
            Assert.Equal("#OK", await GreetAsync(source, $"#NODO;{Master};CLAVE={Password};SEQ={call}\r\n18/11/13;17:30;231,0\r\n#FIN;REG=1\r\n", "#OK;REG=1"));

        Assert.Contains("numbers 414 to 415", await ToldAsync(EventCode.NumbersMissing), StringComparison.Ordinal);
        Assert.Equal(3, Gateway.Dropped().Length);
    }

    [Fact]
    public async Task A_node_that_falls_silent_is_reported_once_and_again_when_it_is_back()
    {
        var source = await ListenAsync("nodeLog", "\"silentAfter\": \"PT26H\",");
        Gateway.Clock.Advance(TimeSpan.FromHours(25));
        Assert.DoesNotContain(EventCode.NodeSilent, Gateway.EventCodes());

        Gateway.Clock.Advance(TimeSpan.FromHours(2));
        await EventAsync(EventCode.NodeSilent);
        Gateway.Clock.Advance(TimeSpan.FromHours(5));
        Assert.True(Assert.Single(new NodeBook(Gateway.Database, "nodes", Gateway.Clock).List(), node => node.Name == Master).Silent);
        Assert.Equal("#OK", await GreetAsync(source, $"#NODO;{Master};CLAVE={Password}\r\n"));
        await EventAsync(EventCode.NodeBack);

        Gateway.Clock.Advance(TimeSpan.FromHours(27));
        await EventAsync(EventCode.NodeSilent, times: 3);
    }

    [Fact]
    public async Task Numbered_lines_are_acknowledged_repeated_ones_dropped_and_missing_ones_noticed()
    {
        var source = await ListenAsync("sequencedCsv");
        var sample = Encoding.ASCII.GetString(GatewaySamples.Read("barcelona/currentcost_tcp.csv"));
        var lines = sample.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r')).ToList();

        using var monitor = await NodeClient.ConnectAsync(source.Port);
        await monitor.SendAsync(lines[0].Replace("********", Password, StringComparison.Ordinal) + "\n");
        Assert.Equal("#OK", await monitor.ReadLineAsync());
        foreach (var line in lines.Skip(1).SkipLast(1))
        {
            await monitor.SendAsync(line + "\n");
            Assert.Equal($"#ACK;{line.Split(';')[0]}", await monitor.ReadLineAsync());

            // Acknowledged means on the disk.
            Assert.Contains(line + "\n", Encoding.ASCII.GetString(Gateway.ReadDropped(Assert.Single(Gateway.Dropped()))), StringComparison.Ordinal);
        }

        await monitor.SendAsync(lines[^1] + "\n");
        Assert.Equal("#OK", await monitor.ReadLineAsync());

        var expected = string.Concat(lines.SkipLast(1).Distinct().Select(line => line + "\n"));
        Assert.Equal(expected, Encoding.ASCII.GetString(Gateway.ReadDropped(Assert.Single(Gateway.Dropped()))));
        Assert.Contains("numbers 1188 to 1188", await ToldAsync(EventCode.NumbersMissing), StringComparison.Ordinal);
        Assert.Contains("1187", await ToldAsync(EventCode.NumberRepeated), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_monitor_that_counts_anew_loses_nothing()
    {
        var source = await ListenAsync("sequencedCsv");
        using var monitor = await MonitorAsync(source);
        foreach (var line in new[] { "500;a", "501;b", "1;c", "2;d", "2;d" })
        {
            await monitor.SendAsync(line + "\n");
            Assert.Equal($"#ACK;{line.Split(';')[0]}", await monitor.ReadLineAsync());
        }

        await monitor.SendAsync("#BYE\n");
        Assert.Equal("#OK", await monitor.ReadLineAsync());
        Assert.EndsWith("\n500;a\n501;b\n1;c\n2;d\n", Encoding.ASCII.GetString(Gateway.ReadDropped(Assert.Single(Gateway.Dropped()))), StringComparison.Ordinal);
        await EventAsync(EventCode.NumbersRestarted);
    }

    [Fact]
    public async Task A_monitor_that_is_gone_without_a_word_is_hung_up_on_and_its_lines_filed()
    {
        var source = await ListenAsync("sequencedCsv", "\"idle\": \"PT1S\",");
        using var monitor = await MonitorAsync(source);
        await monitor.SendAsync("1;a\n2;b");
        Assert.Equal("#ACK;1", await monitor.ReadLineAsync());

        Assert.Null(await monitor.ReadLineAsync());

        await EventAsync(EventCode.CallBroken);
        Assert.EndsWith("\n1;a\n", Encoding.ASCII.GetString(Gateway.ReadDropped(Assert.Single(Gateway.Dropped(), name => name.EndsWith(".csv", StringComparison.Ordinal)))), StringComparison.Ordinal);
        using var again = await NodeClient.ConnectAsync(source.Port);
        await again.SendAsync(Hello);
        Assert.Equal("#OK;last=1", await again.ReadLineAsync());
    }

    [Fact]
    public async Task Lines_that_never_end_are_not_gathered()
    {
        var source = await ListenAsync("sequencedCsv");
        using var monitor = await MonitorAsync(source);

        await monitor.SendAsync(new string('x', 10_000));

        Assert.Null(await monitor.ReadLineAsync());
        Assert.Contains("does not end within 4096 bytes", await ToldAsync(EventCode.CallBroken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_crash_left_is_filed_at_the_next_start_without_the_line_that_was_cut()
    {
        using var before = World("sequencedCsv", "");
        var folder = before.Settings.Sources[^1].Path;
        world = World("sequencedCsv", $"\"folder\": \"{folder}\",");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "m_1.csv.part"), $"#HELLO;dwelling=BCN-DW-014;device=ENVIR;key=********\n7;a\n8;b\n9;cu", Cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder, "m_2.csv.part"), "", Cancellation);

        var source = await StartAsync();
        using var monitor = await NodeClient.ConnectAsync(source.Port);
        await monitor.SendAsync(Hello);

        Assert.Equal("#OK;last=8", await monitor.ReadLineAsync());
        Assert.Equal(["m_1.csv"], Gateway.Dropped());
        Assert.EndsWith("\n7;a\n8;b\n", Encoding.ASCII.GetString(Gateway.ReadDropped("m_1.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_lines_is_handed_on_after_its_time()
    {
        var source = await ListenAsync("sequencedCsv", "\"rotate\": \"PT5M\",");
        using var monitor = await MonitorAsync(source);
        await monitor.SendAsync("1;a\n");
        Assert.Equal("#ACK;1", await monitor.ReadLineAsync());
        Gateway.Clock.Advance(TimeSpan.FromMinutes(6));
        await monitor.SendAsync("2;b\n");
        Assert.Equal("#ACK;2", await monitor.ReadLineAsync());
        await monitor.SendAsync("3;c\n");
        Assert.Equal("#ACK;3", await monitor.ReadLineAsync());

        Assert.Equal([".csv", ".part"], Gateway.Dropped().Select(Path.GetExtension).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_acknowledged_while_the_disk_is_full_and_nothing_is_lost_after()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "a small file system can only be mounted by root");
        using var disk = new TemporaryFolder();
        var (code, _, errors) = await ExternalTool.TryRun("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.Path], cancellation: Cancellation);
        Assert.SkipWhen(code != 0, $"a small file system cannot be mounted here: {errors}");
        try
        {
            var source = await ListenAsync("sequencedCsv", $"\"folder\": \"{disk.Path}\",");
            using var monitor = await MonitorAsync(source);
            var number = 0;
            string? answer;
            do
            {
                await monitor.SendAsync($"{++number};{new string('x', 1000)}\n");
                answer = await monitor.ReadLineAsync();
            }
            while (answer == $"#ACK;{number}" && number < 1000);

            Assert.Null(answer);
            await EventAsync(EventCode.CallBroken);
            var saved = Assert.Single(Directory.GetFiles(disk.Path, "*.csv"));
            Assert.Equal(number, (await File.ReadAllLinesAsync(saved, Cancellation)).Length);
            File.Delete(saved);
            using var again = await NodeClient.ConnectAsync(source.Port);
            await again.SendAsync(Hello);
            Assert.Equal($"#OK;last={number - 1}", await again.ReadLineAsync());
            await again.SendAsync($"{number};{new string('x', 1000)}\n");
            Assert.Equal($"#ACK;{number}", await again.ReadLineAsync());
        }
        finally
        {
            await StopAsync();
            await ExternalTool.Run("umount", ["-l", disk.Path], cancellation: CancellationToken.None);
        }
    }

    [Fact]
    public async Task Nodes_can_call_over_TLS()
    {
        using var folder = new TemporaryFolder();
        using var server = TestCertificates.SelfSigned("localhost");
        var certificate = TestCertificates.Write(folder.Path, "server", server);
        Environment.SetEnvironmentVariable("URBGRADE_TEST_TLS_PASSWORD", certificate.Password);
        var source = await ListenAsync("sequencedCsv", $$""" "tls": { "certificate": "{{certificate.Pkcs12}}", "password": "env:URBGRADE_TEST_TLS_PASSWORD" }, """);

        using var monitor = await NodeClient.ConnectAsync(source.Port, server);
        await monitor.SendAsync(Hello);

        Assert.Equal("#OK", await monitor.ReadLineAsync());
    }

    [Fact]
    public async Task Many_monitors_deliver_at_once()
    {
        var source = await ListenAsync("sequencedCsv");
        var book = new NodeBook(Gateway.Database, "nodes", Gateway.Clock);
        var names = Enumerable.Range(1, 12).Select(number => $"BCN-DW-{number:000}").ToList();
        foreach (var name in names)
            Assert.True(book.Add(name, Password));

        await Task.WhenAll(names.Select(async name =>
        {
            using var monitor = await NodeClient.ConnectAsync(source.Port);
            await monitor.SendAsync($"#HELLO;dwelling={name};key={Password}\n");
            Assert.Equal("#OK", await monitor.ReadLineAsync());
            await monitor.SendAsync(string.Concat(Enumerable.Range(1, 500).Select(number => $"{number};{name}\n")) + "#BYE\n");
            string? last;
            do
                last = await monitor.ReadLineAsync();
            while (last is not (null or "#OK"));
            Assert.Equal("#OK", last);
        }));

        var lines = Gateway.Dropped().SelectMany(file => Encoding.ASCII.GetString(Gateway.ReadDropped(file)).Split('\n', StringSplitOptions.RemoveEmptyEntries)).Where(line => line[0] != '#').ToList();
        Assert.Equal(12 * 500, lines.Count);
        Assert.Equal(lines.Count, lines.Distinct().Count());
    }

    [Fact]
    public async Task Passwords_are_kept_as_hashes_and_forgotten_with_their_node()
    {
        var source = await ListenAsync("nodeLog");
        var book = new NodeBook(Gateway.Database, "nodes", Gateway.Clock);
        var kept = Gateway.Database.Read(connection => connection.Query("SELECT password_hash FROM node", row => row.GetString(0)));
        Assert.All(kept, hash => Assert.DoesNotContain(Password, hash, StringComparison.Ordinal));
        Assert.Equal(kept.Count, kept.Distinct().Count());

        Assert.True(book.SetPassword(Master, "another-one"));
        Assert.Equal("#NO;not admitted", await GreetAsync(source, $"#NODO;{Master};CLAVE={Password}\r\n"));
        Assert.Equal("#OK", await GreetAsync(source, $"#NODO;{Master};CLAVE=another-one\r\n"));
        Assert.True(book.Remove(Master));
        Assert.Equal("#NO;not admitted", await GreetAsync(source, $"#NODO;{Master};CLAVE=another-one\r\n"));
        Assert.False(book.Remove(Master));
        Assert.False(book.Add(Monitor, Password));
    }

    [Fact]
    public async Task A_full_outbox_asks_nodes_to_come_again()
    {
        var source = await ListenAsync("nodeLog");
        Gateway.Platform.GoDown();
        Gateway.DropEnergy(new LocalDate(2014, 10, 17));
        Gateway.DropEnergy(new LocalDate(2014, 10, 18));
        await Gateway.PassAsync();
        Assert.True(Gateway.Get<UrbGrade.Gateway.Service.BufferGuard>().HasRoom() is false, "the test needs a full outbox");

        Assert.Equal("#NO;busy, call again", await GreetAsync(source, $"#NODO;{Master};CLAVE={Password}\r\n"));
    }

    [Theory]
    [InlineData("\"listen\": \"7014\"", "sources[3].listen: '7014'")]
    [InlineData("\"listen\": \"127.0.0.1:0\", \"protocol\": \"telnet\"", "sources[3].protocol: 'telnet'")]
    [InlineData("\"listen\": \"127.0.0.1:0\", \"auth\": \"none\"", "sources[3].auth: 'none'")]
    public void A_wrong_setting_is_named(string settings, string problem) => Assert.Contains(
        SourceWorld.Problems($$"""{ "id": "nodes", "type": "tcpServer", "profile": "edistribucion", {{settings}} }"""),
        found => found.StartsWith(problem, StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        stopping.Dispose();
        world?.Dispose();
    }

    private async Task StopAsync()
    {
        await stopping.CancelAsync();
        await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private const string Hello = $"#HELLO;dwelling=BCN-DW-014;device=ENVIR;key={Password}\n";

    private static GatewayWorld World(string protocol, string settings) => new(root =>
    {
        root["buffer"] = new JsonObject { ["maxSize"] = "1KiB" };
        root["sources"]!.AsArray().Add(JsonNode.Parse($$"""
            { "id": "nodes", "type": "tcpServer", "listen": "127.0.0.1:0", "protocol": "{{protocol}}", {{settings}} "profile": "edistribucion" }
            """));
    });

    private async Task<TcpSource> ListenAsync(string protocol, string settings = "")
    {
        world = World(protocol, settings);
        return await StartAsync();
    }

    private async Task<TcpSource> StartAsync()
    {
        var book = new NodeBook(Gateway.Database, "nodes", Gateway.Clock);
        Assert.True(book.Add(Master, Password));
        Assert.True(book.Add(Monitor, Password));
        var source = Assert.IsType<TcpSource>(Gateway.Source());
        listening = Task.Run(() => source.ListenAsync(stopping.Token));
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (source.Port == 0)
        {
            if (listening.IsFaulted)
                await listening;
            await Task.Delay(5, limit.Token);
        }

        return source;
    }

    private static async Task<NodeClient> MonitorAsync(TcpSource source)
    {
        var monitor = await NodeClient.ConnectAsync(source.Port);
        await monitor.SendAsync(Hello);
        Assert.Equal("#OK", await monitor.ReadLineAsync());
        return monitor;
    }

    private static Task<string?> GreetAsync(TcpSource source, string text, string? then = null) => GreetAsync(source, Encoding.Latin1.GetBytes(text), then);

    private static async Task<string?> GreetAsync(TcpSource source, byte[] text, string? then = null)
    {
        using var node = await NodeClient.ConnectAsync(source.Port);
        await node.SendAsync(text);
        var answer = await node.ReadLineAsync();
        if (then is not null)
            Assert.Equal(then, await node.ReadLineAsync());
        return answer;
    }

    private async Task<string> ToldAsync(int code)
    {
        await EventAsync(code);
        return string.Join('\n', EventTable.Read(Gateway.Database, DateTimeOffset.MinValue, code, 100).Select(entry => entry.Message));
    }

    private async Task EventAsync(int code, int times = 1)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (Gateway.EventCodes().Count(found => found == code) < times)
            await Task.Delay(10, limit.Token);
    }
}
