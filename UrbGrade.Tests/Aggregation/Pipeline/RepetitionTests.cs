using UrbGrade.Bus.Contracts.Aggregation;

namespace UrbGrade.Tests.Aggregation.Pipeline;

public class RepetitionTests(SharedWorld shared) : IClassFixture<SharedWorld>
{
    private readonly AggregationWorld world = shared.World;

    [Fact]
    public async Task The_same_hour_with_the_same_values_is_a_duplicate()
    {
        var receipt = await world.Send(
            AggregationWorld.Hour(), AggregationWorld.Hour("2014-10-17T15:00:00+02:00", "2014-10-17T16:00:00+02:00", "2.98330"));

        Assert.Equal((1, 1, 0), (receipt.Accepted, receipt.Duplicate, receipt.Rejected));
        Assert.Equal("1", world.Stored()[^1].Duplicates);
    }

    [Fact]
    public async Task The_same_hour_with_another_value_is_a_conflict_with_the_first()
    {
        var receipt = await world.Send(AggregationWorld.Hour(), AggregationWorld.Hour(source: "478"), AggregationWorld.Hour(energy: "3"));

        Assert.Equal(
            new MessageRejection(2, RejectionCode.ConflictingValue,
                "energy_measure of 2014-10-17T13:00:00Z to 2014-10-17T14:00:00Z has another value in message 0."),
            Assert.Single(receipt.Rejections));
    }

    [Theory]
    [InlineData("2014-10-17T13:30:00Z", "2014-10-17T14:30:00Z")]
    [InlineData("2014-10-17T12:30:00Z", "2014-10-17T13:30:00Z")]
    [InlineData("2014-10-17T13:15:00Z", "2014-10-17T13:30:00Z")]
    [InlineData("2014-10-17T12:00:00Z", "2014-10-17T15:00:00Z")]
    [InlineData("2014-10-17T13:00:00Z", "2014-10-17T13:30:00Z")]
    [InlineData("2014-10-17T13:00:00Z", "2014-10-17T15:00:00Z")]
    [InlineData("2014-10-17T13:30:00Z", "2014-10-17T14:00:00Z")]
    public async Task Of_two_intervals_that_overlap_the_first_in_the_request_stands(string start, string end)
    {
        var receipt = await world.Send(AggregationWorld.Hour(), AggregationWorld.Hour(start, end));

        var rejection = Assert.Single(receipt.Rejections);
        Assert.Equal((1, RejectionCode.OverlappingInterval), (rejection.Index, rejection.Code));
        Assert.EndsWith("overlaps the interval of message 0.", rejection.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Intervals_in_any_order_stand_as_long_as_they_only_touch()
    {
        var hours = new[] { 5, 3, 4, 9, 1, 2, 8, 7, 0, 6 }
            .Select(h => AggregationWorld.Hour($"2014-10-17T{h:00}:00:00Z", $"2014-10-17T{h + 1:00}:00:00Z"));

        var receipt = await world.Send([.. hours]);

        Assert.Equal((10, 0, 0), (receipt.Accepted, receipt.Duplicate, receipt.Rejected));
        var row = world.Stored()[^1];
        Assert.Equal(new DateTimeOffset(2014, 10, 17, 0, 0, 0, TimeSpan.Zero), row.FirstMeasuredAt);
        Assert.Equal(new DateTimeOffset(2014, 10, 17, 10, 0, 0, TimeSpan.Zero), row.LastMeasuredAt);
    }

    [Fact]
    public async Task Two_messages_may_share_an_hour_when_they_measure_different_things()
    {
        var receipt = await world.Send(
            AggregationWorld.Hour(more: ""),
            AggregationWorld.Message("<measure_timestamp_start>2014-10-17T13:00:00Z</measure_timestamp_start><measure_timestamp_end>2014-10-17T14:00:00Z</measure_timestamp_end><temperature_in>21</temperature_in>"));

        Assert.Equal((2, 0, 0), (receipt.Accepted, receipt.Duplicate, receipt.Rejected));
    }

    [Fact]
    public async Task Readings_of_a_register_at_one_instant_conflict_and_at_two_do_not()
    {
        static string Register(string value, string at) => AggregationWorld.Message(
            $"<ID_Meter_consumption>23456</ID_Meter_consumption><Consumer_measure>{value}</Consumer_measure>", "001", "002", "SeasNve", at);

        var receipt = await world.Send(
            Register("8650", "2015-04-13T16:11:42.9000728+02:00"),
            Register("8651", "2015-04-13T17:11:42.9000728+02:00"),
            Register("8650", "2015-04-13T14:11:42.9000728Z"),
            Register("9000", "2015-04-13T14:11:42.9000728Z"));

        Assert.Equal((2, 1, 1), (receipt.Accepted, receipt.Duplicate, receipt.Rejected));
        Assert.Equal((3, RejectionCode.ConflictingValue), (receipt.Rejections[0].Index, receipt.Rejections[0].Code));
    }
}
