namespace UrbGrade.Bus.Contracts.Lighting;

/// <summary>What the nodes of a tenant worked by, for the modules of the platform.</summary>
public interface ILightingHistory
{
    /// <summary>Every program that a node acknowledged, in the order in which they came into force.</summary>
    Task<IReadOnlyList<ProgramInForce>> Of(int tenantId, CancellationToken cancellation);
}
