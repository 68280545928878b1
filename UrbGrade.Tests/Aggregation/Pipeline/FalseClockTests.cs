using UrbGrade.Bus.Soap;

namespace UrbGrade.Tests.Aggregation.Pipeline;

/// <summary>The platform's clock is moved; that of the gateways is right.</summary>
public class FalseClockTests : IAsyncLifetime
{
    private AggregationWorld world = null!;

    public async ValueTask InitializeAsync() => world = await AggregationWorld.Create();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Theory]
    [InlineData(6, "MessageExpired")]
    [InlineData(-48, "InvalidSecurity")]
    public async Task No_receipt_is_given_by_a_clock_that_is_wrong_and_nothing_is_lost(int hours, string code)
    {
        var clock = world.Platform.Clock;
        var envelope = world.Sign(AggregationWorld.Body([AggregationWorld.Hour()]));

        clock.AdjustTime(clock.GetUtcNow().AddHours(hours));
        var fault = await Assert.ThrowsAsync<SoapFaultException>(() => world.SendBytes(envelope));
        Assert.Equal(code, fault.Code);
        Assert.Empty(world.Stored());
        Assert.Empty(world.Announced());

        clock.AdjustTime(clock.GetUtcNow().AddHours(-hours));
        Assert.Equal(1, (await world.SendBytes(envelope)).Accepted);
        Assert.Single(world.Stored());
    }

    [Theory]
    [InlineData(6)]
    [InlineData(-48)]
    public async Task What_was_sent_before_is_no_second_request_when_the_clock_has_been_wrong_for_a_while(int hours)
    {
        var clock = world.Platform.Clock;
        var body = AggregationWorld.Body([AggregationWorld.Hour()]);
        var first = await world.SendBytes(world.Sign(body));

        clock.AdjustTime(clock.GetUtcNow().AddHours(hours));
        await world.SendBytes(world.Sign(AggregationWorld.Body([AggregationWorld.Hour(source: "478")])));
        clock.AdjustTime(clock.GetUtcNow().AddHours(-hours).AddMinutes(1));

        Assert.Equal(first.ReceiptId, (await world.SendBytes(world.Sign(body))).ReceiptId);
        Assert.Equal(2, world.Stored().Count);
        Assert.Equal(2, world.Announced().Count);
    }
}
