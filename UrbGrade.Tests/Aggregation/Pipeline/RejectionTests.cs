using UrbGrade.Bus.Contracts.Aggregation;

namespace UrbGrade.Tests.Aggregation.Pipeline;

public class RejectionTests(SharedWorld shared) : IClassFixture<SharedWorld>
{
    private readonly AggregationWorld world = shared.World;

    [Theory]
    [InlineData("2,9833")]
    [InlineData("NaN")]
    [InlineData("INF")]
    [InlineData("-INF")]
    [InlineData("1E999")]
    [InlineData("")]
    [InlineData("12 kWh")]
    [InlineData("1.000,5")]
    [InlineData("0x1F")]
    [InlineData("--1")]
    public async Task A_number_that_is_none_is_named_with_what_was_found(string found)
    {
        var rejection = await world.Rejection(AggregationWorld.Hour(energy: found));

        Assert.Equal(RejectionCode.InvalidNumber, rejection.Code);
        Assert.Equal($"energy_measure is '{found}'; allowed is a finite number with a decimal point.", rejection.Reason);
    }

    [Theory]
    [InlineData("2.9833")]
    [InlineData("-2")]
    [InlineData("+.5")]
    [InlineData("1.2E3")]
    [InlineData("1e-3")]
    public async Task A_number_of_the_schemas_type_is_taken(string number)
    {
        var receipt = await world.Send(AggregationWorld.Hour(energy: number));

        Assert.Equal((1, 0), (receipt.Accepted, receipt.Rejected));
    }

