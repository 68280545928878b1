namespace UrbGrade.Gateway.Configuration;

/// <summary>A file server of the site.</summary>
/// <param name="Credential">Where <c>user:password</c> is: <c>credential:NAME</c> or <c>env:NAME</c>.</param>
/// <param name="Tls">PEM file that vouches for the server; null for the system's authorities.</param>
internal sealed record SampleFileServer(string Url, string Credential, string? Tls);
