namespace UrbGrade.Bus.Contracts.Aggregation;

/// <summary>What a gateway tells of its log.</summary>
/// <param name="Events">In the order in which they happened, at most <see cref="EventsXml.Most"/>; with none of them it
/// only asks how far the platform is.</param>
/// <param name="TenantCode">The tenant that the certificate of the signature speaks for.</param>
public sealed record EventsRequest(IReadOnlyList<ToldEvent> Events, string TenantCode);
