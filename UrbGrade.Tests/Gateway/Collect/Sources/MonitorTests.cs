using System.Text;
using UrbGrade.Gateway.Events;
using UrbGrade.Gateway.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Gateway.Collect.Sources;

public sealed class MonitorTests : ReceptorTests
{
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
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "m_1.csv.part"), $"#HELLO;dwelling=BCN-DW-014;device=ENVIR;key=********\n7;a\n8;b\n9;cu", Cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder, "m_2.csv.part"), "", Cancellation);

        var source = await StartAsync(World("sequencedCsv", $"\"folder\": \"{folder}\","));
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
}
