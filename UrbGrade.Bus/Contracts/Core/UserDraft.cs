namespace UrbGrade.Bus.Contracts.Core;

/// <summary>What a new account is made of.</summary>
/// <param name="Role">One of the names in <c>AccountRole</c>.</param>
/// <param name="TenantCode">Null for a platform administrator, given for everybody else.</param>
/// <param name="Password">12 to 128 characters.</param>
/// <param name="DisplayName">How the person is addressed; null for the part of the e-mail address before the at sign.</param>
public sealed record UserDraft(string Email, string Role, string? TenantCode, string Password, string? DisplayName = null);