    [Theory]
    [InlineData("2014-10-17 13:00", RejectionCode.InvalidTimestamp)]
    [InlineData("2014-10-17T13:00:00", RejectionCode.InvalidTimestamp)]
    [InlineData("17/10/2014", RejectionCode.InvalidTimestamp)]
    [InlineData("2014-02-30T13:00:00Z", RejectionCode.InvalidTimestamp)]
    [InlineData("2009-12-31T23:59:59Z", RejectionCode.TimestampTooOld)]
    [InlineData("2000-01-01T00:00:00Z", RejectionCode.TimestampTooOld)]
    [InlineData("2026-03-10T09:15:01Z", RejectionCode.TimestampInFuture)]
    [InlineData("2099-01-01T00:00:00Z", RejectionCode.TimestampInFuture)]
    public async Task A_start_that_cannot_be_is_named_with_what_was_found(string start, string code)
    {
        var rejection = await world.Rejection(AggregationWorld.Hour(start: start, end: "2099-01-01T01:00:00Z"));

        Assert.Equal(code, rejection.Code);
        Assert.StartsWith($"measure_timestamp_start is ", rejection.Reason, StringComparison.Ordinal);
        Assert.Contains(start, rejection.Reason, StringComparison.Ordinal);
        Assert.Contains("allowed", rejection.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_end_just_within_the_clocks_skew_is_taken_and_a_second_later_is_not()
    {
        var taken = await world.Send(AggregationWorld.Hour("2026-03-10T08:15:00Z", "2026-03-10T09:15:00Z"));
        var refused = await world.Send(AggregationWorld.Hour("2026-03-10T08:15:01Z", "2026-03-10T09:15:01Z"));

        Assert.Equal(1, taken.Accepted);
        Assert.Equal(RejectionCode.TimestampInFuture, Assert.Single(refused.Rejections).Code);
    }

    [Theory]
    [InlineData("2014-10-17T12:00:00Z")]
    [InlineData("2014-10-17T13:00:00Z")]
    [InlineData("2014-10-17T14:00:00+01:00")]
    public async Task An_interval_must_end_after_its_start(string end)
    {
        var rejection = await world.Rejection(AggregationWorld.Hour(end: end));

        Assert.Equal(RejectionCode.EndBeforeStart, rejection.Code);
        Assert.Contains("must be later than measure_timestamp_start, which is 2014-10-17T13:00:00Z", rejection.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("009", "0.0.1")]
    [InlineData("001", "0.0.2")]
    public async Task A_type_or_version_without_a_schema_is_named(string type, string version)
    {
        var rejection = await world.Rejection(AggregationWorld.Message("<energy_measure>1</energy_measure>", type, version));

        Assert.Equal(RejectionCode.UnknownSchema, rejection.Code);
        Assert.Equal($"No schema is registered for type '{type}', version '{version}'.", rejection.Reason);
    }

    [Theory]
    [InlineData("<consumer_measure>1</consumer_measure>", "consumer_measure")]
    [InlineData("<measure_timestamp_end>2014-10-17T14:00:00Z</measure_timestamp_end>", "measure_timestamp_start")]
    [InlineData("<measure_timestamp_start>2014-10-17T13:00:00Z</measure_timestamp_start><measure_timestamp_end>2014-10-17T14:00:00Z</measure_timestamp_end>", "incomplete")]
    [InlineData("<measure_timestamp_start>2014-10-17T13:00:00Z</measure_timestamp_start><measure_timestamp_end>2014-10-17T14:00:00Z</measure_timestamp_end><energy_measure>1</energy_measure><energy_measure>2</energy_measure>", "energy_measure")]
    [InlineData("", "gcontent")]
    [InlineData("<energy_measure><value>1</value></energy_measure>", "energy_measure")]
    [InlineData("2.9833", "gcontent")]
    [InlineData("<x:measure_timestamp_start xmlns:x=\"http://other\">2014-10-17T13:00:00Z</x:measure_timestamp_start><measure_timestamp_end>2014-10-17T14:00:00Z</measure_timestamp_end><energy_measure>1</energy_measure>", "measure_timestamp_start")]
    public async Task Content_that_breaks_its_schema_is_named(string content, string mentioned)
    {
        var rejection = await world.Rejection(AggregationWorld.Message(content));

        Assert.Equal(RejectionCode.SchemaViolation, rejection.Code);
        Assert.Contains(mentioned, rejection.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<message/>", RejectionCode.InvalidHeader)]
    [InlineData("<message><content><gcontent/></content></message>", RejectionCode.InvalidHeader)]
    [InlineData("<message><head><timestamp>2014-12-25T17:24:31Z</timestamp></head><content><gcontent/></content></message>", RejectionCode.InvalidHeader)]
    [InlineData("<message><head><timestamp>2014-12-25T17:24:31Z</timestamp><messageType><type/><version>1</version></messageType><messageSource><messageSourceElement>1</messageSourceElement></messageSource></head><content><gcontent/></content></message>", RejectionCode.InvalidHeader)]
    public async Task A_head_that_lacks_something_is_rejected(string message, string code)
    {
        var rejection = await world.Rejection(message);

        Assert.Equal(code, rejection.Code);
        Assert.NotEmpty(rejection.Reason);
    }

    [Theory]
    [InlineData("yesterday", RejectionCode.InvalidTimestamp)]
    [InlineData("2014-12-25T17:24:31", RejectionCode.InvalidTimestamp)]
    [InlineData("2000-01-01T00:00:00Z", RejectionCode.TimestampTooOld)]
    [InlineData("2030-01-01T00:00:00Z", RejectionCode.TimestampInFuture)]
    public async Task A_heads_time_has_to_be_plausible(string timestamp, string code)
    {
        var rejection = await world.Rejection(AggregationWorld.Message("<consumer_measure>1</consumer_measure>", "DSE01", timestamp: timestamp));

        Assert.Equal(code, rejection.Code);
        Assert.Contains(timestamp, rejection.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_with_an_exponent_is_refused_where_the_type_is_a_decimal()
    {
        await using var world = await AggregationWorld.Create();
        world.Platform.Execute("""
            UPDATE "MessageSchemas" SET "Xsd" = REPLACE("Xsd", 'xs:double', 'xs:decimal') WHERE "Type" = 'DSE01';
            UPDATE "ChangeCounters" SET "Version" = "Version" + 1;
            """);

        var receipt = await world.Send(
            AggregationWorld.Message("<consumer_measure>1200</consumer_measure>", "DSE01"),
            AggregationWorld.Message("<consumer_measure>1.2E3</consumer_measure>", "DSE01", source: "other"));

        Assert.Equal(
            new MessageRejection(1, RejectionCode.InvalidNumber, "consumer_measure is '1.2E3'; its type allows no exponent."),
            Assert.Single(receipt.Rejections));
    }

    [Fact]
    public async Task An_unknown_meter_is_refused_where_the_tenant_wants_its_meters_registered()
    {
        var envelope = world.Sign(AggregationWorld.Body(
            [AggregationWorld.Message("<consumer_measure>1</consumer_measure>", "DSE01", source: "CM-017")], "30"), "30");

        var receipt = await world.SendBytes(envelope);

        Assert.Equal(
            new MessageRejection(0, RejectionCode.UnknownMeter, "'CM-017' is no registered meter."), Assert.Single(receipt.Rejections));
        var row = world.Stored()[^1];
        Assert.NotNull(row.QuantifiedAt);
        Assert.DoesNotContain(world.Announced(), item => item.ConversationId == row.ConversationId);
    }

    [Fact]
    public async Task Bad_messages_never_sink_the_good_ones_of_their_batch()
    {
        var receipt = await world.Send(
            AggregationWorld.Hour(energy: "NaN"),
            AggregationWorld.Hour(),
            AggregationWorld.Hour(),
            "<message/>",
            AggregationWorld.Message("<x>1</x>", "404"),
            AggregationWorld.Hour("2014-10-17T14:00:00Z", "2014-10-17T15:00:00Z"));

        Assert.Equal((2, 1, 3), (receipt.Accepted, receipt.Duplicate, receipt.Rejected));
        Assert.Equal(
            [(0, "InvalidNumber"), (3, "InvalidHeader"), (4, "UnknownSchema")], receipt.Rejections.Select(r => (r.Index, r.Code)));
        var request = await world.Platform.Get<IRawRequests>().Load(
            world.TenantId, world.Stored()[^1].Id, TestContext.Current.CancellationToken);
        Assert.Equal([0, 2, 3, 4], request.SkippedIndexes);
    }

    [Fact]
    public async Task A_long_found_value_is_shortened_in_the_reason()
    {
        var rejection = await world.Rejection(AggregationWorld.Hour(energy: new string('9', 5_000) + "x"));

        Assert.Equal(RejectionCode.InvalidNumber, rejection.Code);
        Assert.True(rejection.Reason.Length < 300);
    }
}
