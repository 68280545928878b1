namespace UrbGrade.Gateway.Configuration;

/// <summary>What stands beside the gateway of a site; null where it does not.</summary>
/// <param name="Receptor">Address and port that nodes call.</param>
internal sealed record SamplePeers(SampleFileServer? FileServer = null, SampleDatabase? Utility = null, string? Receptor = null);

/// <summary>A file server of the site.</summary>
/// <param name="Credential">Where <c>user:password</c> is: <c>credential:NAME</c> or <c>env:NAME</c>.</param>
/// <param name="Tls">PEM file that vouches for the server; null for the system's authorities.</param>
internal sealed record SampleFileServer(string Url, string Credential, string? Tls);

/// <summary>A database of the utility.</summary>
/// <param name="Address"><c>HOST:PORT/NAME</c>.</param>
/// <param name="Credential">Where the password is: <c>credential:NAME</c> or <c>env:NAME</c>.</param>
internal sealed record SampleDatabase(Uri Address, string User, string Credential);
