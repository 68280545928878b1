using System.Text;
using System.Text.Json.Nodes;
using UrbGrade.Gateway.Collect.Sources;
using UrbGrade.Gateway.Events;

namespace UrbGrade.Tests.Gateway.Collect.Sources;

public sealed class MBusTcpTests : IAsyncDisposable
{
    private readonly MBusBus bus = new();

    [Fact]
    public async Task Meters_are_asked_by_primary_and_secondary_address_and_their_telegrams_filed_as_they_came()
    {
        bus.Connect(1, "64123456", Sample("heat_64123456"));
        bus.Connect(2, "32000014", Sample("electricity_32000014"));
        bus.Connect(3, "71000021", Sample("water_71000021"));
        using var gateway = Gateway("1", "32000014", "71000021FFFFFFFF");

        Assert.Equal(1, await gateway.FetchAsync());

        var lines = Encoding.ASCII.GetString(gateway.ReadDropped(Assert.Single(gateway.Dropped()))).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            [.. new[] { "heat_64123456", "electricity_32000014", "water_71000021" }.Select(name => $"2014-12-25T17:24:31Z {Convert.ToHexString(Sample(name))}")],
            lines.Select(line => string.Concat(line.AsSpan(0, 21), line[21..].Replace(" ", "", StringComparison.Ordinal))));
        Assert.Equal(1, gateway.Take());
        Assert.NotEqual(0, gateway.Count("raw_reading"));
    }

    [Fact]
    public async Task A_meter_with_several_telegrams_is_asked_for_all_of_them()
    {
        var first = WithMore(Sample("water_71000021"));
        bus.Connect(3, "71000021", first, Sample("water_71000021"));
        using var gateway = Gateway("3");

        await gateway.FetchAsync();

        Assert.Equal(2, Encoding.ASCII.GetString(gateway.ReadDropped(Assert.Single(gateway.Dropped()))).Count(letter => letter == '\n'));
    }

    [Fact]
    public async Task A_silent_meter_is_reported_and_holds_up_no_other()
    {
        bus.Connect(3, "71000021", Sample("water_71000021"));
        using var gateway = Gateway("7", "99999999", "3");

        Assert.Equal(1, await gateway.FetchAsync());

        Assert.Equal(2, gateway.EventCodes().Count(code => code == EventCode.MeterSilent));
        Assert.Single(Encoding.ASCII.GetString(gateway.ReadDropped(Assert.Single(gateway.Dropped()))).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task An_answer_that_the_line_disturbed_is_asked_for_again()
    {
        bus.Connect(3, "71000021", Sample("water_71000021"));
        bus.DisturbNext = 1;
        using var gateway = Gateway("3");

        Assert.Equal(1, await gateway.FetchAsync());

        Assert.EndsWith(Convert.ToHexString(Sample("water_71000021"))[^8..], Encoding.ASCII.GetString(gateway.ReadDropped(Assert.Single(gateway.Dropped()))).Trim().Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain(EventCode.MeterSilent, gateway.EventCodes());
    }

    [Fact]
    public async Task A_bus_where_nobody_answers_is_a_failure_that_says_what_to_check()
    {
        using var gateway = Gateway("1");

        var failure = await Assert.ThrowsAsync<SourceException>(gateway.FetchAsync);

        Assert.Contains("check the converter, the bus and the addresses", failure.Message, StringComparison.Ordinal);
        Assert.Empty(gateway.Dropped());
    }

    [Fact]
    public async Task A_line_that_is_cut_between_two_meters_keeps_what_the_first_said()
    {
        bus.Connect(1, "64123456", Sample("heat_64123456"));
        bus.Connect(3, "71000021", Sample("water_71000021"));
        bus.HangUpAfter = 1;
        using var gateway = Gateway("1", "3");

        await Assert.ThrowsAnyAsync<IOException>(gateway.FetchAsync);

        Assert.Single(gateway.Dropped());
    }

    [Theory]
    [InlineData("\"url\": \"http://10.7.0.21\", \"meters\": [\"1\"]", "sources[3].url: 'http://10.7.0.21'")]
    [InlineData("\"url\": \"tcp://10.7.0.21:10001\", \"meters\": [\"251\"]", "sources[3].meters: '251'")]
    [InlineData("\"url\": \"tcp://10.7.0.21:10001\"", "sources[3].meters: missing")]
    public void A_wrong_setting_is_named(string settings, string problem) => Assert.Contains(
        SourceWorld.Problems($$"""{ "id": "bus", "type": "mbusTcp", "profile": "edistribucion", {{settings}} }"""),
        found => found.StartsWith(problem, StringComparison.Ordinal));

    public ValueTask DisposeAsync() => bus.DisposeAsync();

    private static byte[] Sample(string name) => Convert.FromHexString(
        string.Concat(Encoding.ASCII.GetString(GatewaySamples.Read($"kalundborg/mbus/{name}.hex")).Where(char.IsAsciiHexDigit)));

    // The same telegram with 1F at its end: more records follow in the next one.
    private static byte[] WithMore(byte[] frame)
    {
        byte[] body = [.. frame[4..^2], 0x1F];
        return [0x68, (byte)body.Length, (byte)body.Length, 0x68, .. body, (byte)body.Sum(one => one), 0x16];
    }

    private GatewayWorld Gateway(params string[] meters) => new(root =>
    {
        root["profiles"] = JsonNode.Parse("""{ "bus": { "format": "mbus", "clock": "Etc/GMT-1" } }""");
        foreach (var meter in new[] { "64123456", "32000014", "71000021" })
            root["meters"]![meter] = JsonNode.Parse($$"""{ "element": "{{meter}}" }""");
        root["sources"]!.AsArray().Add(JsonNode.Parse($$"""
            { "id": "bus", "type": "mbusTcp", "url": "tcp://127.0.0.1:{{bus.Port}}", "meters": {{System.Text.Json.JsonSerializer.Serialize(meters)}}, "answer": "PT0.3S", "profile": "bus" }
            """));
    });
}
