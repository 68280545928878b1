using System.Buffers;
using System.Text.Json;
using UrbGrade.Bus.Contracts.Aggregation;

namespace UrbGrade.Tests.Interop;

/// <summary>Clients nobody here wrote send a signed request over HTTPS and verify the signed answer.</summary>
public sealed class InteropTests(InteropPlatform platform) : IClassFixture<InteropPlatform>
{
    public static TheoryData<string> Stacks => ["zeep", "node-soap", "wss4j"];

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task A_signed_request_gets_a_signed_receipt(string stack)
    {
        var answer = await Send(stack, new InteropRequest(platform.Gateway, "20", Body("20")));

        AssertReceipt(answer, accepted: 2);
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Sha1_is_refused_by_default(string stack)
    {
        var answer = await Send(stack, new InteropRequest(platform.Gateway, "20", Body("20"), Sha1: true));

        AssertFault(answer, "UnsupportedAlgorithm");
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Sha1_is_accepted_where_the_tenant_is_allowed_it(string stack)
    {
        var answer = await Send(stack, new InteropRequest(platform.Sha1Gateway, "10", Body("10"), Sha1: true));

        AssertReceipt(answer, accepted: 2);
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Another_tenants_code_is_refused(string stack)
    {
        var answer = await Send(stack, new InteropRequest(platform.Gateway, "10", Body("10")));

        AssertFault(answer, "FailedAuthentication");
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task An_unknown_certificate_is_refused(string stack)
    {
        var answer = await Send(stack, new InteropRequest(platform.Stranger, "20", Body("20")));

        AssertFault(answer, "FailedAuthentication");
    }

    [Fact]
    public async Task Zeep_may_embed_its_certificate_instead_of_a_token() => AssertReceipt(
        await new ZeepClient().Send(
            platform, new InteropRequest(platform.Gateway, "20", Body("20")), "--key-identifier", "x509-data"),
        accepted: 2);

    [Fact]
    public async Task Wss4j_may_name_its_key_in_every_way_it_knows()
    {
        var answers = await new Wss4jClient().Send(
            platform, new InteropRequest(platform.Gateway, "20", Body("20")),
            "--key-identifiers", "token,issuer-serial,certificate,ski,thumbprint");

        Assert.Equal(5, answers.GetArrayLength());
        foreach (var answer in answers.EnumerateArray())
            AssertReceipt(answer, accepted: 2);
    }

    private static void AssertReceipt(JsonElement answer, int accepted)
    {
        Assert.True(answer.TryGetProperty("receipt", out var receipt), answer.ToString());
        Assert.True(answer.GetProperty("verified").GetBoolean(), answer.ToString());
        Assert.True(answer.GetProperty("confirmed").GetBoolean(), answer.ToString());
        Assert.Equal(accepted, int.Parse(receipt.GetProperty("accepted").ToString(), System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(64, receipt.GetProperty("batchKey").GetString()!.Length);
    }

    private static void AssertFault(JsonElement answer, string code)
    {
        Assert.True(answer.TryGetProperty("fault", out var fault), answer.ToString());
        Assert.True(answer.GetProperty("verified").GetBoolean(), answer.ToString());
        Assert.EndsWith(":" + code, ":" + fault.GetProperty("code").GetString(), StringComparison.Ordinal);
    }

    private async Task<JsonElement> Send(string stack, InteropRequest request)
    {
        InteropClient client = stack switch
        {
            "zeep" => new ZeepClient(),
            "node-soap" => new NodeSoapClient(),
            _ => new Wss4jClient(),
        };
        var answer = await client.Send(platform, request);
        return answer.ValueKind == JsonValueKind.Array ? answer[0] : answer;
    }

    private string Body(string tenant)
    {
        var content = new ArrayBufferWriter<byte>();
        var writer = new AggregationRequestWriter(content);
        var from = new DateTimeOffset(2014, 10, 17, 13, 0, 0, TimeSpan.Zero);
        writer.Start();
        for (var hour = 0; hour < 2; hour++)
        {
            writer.StartMessage(new MessageHead(from.AddHours(hour), "001", "0.0.1", "477", "41", "-4"));
            writer.Field("measure_timestamp_start", from.AddHours(hour));
            writer.Field("measure_timestamp_end", from.AddHours(hour + 1));
            writer.Field("energy_measure", 2.9833);
            writer.Field("energy_price", 0.012738);
            writer.Field("temperature_in", 21.3);
            writer.Field("temperature_out", 15.7);
            writer.EndMessage();
        }

        writer.End(tenant);
        return platform.WriteBody($"{Guid.NewGuid():N}.xml", content.WrittenSpan);
    }
}
