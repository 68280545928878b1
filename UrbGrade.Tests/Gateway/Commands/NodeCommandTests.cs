using System.Text.Json.Nodes;
using UrbGrade.Gateway.Commands;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Tests.Gateway.Commands;

public sealed class NodeCommandTests
{
    private const string Source = """{ "id": "nodes", "type": "tcpServer", "listen": "127.0.0.1:0", "profile": "edistribucion" }""";

    [Fact]
    public async Task A_node_is_added_listed_and_removed_and_its_password_told_once()
    {
        using var gateway = new GatewayWorld(root => root["sources"]!.AsArray().Add(JsonNode.Parse(Source)));
        var file = Write(gateway, Source);

        var (added, _, told) = await CommandRun.InvokeAsync("node", "add", "EIB-CM-017", "--generate", "--config", file);
        Assert.Equal(ExitCode.Ok, added);
        var password = told.Trim()["Password: ".Length..];
        var book = new NodeBook(gateway.Database, "nodes", TimeProvider.System);
        Assert.True(book.Knows("EIB-CM-017", password));
        Assert.False(book.Knows("EIB-CM-017", password + "x"));
        Assert.Equal(ExitCode.Failed, (await CommandRun.InvokeAsync("node", "add", "EIB-CM-017", "--generate", "--config", file)).Code);

        var (_, listed, _) = await CommandRun.InvokeAsync("node", "list", "--config", file);
        Assert.Contains("EIB-CM-017", listed, StringComparison.Ordinal);
        Assert.Contains("never", listed, StringComparison.Ordinal);
        Assert.DoesNotContain(password, listed, StringComparison.Ordinal);

        Assert.Equal(ExitCode.Ok, (await CommandRun.InvokeAsync("node", "password", "EIB-CM-017", "--generate", "--config", file)).Code);
        Assert.False(book.Knows("EIB-CM-017", password));
        Assert.Equal(ExitCode.Ok, (await CommandRun.InvokeAsync("node", "remove", "EIB-CM-017", "--config", file)).Code);
        Assert.Empty(book.List());
    }

    [Fact]
    public async Task A_gateway_without_a_source_that_is_called_says_so()
    {
        using var gateway = new GatewayWorld();

        var (code, _, error) = await CommandRun.InvokeAsync("node", "list", "--config", Write(gateway, null));

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("a source of the type tcpServer, and there is none", error, StringComparison.Ordinal);
    }

    private static string Write(GatewayWorld gateway, string? source)
    {
        var root = GatewayWorld.Configuration(gateway.Folder);
        if (source is not null)
            root["sources"]!.AsArray().Add(JsonNode.Parse(source));
        var file = Path.Combine(gateway.Folder, "gateway.json");
        File.WriteAllText(file, root.ToJsonString());
        return file;
    }
}
