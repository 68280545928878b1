using UrbGrade.Command.Running;

namespace UrbGrade.Tests.Command.Running;

public sealed class GatewayStatusTests
{
    [Fact]
    public void The_gateways_own_words_are_understood()
    {
        var status = GatewayStatus.Parse("""
            {
              "site": "BCN-01", "lastDay": "2026-02-01", "lastBatch": "2026-01-31", "acknowledged": 12, "pending": 3, "refused": 1, "pendingBytes": 4096,
              "uplink": { "failures": 2, "held": false, "lastError": "connection refused", "inTrouble": true },
              "series": 32, "readings": 9216
            }
            """);

        Assert.Equal(new GatewayStatus(12, 3, 1, "2026-02-01", "2026-01-31", 9216, "connection refused"), status);
    }

    [Fact]
    public void An_error_of_the_past_is_no_trouble()
    {
        var status = GatewayStatus.Parse("""
            {"lastDay": null, "lastBatch": null, "acknowledged": 0, "pending": 0, "refused": 0, "readings": 0, "uplink": {"failures": 0, "lastError": "old"}}
            """);

        Assert.Null(status!.LastError);
    }

    [Theory]
    [InlineData("")]
    [InlineData("gateway.json cannot be used:")]
    [InlineData("{ \"site\": ")]
    [InlineData("{}")]
    public void Anything_else_says_nothing_yet(string output) => Assert.Null(GatewayStatus.Parse(output));
}
