using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Lighting;

/// <summary>Lighting programs for people. Operators and administrators reach the nodes of the current tenant, the command line all:
/// the session decides. Every change is audited in its own transaction.</summary>
public interface ILightingPrograms
{
    /// <summary>Nodes in the session's reach: those that have a program and those whose asset is a lighting node, by tenant and name.</summary>
    Task<IReadOnlyList<LightingNode>> List(CancellationToken cancellation);

    /// <summary>Every version of a node's program, the newest first; empty for a node out of reach.</summary>
    /// <param name="tenantCode">Null for the session's tenant.</param>
    Task<IReadOnlyList<ProgramVersion>> History(string? tenantCode, string node, CancellationToken cancellation);

    /// <summary>Writes a further version of a node's program. What says the same as the newest version changes nothing.</summary>
    /// <param name="tenantCode">Null for the session's tenant.</param>
    Task<AdministrationResult> Put(string? tenantCode, LightingDraft draft, CancellationToken cancellation);
}
