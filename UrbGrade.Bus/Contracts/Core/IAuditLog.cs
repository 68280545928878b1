using UrbGrade.Bus.Delivery;

namespace UrbGrade.Bus.Contracts.Core;

/// <summary>The append-only, hash-chained audit.</summary>
public interface IAuditLog
{
    /// <summary>Appends a line in the session's transaction: it stands exactly when what it tells of stands.</summary>
    void Append(IWriteSession session, AuditEntry entry);
}
