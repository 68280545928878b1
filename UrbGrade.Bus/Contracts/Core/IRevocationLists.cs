namespace UrbGrade.Bus.Contracts.Core;

/// <summary>Knows the revocation lists that tenants' certificates stand under.</summary>
public interface IRevocationLists
{
    /// <summary>Those whose successors are waited for at a moment, each once: in the last quarter of their time, and
    /// after their end until the next one is there.</summary>
    IReadOnlyList<DueRevocationList> Due(int tenantId, DateTimeOffset at);
}
