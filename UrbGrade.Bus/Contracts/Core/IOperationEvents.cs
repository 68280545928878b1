namespace UrbGrade.Bus.Contracts.Core;

/// <summary>Reads the part of the audit that concerns operation, <see cref="OperationKinds"/>. The session decides whose: an operator reads the lines of the
/// current tenant, a platform administrator who has chosen none those of all, and others read an empty one.</summary>
public interface IOperationEvents
{
    /// <summary>The lines that a filter leaves, oldest first.</summary>
    IAsyncEnumerable<AuditRecord> Read(AuditFilter filter, CancellationToken cancellation);

    /// <summary>The newest lines that a filter leaves, newest first.</summary>
    /// <param name="before">Only lines before this one; null for the newest.</param>
    Task<IReadOnlyList<AuditRecord>> Newest(AuditFilter filter, long? before, int take, CancellationToken cancellation);
}
