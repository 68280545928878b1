using System.Text;
using NodaTime;
using UrbGrade.Gateway.Events;
using UrbGrade.Gateway.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Gateway.Collect.Sources;

/// <summary>Who may call, and who has not called for too long.</summary>
public sealed class NodeAdmissionTests : ReceptorTests
{
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
}
