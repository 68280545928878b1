using System.Net;
using System.Text.Json.Nodes;
using NodaTime;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Soap;
using UrbGrade.Gateway.Events;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Tests.Gateway.Deliver;

public sealed class BatchSenderTests : IDisposable
{
    private static readonly LocalDate Day = new(2014, 10, 17);

    private readonly GatewayWorld gateway = new();

    [Fact]
    public async Task A_receipt_is_stored_with_its_batch()
    {
        HaveDays(1);

        Assert.Equal(1, await gateway.SendAsync());

        var batch = Assert.Single(gateway.Batches());
        Assert.Equal((BatchState.Acknowledged, 24, 0, 0, 1), (batch.State, batch.Accepted, batch.Duplicate, batch.Rejected, batch.Attempts));
        Assert.StartsWith("R-", batch.ReceiptId, StringComparison.Ordinal);
        Assert.NotEmpty(gateway.Database.Read(connection => Outbox.Receipt(connection, batch.Id))!);
        Assert.Equal(0, await gateway.SendAsync());
        Assert.Single(gateway.Platform.Bodies);
    }

    [Fact]
    public async Task Each_batch_tells_how_many_wait_behind_it_and_the_last_one_that_none_does()
    {
        HaveDays(4);

        await gateway.SendAsync();

        Assert.Equal(4, gateway.Platform.Waiting.Count);
        Assert.All(gateway.Platform.Waiting, waiting => Assert.InRange(waiting!.Value, 0, 3));
        Assert.Equal(0, gateway.Platform.Waiting.Min());
    }

    [Fact]
    public async Task A_batch_that_gets_through_after_a_failure_tells_of_those_that_still_wait()
    {
        HaveDays(4);
        gateway.Platform.GoDown();
        await gateway.SendAsync();
        gateway.Platform.ComeBack();
        gateway.Platform.Waiting.Clear();
        gateway.Clock.Advance(TimeSpan.FromHours(1));

        await gateway.SendAsync();

        Assert.Equal(3, gateway.Platform.Waiting[0]);
        Assert.Equal(0, gateway.Platform.Waiting.Min());
    }

    [Fact]
    public async Task A_lost_receipt_sends_the_same_bytes_again_with_a_new_signature()
    {
        HaveDays(1);
        var signatures = new List<string>();
        gateway.Platform.Answer = request =>
        {
            signatures.Add(Convert.ToBase64String(request.Envelope.SignatureValue));
            throw new HttpRequestException("connection reset after the request");
        };
        await gateway.SendAsync();
        gateway.Restart();
        gateway.DropEnergy(Day, name: "rev.csv", value: hour => $"{hour},5");
        gateway.Take();
        gateway.Compose();

        gateway.Platform.ComeBack();
        gateway.Clock.Advance(TimeSpan.FromMinutes(1));
        await gateway.SendAsync();

        Assert.Equal(3, gateway.Platform.Bodies.Count);
        Assert.Equal(gateway.Platform.Bodies[0], gateway.Platform.Bodies[1]);
        Assert.NotEqual(gateway.Platform.Bodies[1], gateway.Platform.Bodies[2]);
        Assert.Single(signatures.Distinct());
        Assert.All(gateway.Batches(), batch => Assert.Equal(BatchState.Acknowledged, batch.State));
    }

    [Fact]
    public async Task A_refused_batch_is_shown_with_its_cause_and_not_sent_again()
    {
        HaveDays(1);
        gateway.Platform.Answer = request => request.Fault(SoapFaults.Client("The tenant code is not yours.", "tenant 30"));

        await gateway.SendAsync();
        gateway.Clock.Advance(TimeSpan.FromHours(5));
        await gateway.SendAsync();

        Assert.Single(gateway.Platform.Bodies);
        Assert.Equal(BatchState.Refused, gateway.Batches()[0].State);
        var failure = Assert.Single(gateway.Database.Read(connection => Outbox.OpenFailures(connection, null, 10)));
        Assert.Equal(("BCN-01/2014-10-17/r1", null, "Client", "The tenant code is not yours."), (failure.Batch, failure.Position, failure.Code, failure.Reason));
        Assert.Contains(EventCode.BatchRefused, gateway.EventCodes());
    }

