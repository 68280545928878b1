namespace UrbGrade.Bus.Contracts.Core;

/// <summary>Reads the audit, for platform administrators: the session decides, and others read an empty one.</summary>
public interface IAuditTrail
{
    /// <summary>The lines, oldest first.</summary>
    IAsyncEnumerable<AuditRecord> Read(CancellationToken cancellation);

    /// <summary>Computes every hash anew.</summary>
    /// <param name="earlierHead">A head that was noted before; it must still be in the chain. Null asks for the chain alone.</param>
    Task<AuditVerification> Verify(string? earlierHead, CancellationToken cancellation);
}
