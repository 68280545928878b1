using System.Net;
using NodaTime;
using UrbGrade.Bus.Soap;
using UrbGrade.Gateway.Events;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Tests.Gateway.Deliver;

/// <summary>Whose word on a batch counts.</summary>
public sealed class ReceiptTrustTests : IDisposable
{
    private readonly GatewayWorld gateway = new();

    [Fact]
    public async Task Receipts_signed_by_a_stranger_are_not_believed() =>
        await IsNotBelieved(request => request.Respond(request.Receipt(), platform => platform.Stranger));

    [Fact]
    public async Task Receipts_that_confirm_another_request_are_not_believed() =>
        await IsNotBelieved(request => request.Respond(request.Receipt(), confirms: [.. request.Envelope.SignatureValue.Reverse()]));

    [Fact]
    public async Task Receipts_for_another_batch_are_not_believed() =>
        await IsNotBelieved(request => request.Respond(request.Receipt() with { BatchKey = new string('0', 64) }));

    [Fact]
    public async Task Receipts_that_do_not_account_for_every_message_are_not_believed() =>
        await IsNotBelieved(request => request.Respond(request.Receipt() with { Accepted = 23 }));

    [Fact]
    public async Task Receipts_without_a_signature_are_not_believed() =>
        await IsNotBelieved(_ => PlatformRequest.Response(HttpStatusCode.OK, "<receipt>ok</receipt>"u8.ToArray()));

    [Fact]
    public async Task Faults_signed_by_a_stranger_refuse_nothing() =>
        await IsNotBelieved(request => request.Fault(SoapFaults.Client("No.", "no"), platform => platform.Stranger));

    public void Dispose() => gateway.Dispose();

    private async Task IsNotBelieved(Func<PlatformRequest, HttpResponseMessage> answer)
    {
        gateway.DropEnergy(new LocalDate(2014, 10, 17));
        gateway.Take();
        gateway.Compose();
        gateway.Platform.Answer = answer;

        Assert.Equal(0, await gateway.SendAsync());

        Assert.Equal(BatchState.Pending, gateway.Batches()[0].State);
        Assert.Contains(EventCode.ReceiptNotBelieved, gateway.EventCodes());
        gateway.Platform.ComeBack();
        gateway.Clock.Advance(TimeSpan.FromMinutes(1));
        await gateway.SendAsync();
        Assert.Equal(BatchState.Acknowledged, gateway.Batches()[0].State);
        Assert.Equal(gateway.Platform.Bodies[0], gateway.Platform.Bodies[1]);
    }
}
