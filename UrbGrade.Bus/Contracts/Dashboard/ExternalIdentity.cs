namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>A person as another sign-in service knows it (OpenID Connect Core 1.0, 2 and 5.1).</summary>
/// <param name="Issuer">The service, its <c>iss</c>: an address.</param>
/// <param name="Subject">Its <c>sub</c>: never given to anybody else by that service.</param>
/// <param name="Email">An address that it verified; the service may give it to somebody else later.</param>
public sealed record ExternalIdentity(string Issuer, string Subject, string Email);
