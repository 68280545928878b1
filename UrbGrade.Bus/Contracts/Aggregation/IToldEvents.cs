using UrbGrade.Bus.Delivery;

namespace UrbGrade.Bus.Contracts.Aggregation;

/// <summary>Keeps what gateways tell of their logs, the newest lines of each, for the module that keeps the door.</summary>
public interface IToldEvents
{
    /// <summary>Keeps, in the session's transaction, what is new of it.</summary>
    /// <param name="gateway">Subject of the certificate that signed.</param>
    /// <returns>When the newest event happened that is known of the gateway; null for none.</returns>
    DateTimeOffset? Keep(IWriteSession session, int tenantId, string gateway, IReadOnlyList<ToldEvent> events);
}
