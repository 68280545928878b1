using System.Text;
using System.Text.Json.Nodes;
using UrbGrade.Gateway.Collect.Sources.Tcp;
using UrbGrade.Gateway.Events;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Tests.Gateway.Collect.Sources;

/// <summary>A gateway that a node and a monitor may call.</summary>
public abstract class ReceptorTests : IAsyncDisposable
{
    private protected const string Master = "EIB-CM-017";
    private protected const string Monitor = "BCN-DW-014/ENVIR";
    private protected const string Password = "gau-argia-17";

    private readonly CancellationTokenSource stopping = new();
    private GatewayWorld? world;
    private Task listening = Task.CompletedTask;

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected GatewayWorld Gateway => world!;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await StopAsync();
        stopping.Dispose();
        world?.Dispose();
    }

    private protected async Task StopAsync()
    {
        await stopping.CancelAsync();
        await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private protected const string Hello = $"#HELLO;dwelling=BCN-DW-014;device=ENVIR;key={Password}\n";

    private protected static GatewayWorld World(string protocol, string settings) => new(root =>
    {
        root["buffer"] = new JsonObject { ["maxSize"] = "1KiB" };
        root["sources"]!.AsArray().Add(JsonNode.Parse($$"""
            { "id": "nodes", "type": "tcpServer", "listen": "127.0.0.1:0", "protocol": "{{protocol}}", {{settings}} "profile": "edistribucion" }
            """));
    });

    private protected Task<TcpSource> ListenAsync(string protocol, string settings = "") => StartAsync(World(protocol, settings));

    private protected async Task<TcpSource> StartAsync(GatewayWorld gateway)
    {
        world = gateway;
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

    private protected static async Task<NodeClient> MonitorAsync(TcpSource source)
    {
        var monitor = await NodeClient.ConnectAsync(source.Port);
        await monitor.SendAsync(Hello);
        Assert.Equal("#OK", await monitor.ReadLineAsync());
        return monitor;
    }

    private protected static Task<string?> GreetAsync(TcpSource source, string text, string? then = null) => GreetAsync(source, Encoding.Latin1.GetBytes(text), then);

    private protected static async Task<string?> GreetAsync(TcpSource source, byte[] text, string? then = null)
    {
        using var node = await NodeClient.ConnectAsync(source.Port);
        await node.SendAsync(text);
        var answer = await node.ReadLineAsync();
        if (then is not null)
            Assert.Equal(then, await node.ReadLineAsync());
        return answer;
    }

    private protected async Task<string> ToldAsync(int code)
    {
        await EventAsync(code);
        return string.Join('\n', EventTable.Read(Gateway.Database, DateTimeOffset.MinValue, code, 100).Select(entry => entry.Message));
    }

    private protected async Task EventAsync(int code, int times = 1)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (Gateway.EventCodes().Count(found => found == code) < times)
            await Task.Delay(10, limit.Token);
    }
}
