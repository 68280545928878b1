namespace UrbGrade.Bus.Contracts.Lighting;

/// <summary>A gateway's question for programs, with what became of those it has.</summary>
/// <param name="Known">Version that the gateway has of each of its nodes; 0 for none. Programs of other nodes are not given out to it.</param>
/// <param name="Reports">In the order in which it happened.</param>
/// <param name="TenantCode">The tenant that the certificate of the signature speaks for.</param>
public sealed record LightingRequest(
    IReadOnlyDictionary<string, int> Known, IReadOnlyList<NodeReport> Reports, string TenantCode);
