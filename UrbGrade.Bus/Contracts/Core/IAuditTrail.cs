namespace UrbGrade.Bus.Contracts.Core;

/// <summary>Reads the audit. A platform administrator reaches all lines, a tenant's administrator those of the current tenant: the session
/// decides, and others read an empty one.</summary>
public interface IAuditTrail
{
    /// <summary>The lines, oldest first.</summary>
    IAsyncEnumerable<AuditRecord> Read(CancellationToken cancellation);

    /// <summary>The lines that a filter leaves, oldest first.</summary>
    IAsyncEnumerable<AuditRecord> Read(AuditFilter filter, CancellationToken cancellation);

    /// <summary>The newest lines that a filter leaves, newest first.</summary>
    /// <param name="before">Only lines before this one; null for the newest.</param>
    Task<IReadOnlyList<AuditRecord>> Newest(AuditFilter filter, long? before, int take, CancellationToken cancellation);

    /// <summary>Computes every hash anew; for platform administrators.</summary>
    /// <param name="earlierHead">A head that was noted before; it must still be in the chain. Null asks for the chain alone.</param>
    Task<AuditVerification> Verify(string? earlierHead, CancellationToken cancellation);
}
