using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Delivery;
using UrbGrade.Bus.Soap;
using UrbGrade.Modules.Aggregation.Store;

namespace UrbGrade.Modules.Aggregation.Pipeline;

/// <summary>The third operation of the interface: what a gateway tells of its log is committed, with its signature's replay key, before it hears how far
/// the platform is.</summary>
internal sealed class TakeEvents(ICommitQueue commits, IToldEvents events)
{
    /// <summary>Returns when the events are durable.</summary>
    /// <exception cref="SoapFaultException">The request is refused as a whole.</exception>
    /// <exception cref="StoreUnavailableException">Nothing was stored; the sender should come again.</exception>
    public async Task<DateTimeOffset?> Take(SignedRequest request)
    {
        var told = Read(request);
        VerifyEnvelope.RequireTenant(request, told.TenantCode);
        return await commits.Commit(session =>
        {
            if (!RawRequestTable.TryAddReplayKey(session, request.Envelope.ReplayKey, request.Envelope.ReplayUntil))
            {
                throw SoapFaults.InvalidSecurity("The signature is stored already");
            }

            return events.Keep(session, request.Tenant.Id, request.Envelope.Certificate.Subject, told.Events);
        }, CancellationToken.None);
    }

    private static EventsRequest Read(SignedRequest request)
    {
        try
        {
            using var body = request.Envelope.OpenBody();
            return EventsXml.ReadRequest(body);
        }
        catch (InvalidDataException wrong)
        {
            throw SoapFaults.Client("The request does not follow the contract.", wrong.Message);
        }
    }
}
