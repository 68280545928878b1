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
    public async Task Simulated_masters_get_passwords_that_a_gateway_made_for_the_site_imports()
    {
        using var gateway = new GatewayWorld();
        var drop = Path.Combine(gateway.Folder, "drop");
        var passwords = Path.Combine(gateway.Folder, "nodes.json");
        var simulate = new[] { "simulate", "--site", "eibar", "--assets", "2", "--out", drop, "--from", "2019-11-12", "--to", "2019-11-12", "--passwords", passwords };
        Assert.Equal(ExitCode.Ok, (await CommandRun.InvokeAsync(simulate)).Code);
        var made = File.ReadAllText(passwords);
        Assert.Equal(ExitCode.Ok, (await CommandRun.InvokeAsync(simulate)).Code);
        Assert.Equal(made, File.ReadAllText(passwords));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(passwords));

        // The logs of all nodes lie in files as long as no gateway is named that masters could call.
        Assert.Equal(4, Directory.GetFiles(Path.Combine(drop, "in", "nodes")).Length);
        var (_, sample, _) = await CommandRun.InvokeAsync(
            "config", "sample", "--site", "eibar", "--manifest", Path.Combine(drop, "site.json"), "--state", Path.Combine(gateway.Folder, "state"), "--receptor", "127.0.0.1:0");
        var file = Path.Combine(gateway.Folder, "eibar.json");
        File.WriteAllText(file, sample);
        Assert.Equal((ExitCode.Ok, "2 nodes are let in, 0 have the password of the file"), await ImportAsync());
        Assert.Equal((ExitCode.Ok, "0 nodes are let in, 2 have the password of the file"), await ImportAsync());

        var book = new NodeBook(gateway.Database, "receptor", TimeProvider.System);
        Assert.Equal(["EIB-CM-101", "EIB-CM-103"], book.List().Select(node => node.Name));
        Assert.True(book.Knows("EIB-CM-103", JsonNode.Parse(made)!["EIB-CM-103"]!.GetValue<string>()));

        async Task<(int Code, string Said)> ImportAsync()
        {
            var (code, output, error) = await CommandRun.InvokeAsync("node", "import", passwords, "--config", file);
            return (code, (output + error).Trim());
        }
    }

    [Fact]
    public async Task A_file_with_one_bad_password_lets_nobody_in()
    {
        using var gateway = new GatewayWorld(root => root["sources"]!.AsArray().Add(JsonNode.Parse(Source)));
        var file = Write(gateway, Source);
        var passwords = Path.Combine(gateway.Folder, "nodes.json");
        File.WriteAllText(passwords, """{ "EIB-CM-101": "long enough", "EIB-CM-103": "short" }""");

        var (code, _, error) = await CommandRun.InvokeAsync("node", "import", passwords, "--config", file);

        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains("at least 8 characters", error, StringComparison.Ordinal);
        Assert.Empty(new NodeBook(gateway.Database, "nodes", TimeProvider.System).List());
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
