using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Bus.Delivery;
using UrbGrade.Bus.Soap;
using UrbGrade.Modules.Aggregation.Store;

namespace UrbGrade.Modules.Aggregation.Pipeline;

/// <summary>The second operation of the interface: what a gateway reports of its nodes' programs is committed, with its signature's replay
/// key, before the newer programs leave.</summary>
internal sealed class ExchangeLighting(ICommitQueue commits, ILightingExchange lighting)
{
    /// <summary>Returns when the reports are durable.</summary>
    /// <exception cref="SoapFaultException">The request is refused as a whole.</exception>
    /// <exception cref="StoreUnavailableException">Nothing was stored; the sender should come again.</exception>
    public async Task<IReadOnlyList<LightingProgram>> Exchange(SignedRequest request)
    {
        var asked = Read(request);
        VerifyEnvelope.RequireTenant(request, asked.TenantCode);
        return await commits.Commit(session =>
        {
            if (!RawRequestTable.TryAddReplayKey(session, request.Envelope.ReplayKey, request.Envelope.ReplayUntil))
            {
                throw SoapFaults.InvalidSecurity("The signature is stored already");
            }

            return lighting.Exchange(session, request.Tenant.Id, asked);
        }, CancellationToken.None);
    }

    private static LightingRequest Read(SignedRequest request)
    {
        try
        {
            using var body = request.Envelope.OpenBody();
            return LightingXml.ReadRequest(body);
        }
        catch (InvalidDataException wrong)
        {
            throw SoapFaults.Client("The request does not follow the contract.", wrong.Message);
        }
    }
}
