using System.Text;
using NodaTime;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Gateway.Events;
using UrbGrade.Gateway.Lighting;

namespace UrbGrade.Tests.Gateway.Collect.Sources;

public sealed class NodeLogTests : ReceptorTests
{
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
    public async Task A_call_without_lines_leaves_no_file()
    {
        var source = await ListenAsync("nodeLog");

        Assert.Equal("#OK", await GreetAsync(source, $"#NODO;{Master};CLAVE={Password}\r\n#FIN;REG=0\r\n", "#OK;REG=0"));

        Assert.Empty(Gateway.Dropped());
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
}
