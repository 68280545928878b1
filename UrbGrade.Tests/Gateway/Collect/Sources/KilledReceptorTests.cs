using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Gateway.Collect.Sources;

public sealed class KilledReceptorTests
{
    private const string Password = "gau-argia-17";
    private const string Hello = $"#HELLO;dwelling=BCN-DW-014;key={Password}\n";

    [Fact]
    public async Task A_gateway_that_is_killed_keeps_every_line_that_it_acknowledged_once()
    {
        using var folder = new TemporaryFolder();
        var port = ServerProcess.FreePort();
        Prepare(folder, port);
        var random = new Random(20131027);
        var sent = 0L;
        var acknowledged = 0L;
        for (var kill = 0; kill < 4; kill++)
        {
            using var gateway = Start(folder);
            using var monitor = await CallAsync(port, gateway);
            await monitor.SendAsync(Hello);
            var greeting = await monitor.ReadLineAsync();
            var last = greeting == "#OK" ? 0 : long.Parse(greeting!["#OK;last=".Length..], System.Globalization.CultureInfo.InvariantCulture);
            Assert.InRange(last, acknowledged, sent);
            sent = acknowledged = last;
            var killAt = last + random.Next(50, 400);
            while (acknowledged < killAt)
            {
                var lines = new StringBuilder();
                for (var line = 0; line < random.Next(1, 8); line++)
                    lines.Append(System.Globalization.CultureInfo.InvariantCulture, $"{++sent};line {sent}\n");
                await monitor.SendAsync(lines.ToString());
                acknowledged = Math.Max(acknowledged, Acknowledged(await monitor.ReadLineAsync()));
            }

            gateway.Kill();
            await gateway.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        using (var gateway = Start(folder))
        {
            using var monitor = await CallAsync(port, gateway);
            await monitor.SendAsync(Hello);
            Assert.StartsWith("#OK;last=", await monitor.ReadLineAsync(), StringComparison.Ordinal);
            gateway.Kill();
            await gateway.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var numbers = Directory.GetFiles(folder.File("state/in/nodes"), "*.csv", SearchOption.AllDirectories)
            .SelectMany(File.ReadAllLines).Where(line => line[0] != '#').Select(line => long.Parse(line.Split(';')[0], System.Globalization.CultureInfo.InvariantCulture)).Order().ToList();
        Assert.Equal(numbers.Count, numbers.Distinct().Count());
        Assert.Equal(Enumerable.Range(1, numbers.Count).Select(number => (long)number), numbers);
        Assert.InRange(numbers.Count, acknowledged, sent);
    }

    private static long Acknowledged(string? answer) => answer?.StartsWith("#ACK;", StringComparison.Ordinal) == true
        ? long.Parse(answer["#ACK;".Length..], System.Globalization.CultureInfo.InvariantCulture)
        : throw new InvalidOperationException($"'{answer}' is no acknowledgement");

    private static void Prepare(TemporaryFolder folder, int port)
    {
        var root = GatewayWorld.Configuration(folder.Path);
        TestCertificates.Write(folder.Path, "gateway", TestCertificates.SelfSigned("BCN-01"), "x");
        root["uplink"]!["endpoint"] = "https://127.0.0.1:1/aggregation";
        root["uplink"]!["signing"] = JsonNode.Parse("""{ "certificate": "gateway.p12", "password": "env:GATEWAY_TEST_PASSWORD" }""");
        root["uplink"]!["trust"]!["receipts"] = new JsonArray("gateway.crt");
        root["sources"]!.AsArray().Add(JsonNode.Parse($$"""
            { "id": "nodes", "type": "tcpServer", "listen": "127.0.0.1:{{port}}", "protocol": "sequencedCsv", "rotate": "PT0.5S", "profile": "edistribucion" }
            """));
        File.WriteAllText(folder.File("gateway.json"), root.ToJsonString());
        using var database = GatewayDatabase.Open(new DatabaseSettings(folder.File(Path.Combine("state", "gateway.db"))));
        Assert.True(new NodeBook(database, "nodes", TimeProvider.System).Add("BCN-DW-014", Password));
    }

    private static Process Start(TemporaryFolder folder)
    {
        string[] arguments =
        [
            "exec", "--runtimeconfig", Beside("UrbGrade.Tests.runtimeconfig.json"), "--depsfile", Beside("UrbGrade.Tests.deps.json"),
            Beside("urbgrade-gateway.dll"), "run", "--config", folder.File("gateway.json"),
        ];
        var process = Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment = { ["GATEWAY_TEST_PASSWORD"] = "x" },
        })!;
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        return process;
    }

    private static async Task<NodeClient> CallAsync(int port, Process gateway)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            try
            {
                return await NodeClient.ConnectAsync(port);
            }
            catch (System.Net.Sockets.SocketException) when (!gateway.HasExited)
            {
                await Task.Delay(20, limit.Token);
            }
        }
    }

    private static string Beside(string name) => Path.Combine(AppContext.BaseDirectory, name);
}
