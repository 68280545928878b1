namespace UrbGrade.Web.Sessions;

/// <summary>Section <c>OpenIdConnect</c> of the configuration: a sign-in service of the city beside the platform's own passwords.</summary>
public sealed class ExternalSignInOptions
{
    /// <summary>Address of the service, whose <c>/.well-known/openid-configuration</c> is read; null for none.</summary>
    public string? Authority { get; init; }

    /// <summary>What the service knows this platform as.</summary>
    public string? ClientId { get; init; }

    /// <summary>Best given in the environment: <c>URBGRADE_OpenIdConnect__ClientSecret</c>.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>How people know the service.</summary>
    public string Name { get; init; } = "OpenID Connect";

    /// <summary>Whether the service has to say that it verified the e-mail address. Turn it off only for a service whose addresses
    /// nobody can choose freely, and that does not say it.</summary>
    public bool RequireVerifiedEmail { get; init; } = true;

    /// <summary>Whether it lets platform administrators in, too. Whoever runs the service can then become one: it is off unless the
    /// service is the platform operator's own.</summary>
    public bool AdmitsPlatformAdministrators { get; init; }

    /// <summary>Whether there is one.</summary>
    public bool IsSet => Authority is { Length: > 0 };

    /// <summary>Whether <see cref="Authority"/> is an address that may be asked: what it says decides who comes in.</summary>
    public bool IsAddress => Uri.TryCreate(Authority, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
}
