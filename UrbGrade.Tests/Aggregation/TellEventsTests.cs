using System.Buffers;
using System.Net;
using System.Text;
using System.Text.Json;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;
using UrbGrade.Bus.Soap;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Aggregation;

/// <summary>The third operation over real HTTPS, signed at both ends. The gateway's certificate speaks for tenant 20.</summary>
public class TellEventsTests : IAsyncLifetime
{
    private static readonly DateTimeOffset At = new(2026, 3, 10, 18, 0, 0, TimeSpan.Zero);

    private RunningPlatform platform = null!;

    public async ValueTask InitializeAsync() => platform = await RunningPlatform.Start();

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    [Fact]
    public async Task A_gateway_that_told_nothing_yet_hears_that_the_platform_knows_nothing() => Assert.Null(await Tell());

    [Fact]
    public async Task Events_are_kept_once_however_often_they_are_told()
    {
        Assert.Equal(At.AddSeconds(2), await Tell(Event(1), Event(2, EventLevel.Error)));
        Assert.Equal(At.AddSeconds(3), await Tell(Event(2, EventLevel.Error), Event(3)));

        Assert.Equal(["line 1", "line 2", "line 3"], Lines().Select(line => line.Text));
        Assert.Equal(["gateway_information", "gateway_error", "gateway_information"], Lines().Select(line => line.Kind));
    }

    [Fact]
    public async Task A_clock_that_runs_ahead_tells_of_no_future()
    {
        var told = await Tell(Event(1) with { At = TimeProvider.System.GetUtcNow().AddDays(2) });

        Assert.True(told <= TimeProvider.System.GetUtcNow());
    }

    [Fact]
    public async Task Of_each_level_the_newest_lines_are_kept()
    {
        await Tell(Event(1, EventLevel.Error));
        for (var first = 2; first < ToldEvents.MostKept + 4; first += EventsXml.Most)
        {
            await Tell([.. Enumerable.Range(first, EventsXml.Most).Select(number => Event(number))]);
        }

        var lines = Lines();

        Assert.Equal("line 1", Assert.Single(lines, line => line.Kind == "gateway_error").Text);
        Assert.Equal(ToldEvents.MostKept, lines.Count(line => line.Kind == "gateway_information"));
        Assert.Equal("line 502", lines.First(line => line.Kind == "gateway_information").Text);
    }

    [Fact]
    public async Task A_gateway_hears_of_its_own_newest_line_whatever_another_one_told()
    {
        await Tell(Event(3));
        var other = await platform.Get<ICommitQueue>().Commit(
            session => platform.Get<IToldEvents>().Keep(session, platform.Get<ITenantRegistry>().FindByCode("20")!.Id, "CN=other", [Event(9)]), TestContext.Current.CancellationToken);

        Assert.Equal(At.AddSeconds(9), other);
        Assert.Equal(At.AddSeconds(3), await Tell());
        Assert.Equal(2, Lines().Count);
    }

    [Fact]
    public async Task A_long_line_is_cut_and_no_letter_through_its_middle()
    {
        await Tell(Event(1) with { Text = new string('x', 3000) }, Event(2) with { Text = new string('x', 999) + "\U0001F4A1" });

        Assert.Equal([1000, 999], Lines().Select(line => line.Text.Length));
    }

    [Fact]
    public async Task A_request_without_action_is_told_apart_by_its_body()
    {
        var (envelope, _) = platform.Sign(Body(new EventsRequest([Event(1)], "20")));
        using var answer = await platform.Post(envelope, action: null);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("line 1", Assert.Single(Lines()).Text);
    }

    [Fact]
    public async Task A_body_of_another_tenant_is_refused_and_audited()
    {
        var (envelope, _) = platform.Sign(Body(new EventsRequest([Event(1)], "30")));
        using var answer = await platform.Post(envelope, action: EventsXml.SoapAction);

        Assert.Equal("FailedAuthentication", await Fault(answer));
        Assert.Contains(platform.Rows<AuditRow>(), line => line.What == "aggregation.refused");
        Assert.Empty(Lines());
    }

    [Fact]
    public async Task The_same_envelope_again_is_a_replay()
    {
        var (envelope, _) = platform.Sign(Body(new EventsRequest([Event(1)], "20")));
        using var first = await platform.Post(envelope, action: EventsXml.SoapAction);
        using var second = await platform.Post(envelope, action: EventsXml.SoapAction);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal("InvalidSecurity", await Fault(second));
    }

    [Fact]
    public async Task Readings_under_this_action_are_a_clients_fault()
    {
        var (envelope, _) = platform.Sign(AggregationWorld.Body([AggregationWorld.Hour()]));
        using var answer = await platform.Post(envelope, action: EventsXml.SoapAction);

        Assert.Equal("Client", await Fault(answer));
    }

    private static ToldEvent Event(int number, EventLevel level = EventLevel.Information) => new($"e-{number}", At.AddSeconds(number), 1401, level, $"line {number}");

    private static string Body(EventsRequest request)
    {
        var content = new ArrayBufferWriter<byte>();
        EventsXml.Write(content, request);
        return Encoding.UTF8.GetString(content.WrittenSpan);
    }

    private async Task<DateTimeOffset?> Tell(params ToldEvent[] events)
    {
        var (envelope, signature) = platform.Sign(Body(new EventsRequest(events, "20")));
        using var answer = await platform.Post(envelope, action: EventsXml.SoapAction);
        var verified = await platform.Verify(answer);
        verified.RequireConfirmationOf(signature);
        using var body = verified.OpenBody();
        return EventsXml.ReadResponse(body);
    }

    private List<(string Kind, string Text)> Lines() =>
    [
        .. platform.Rows<SiteRecordRow>().OrderBy(row => row.Id)
            .Select(row => (row.Kind, JsonSerializer.Deserialize<Dictionary<string, string>>(row.Fields)![ToldEvents.TextField])),
    ];

    private async Task<string?> Fault(HttpResponseMessage answer)
    {
        using var body = (await platform.Verify(answer)).OpenBody();
        return SoapFaultXml.TryRead(body)?.Code;
    }
}
