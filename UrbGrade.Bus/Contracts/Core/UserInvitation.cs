namespace UrbGrade.Bus.Contracts.Core;

/// <summary>Who is invited.</summary>
/// <param name="Role">One of the names in <c>AccountRole</c>.</param>
/// <param name="TenantCode">Null for the current tenant, or for a platform administrator.</param>
/// <param name="DisplayName">How the person is addressed; null for the part of the e-mail address before the at sign.</param>
public sealed record UserInvitation(string Email, string Role, string? TenantCode, string? DisplayName = null);
