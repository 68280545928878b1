using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Soap;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Tests.Aggregation.Pipeline;

public class ReceiptTests : IAsyncLifetime
{
    private AggregationWorld world = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => world = await AggregationWorld.Create();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_request_is_stored_byte_for_byte_and_announced_once()
    {
        var envelope = world.Sign(AggregationWorld.Body([AggregationWorld.Hour()]));

        var receipt = await world.SendBytes(envelope);

        var row = Assert.Single(world.Stored());
        Assert.Equal((receipt.ReceiptId, receipt.BatchKey), (row.ReceiptId, row.BodyHash));
        Assert.Equal(world.Platform.Clock.GetUtcNow(), receipt.ReceivedAt);
        var stored = await world.Platform.Get<IRawRequests>().Load(world.TenantId, row.Id, Cancellation);
        Assert.Equal(envelope, stored.Envelope.ToArray());
        var item = Assert.Single(world.Announced());
        Assert.Equal(("Aggregation.RequestStored", world.TenantId, row.ConversationId), (item.Contract, item.TenantId, item.ConversationId));
        Assert.Equal($$"""{"rawRequestId":{{row.Id}}}""", item.Payload);
    }

    [Fact]
    public async Task The_same_body_signed_anew_gets_the_same_receipt_and_changes_nothing()
    {
        var body = AggregationWorld.Body([AggregationWorld.Hour(), AggregationWorld.Hour(energy: "NaN"), AggregationWorld.Hour()]);
        var first = await world.SendBytes(world.Sign(body));
        world.Platform.Clock.Advance(TimeSpan.FromMinutes(3));

        var again = await world.SendBytes(world.Sign(body));

        Assert.Equal(first with { Rejections = [], ResendRequests = [] }, again with { Rejections = [], ResendRequests = [] });
        Assert.Equal(first.Rejections, again.Rejections);
        Assert.Equal(2, Assert.Single(world.Stored()).TimesReceived);
        Assert.Single(world.Announced());
    }

    [Theory]
    [InlineData(null)]
    [InlineData(7)]
    public async Task What_waits_behind_a_request_is_kept_with_it(int? waiting)
    {
        await world.SendBytes(world.Sign(AggregationWorld.Body([AggregationWorld.Hour()]), waiting: waiting));

        Assert.Equal(waiting, Assert.Single(world.Stored()).Waiting);
    }

    [Fact]
    public async Task The_same_signature_is_taken_once()
    {
        var envelope = world.Sign(AggregationWorld.Body([AggregationWorld.Hour()]));
        await world.SendBytes(envelope);

        var fault = await Assert.ThrowsAsync<SoapFaultException>(() => world.SendBytes(envelope));

        Assert.Equal("InvalidSecurity", fault.Code);
    }

    [Fact]
    public async Task The_same_signature_is_refused_by_another_process_and_after_a_restart()
    {
        var envelope = world.Sign(AggregationWorld.Body([AggregationWorld.Hour()]));
        await world.SendBytes(envelope);
        await using var another = world.Another();

        var fault = await Assert.ThrowsAsync<SoapFaultException>(() => another.SendBytes(envelope));

        Assert.Equal("InvalidSecurity", fault.Code);
        Assert.Equal(1, Assert.Single(world.Stored()).TimesReceived);
    }

    [Fact]
    public async Task Two_processes_that_get_one_body_at_once_store_it_once()
    {
        await using var another = world.Another();
        var body = AggregationWorld.Body([AggregationWorld.Hour()]);

        var receipts = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            (i % 2 == 0 ? world : another).SendBytes(world.Sign(body))));

        Assert.Single(receipts.Select(receipt => receipt.ReceiptId).Distinct());
        Assert.Equal(20, Assert.Single(world.Stored()).TimesReceived);
        Assert.Single(world.Announced());
    }

    [Fact]
    public async Task A_body_that_names_another_tenant_is_refused_whole()
    {
        var envelope = world.Sign(AggregationWorld.Body([AggregationWorld.Hour()], tenant: "30"), gateway: "20");

        var fault = await Assert.ThrowsAsync<SoapFaultException>(() => world.SendBytes(envelope));

        Assert.Equal("FailedAuthentication", fault.Code);
        Assert.DoesNotContain("30", fault.Reason, StringComparison.Ordinal);
        Assert.Contains("'30'", fault.Detail, StringComparison.Ordinal);
        Assert.Empty(world.Stored());
    }

    [Fact]
    public async Task A_bare_messages_document_belongs_to_the_certificates_tenant()
    {
        var receipt = await world.SendBytes(world.Sign($"<messages>{AggregationWorld.Hour()}</messages>"));

        Assert.Equal(1, receipt.Accepted);
        Assert.Equal(world.TenantId, Assert.Single(world.Stored()).TenantId);
    }

    [Fact]
    public async Task A_certificate_that_nobody_bound_to_a_tenant_is_refused()
    {
        using var stranger = UrbGrade.Tests.Support.TestCertificates.SelfSigned("stranger");
        using var signer = new SoapSigner(stranger, world.Platform.Clock);
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        signer.SignRequest(output, System.Text.Encoding.UTF8.GetBytes(AggregationWorld.Body([AggregationWorld.Hour()])));

        var fault = await Assert.ThrowsAsync<SoapFaultException>(() => world.SendBytes(output.WrittenSpan.ToArray()));

        Assert.Equal("FailedAuthentication", fault.Code);
        Assert.Empty(world.Stored());
    }

    [Fact]
    public async Task Empty_messages_are_a_fault_that_names_them()
    {
        var fault = await Assert.ThrowsAsync<SoapFaultException>(() => world.Send());

        Assert.Equal(("Client", "The request holds no message: 'messages' is empty."), (fault.Code, fault.Reason));
        Assert.Empty(world.Stored());
    }

    [Fact]
    public async Task A_hundred_thousand_messages_are_a_fault_that_names_the_limit()
    {
        var fault = await Assert.ThrowsAsync<SoapFaultException>(() => world.Send([.. Enumerable.Repeat("<message/>", 100_000)]));

        Assert.Equal(("Client", "The request holds more than 10000 messages, the most allowed."), (fault.Code, fault.Reason));
        Assert.Empty(world.Stored());
    }

    [Fact]
    public async Task A_new_meter_of_a_tenant_that_takes_any_is_registered_with_the_request()
    {
        await world.Send(AggregationWorld.Hour(source: "900"), AggregationWorld.Hour(source: "901"), AggregationWorld.Hour(source: "902", energy: "NaN"));

        world.Platform.Get<ChangeWatch>().Look();
        var registry = world.Platform.Get<ITenantRegistry>();
        Assert.Equal([true, true, false], new[] { "900", "901", "902" }.Select(meter => registry.KnowsMeter(world.TenantId, meter)));
    }

    [Fact]
    public async Task Another_tenants_request_cannot_be_loaded()
    {
        await world.Send(AggregationWorld.Hour());
        var other = world.Platform.Get<ITenantRegistry>().FindByCode("30")!.Id;

        await Assert.ThrowsAsync<KeyNotFoundException>(() =>
            world.Platform.Get<IRawRequests>().Load(other, world.Stored().Single().Id, Cancellation));
    }
}