    [Fact]
    public async Task A_refused_certificate_holds_the_other_batches_and_frees_them_once_it_is_trusted()
    {
        HaveDays(4);
        gateway.Platform.Answer = request => request.Fault(SoapFaults.FailedAuthentication("revoked"));
        await gateway.SendAsync();
        var tried = gateway.Platform.Bodies.Count;
        await gateway.SendAsync();
        Assert.Equal(tried, gateway.Platform.Bodies.Count);
        Assert.Contains(gateway.Batches(), batch => batch.State == BatchState.Pending || tried == 4);

        gateway.Platform.ComeBack();
        gateway.DropEnergy(Day.PlusDays(9));
        gateway.Take();
        gateway.Compose();
        gateway.Clock.Advance(TimeSpan.FromMinutes(15));
        await gateway.SendAsync();

        Assert.All(gateway.Batches(), batch => Assert.Equal(BatchState.Acknowledged, batch.State));
        Assert.Empty(gateway.Database.Read(connection => Outbox.OpenFailures(connection, null, 10)));
        Assert.Contains(EventCode.UplinkRestored, gateway.EventCodes());
    }

    [Fact]
    public async Task Rejected_messages_are_shown_with_meter_and_hour_and_the_others_stand()
    {
        HaveDays(1);
        gateway.Platform.Answer = request => request.Respond(request.Receipt([new MessageRejection(3, RejectionCode.UnknownMeter, "477 is no meter of tenant 20")]));

        await gateway.SendAsync();

        var batch = Assert.Single(gateway.Batches());
        Assert.Equal((BatchState.Acknowledged, 23, 1), (batch.State, batch.Accepted, batch.Rejected));
        var failure = Assert.Single(gateway.Database.Read(connection => Outbox.OpenFailures(connection, batch.Id, 10)));
        Assert.Equal((3, "477", "2014-10-17T01:00:00Z", RejectionCode.UnknownMeter), (failure.Position, failure.Element, failure.Start.ToString(), failure.Code));
        Assert.Contains(EventCode.MessagesRejected, gateway.EventCodes());
    }

    [Fact]
    public async Task Five_attempts_then_one_alert_then_every_quarter_of_an_hour_until_restored()
    {
        HaveDays(1);
        gateway.Platform.GoDown();
        var attempts = new List<double>();
        var started = gateway.Clock.GetUtcNow();
        for (var second = 0; second < 3600 * 2; second += 5)
        {
            var before = gateway.Platform.Bodies.Count;
            await gateway.SendAsync();
            if (gateway.Platform.Bodies.Count > before)
                attempts.Add((gateway.Clock.GetUtcNow() - started).TotalSeconds);
            gateway.Clock.Advance(TimeSpan.FromSeconds(5));
        }

        var pauses = attempts.Zip(attempts.Skip(1), (from, to) => to - from).ToList();
        Assert.InRange(pauses[0], 15, 25);
        Assert.InRange(pauses[1], 30, 55);
        Assert.InRange(pauses[2], 60, 105);
        Assert.InRange(pauses[3], 125, 200);
        Assert.All(pauses.Skip(4), pause => Assert.InRange(pause, 900, 905));
        Assert.True(pauses.Count > 8);
        Assert.Equal(1, gateway.EventCodes().Count(code => code == EventCode.UplinkDown));

        gateway.Restart();
        gateway.Platform.ComeBack();
        gateway.Clock.Advance(TimeSpan.FromMinutes(15));
        await gateway.SendAsync();

        Assert.Equal(BatchState.Acknowledged, gateway.Batches()[0].State);
        Assert.Single(gateway.EventCodes(), code => code == EventCode.UplinkRestored);
        Assert.Single(gateway.Platform.Bodies.Select(Convert.ToHexString).Distinct());
    }

    [Fact]
    public async Task A_busy_platform_is_given_the_time_that_it_asks_for()
    {
        HaveDays(1);
        gateway.Platform.Answer = _ =>
        {
            var busy = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { Content = new ByteArrayContent([]) };
            busy.Headers.RetryAfter = new(TimeSpan.FromSeconds(120));
            return busy;
        };
        await gateway.SendAsync();

        gateway.Clock.Advance(TimeSpan.FromSeconds(119));
        await gateway.SendAsync();
        Assert.Single(gateway.Platform.Bodies);
        gateway.Clock.Advance(TimeSpan.FromSeconds(1));
        await gateway.SendAsync();
        Assert.Equal(2, gateway.Platform.Bodies.Count);
    }

