namespace UrbGrade.Bus.Contracts.Aggregation;

/// <summary>What the platform thinks of a signed request, or of a certificate alone.</summary>
/// <param name="Problem">Why it would be refused, in detail; null when it would be taken.</param>
/// <param name="Fault">Code of the fault that its gateway would get, such as <c>FailedCheck</c>; null when it would be taken.</param>
/// <param name="Subject">Of the certificate; null when it is not known.</param>
/// <param name="TenantCode">The tenant that the certificate speaks for; null when it is not known, or not in the session's reach.</param>
/// <param name="SignedAt">When it was signed; null when that is not known, and of a certificate alone.</param>
public sealed record SignatureFinding(string? Problem, string? Fault, string? Subject, string? TenantCode, DateTimeOffset? SignedAt);
