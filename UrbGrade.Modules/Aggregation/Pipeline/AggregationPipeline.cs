using Microsoft.Extensions.Options;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;
using UrbGrade.Bus.Soap;
using UrbGrade.Modules.Aggregation.Gaps;

namespace UrbGrade.Modules.Aggregation.Pipeline;

/// <summary>The way of a request from its bytes to its receipt: verify the envelope, check each header, validate each content,
/// store the raw request and announce it.</summary>
internal sealed class AggregationPipeline(
    VerifyEnvelope verifyEnvelope, CheckHeader checkHeader, StoreRaw storeRaw, ITenantRegistry registry, GapFinder gaps, OpenWishes wishes,
    IOptions<AggregationOptions> options)
{
    /// <summary>The first step. What it returns reads the bytes it was given: they must not change until the receipt is there.</summary>
    /// <exception cref="SoapFaultException">The request is refused as a whole.</exception>
    public SignedRequest Verify(ReadOnlyMemory<byte> envelope) => verifyEnvelope.Verify(envelope);

    /// <summary>The other steps. When this returns, the request is durable.</summary>
    /// <exception cref="SoapFaultException">The request is refused as a whole.</exception>
    /// <exception cref="StoreUnavailableException">Nothing was stored; the sender should come again.</exception>
    public async Task<AggregationReceipt> Process(SignedRequest request, CancellationToken cancellation)
    {
        var outcomes = CheckMessages(request);
        var missing = await gaps.Find(request.Tenant.Id, outcomes.Meters, cancellation);
        return await storeRaw.Store(request, outcomes, missing, await wishes.For(request.Tenant.Id, outcomes.Meters.Keys, cancellation));
    }

    private MessageOutcomes CheckMessages(SignedRequest request)
    {
        var limits = options.Value;
        var outcomes = new MessageOutcomes();
        var bounds = new TimeBounds(request.ReceivedAt + limits.FutureSkew);
        var content = new ValidateContent(registry, request.Tenant, bounds, limits.MostNewMeters, outcomes);
        using var messages = new AggregationRequestReader(request.Envelope.OpenBody());
        while (messages.Read())
        {
            outcomes.Next();
            if (outcomes.Messages > limits.MostMessages)
            {
                throw SoapFaults.Client(
                    $"The request holds more than {limits.MostMessages} messages, the most allowed.", "too many messages");
            }

            if (checkHeader.Check(messages.Current, request.Tenant.Id, bounds, outcomes) is { } head)
            {
                content.Check(messages.Current, head);
            }
        }

        VerifyEnvelope.RequireTenant(request, messages.TenantCode);
        return outcomes.Messages > 0
            ? outcomes
            : throw SoapFaults.Client("The request holds no message: 'messages' is empty.", "empty messages");
    }
}
