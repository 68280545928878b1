using UrbGrade.Bus.Delivery;

namespace UrbGrade.Bus.Contracts.Lighting;

/// <summary>The platform's end of the exchange with gateways, for the module that keeps the door.</summary>
public interface ILightingExchange
{
    /// <summary>Notes what a gateway reports and finds the programs that it lacks, in the session's transaction.</summary>
    /// <returns>The newest program of each node that the request names, where it is newer than the gateway's.</returns>
    IReadOnlyList<LightingProgram> Exchange(IWriteSession session, int tenantId, LightingRequest request);
}
