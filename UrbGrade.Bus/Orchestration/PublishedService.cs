namespace UrbGrade.Bus.Orchestration;

/// <summary>An entry of the service catalogue.</summary>
/// <param name="Module">The module that published it; also the name of its queue.</param>
/// <param name="Contract">Name with version, as <see cref="ServiceAddress"/> writes it.</param>
/// <param name="Schema">JSON schema of the message.</param>
/// <param name="ReplySchema">JSON schema of the reply to a query; otherwise null.</param>
/// <param name="TenantId">The tenant whose module it is; null for the platform's own modules, which work for all.</param>
public sealed record PublishedService(
    string Module, string Contract, ServiceKind Kind, ServiceRole Role, string Schema, string? ReplySchema = null, int? TenantId = null);