    [Fact]
    public async Task One_batch_that_the_platform_cannot_digest_does_not_hold_up_the_others()
    {
        HaveDays(6);
        gateway.Platform.Answer = request => System.Text.Encoding.UTF8.GetString(request.Body).Contains("2014-10-18T12:00:00Z", StringComparison.Ordinal)
            ? new HttpResponseMessage(HttpStatusCode.InternalServerError) { Content = new ByteArrayContent([]) }
            : request.Accept();

        for (var minute = 0; minute < 240; minute++)
        {
            await gateway.SendAsync();
            gateway.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(5, gateway.Batches().Count(batch => batch.State == BatchState.Acknowledged));
        Assert.Equal(new LocalDate(2014, 10, 18), gateway.Batches().Single(batch => batch.State == BatchState.Pending).Day);
    }

    [Fact]
    public async Task A_poisoned_day_that_is_due_together_with_the_line_is_not_tried_before_the_others_for_ever()
    {
        using var steady = new GatewayWorld(root =>
        {
            root["uplink"]!["parallel"] = 1;
            root["uplink"]!["retry"] = new JsonObject { ["jitter"] = 0 };
        });
        for (var day = 0; day < 3; day++)
            steady.DropEnergy(Day.PlusDays(day));
        steady.Take();
        steady.Compose();
        steady.Platform.Answer = request => System.Text.Encoding.UTF8.GetString(request.Body).Contains("2014-10-19T12:00:00Z", StringComparison.Ordinal)
            ? new HttpResponseMessage(HttpStatusCode.InternalServerError) { Content = new ByteArrayContent([]) }
            : request.Accept();

        for (var attempt = 0; attempt < 12; attempt++)
        {
            await steady.SendAsync();
            steady.Clock.Advance(TimeSpan.FromMinutes(15));
        }

        Assert.Equal(2, steady.Batches().Count(batch => batch.State == BatchState.Acknowledged));
    }

    [Fact]
    public async Task The_newest_day_goes_first_then_the_history_then_corrections()
    {
        using var one = new GatewayWorld(root => root["uplink"]!["parallel"] = 1);
        for (var day = 0; day < 3; day++)
            one.DropEnergy(Day.PlusDays(day));
        one.Take();
        one.Compose();
        await one.SendAsync();
        one.DropEnergy(Day, name: "rev.csv", value: hour => $"{hour},5");
        one.DropEnergy(Day.PlusDays(3));
        one.DropEnergy(Day.PlusDays(4));
        one.Take();
        one.Compose();
        await one.SendAsync();

        Assert.Equal(
            ["2014-10-19", "2014-10-17", "2014-10-18", "2014-10-21", "2014-10-20", "2014-10-17"],
            one.Platform.Bodies.Select(body => System.Text.Encoding.UTF8.GetString(body).Split("<measure_timestamp_end>")[^1][..10]));
    }

    [Fact]
    public async Task The_platforms_request_for_a_gap_is_answered_once_with_what_is_known()
    {
        HaveDays(1);
        await gateway.SendAsync();
        gateway.Clock.Advance(TimeSpan.FromMinutes(1));
        var gap = new ResendRequest("477", new(2014, 10, 17, 3, 0, 0, TimeSpan.Zero), new(2014, 10, 17, 6, 0, 0, TimeSpan.Zero));
        var unknown = new ResendRequest("477", new(2013, 1, 1, 3, 0, 0, TimeSpan.Zero), new(2013, 1, 1, 6, 0, 0, TimeSpan.Zero));
        gateway.Platform.Answer = request => request.Respond(request.Receipt(resend: [gap, unknown]));
        gateway.DropEnergy(Day.PlusDays(1));
        gateway.Take();

        for (var pass = 0; pass < 5; pass++)
        {
            gateway.Compose();
            await gateway.SendAsync();
            gateway.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(["BCN-01/2014-10-18/r1", "BCN-01/2014-10-17/r2", "BCN-01/2014-10-17/r1"], gateway.Batches().Select(batch => batch.Id));
        Assert.Equal(
            [ResendBook.NoData, ResendBook.Answered],
            gateway.Database.Read(connection => ResendBook.List(connection, 10)).OrderBy(note => note.From).Select(note => note.State));
        var codes = gateway.EventCodes();
        Assert.Single(codes, code => code == EventCode.ResendAsked);
        Assert.Single(codes, code => code == EventCode.ResendWithoutData);
    }

    [Fact]
    public async Task A_request_for_a_day_that_is_on_its_way_already_sends_it_only_once()
    {
        HaveDays(3);
        gateway.Platform.Answer = request => request.Respond(request.Receipt(resend:
            [new ResendRequest("477", new(2014, 10, 16, 22, 0, 0, TimeSpan.Zero), new(2014, 10, 19, 22, 0, 0, TimeSpan.Zero))]));

        for (var pass = 0; pass < 3; pass++)
        {
            await gateway.SendAsync();
            gateway.Compose();
        }

        Assert.Equal(3, gateway.Platform.Bodies.Count);
        Assert.Equal(ResendBook.OnItsWay, Assert.Single(gateway.Database.Read(connection => ResendBook.List(connection, 10))).State);
        Assert.DoesNotContain(EventCode.ResendAsked, gateway.EventCodes());
    }

    public void Dispose() => gateway.Dispose();

    private void HaveDays(int days)
    {
        for (var day = 0; day < days; day++)
            gateway.DropEnergy(Day.PlusDays(day));
        gateway.Take();
        Assert.Equal(days, gateway.Compose());
    }
}
