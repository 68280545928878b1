using Microsoft.AspNetCore.Authorization;
using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Web.Sessions;

/// <summary>Who may open which area. The names are the policies of the pages.</summary>
internal static class Access
{
    /// <summary>Figures of the own tenant.</summary>
    public const string Municipal = nameof(Municipal);

    /// <summary>Gateways and batches of the own tenant.</summary>
    public const string Operations = nameof(Operations);

    /// <summary>Certificates.</summary>
    public const string Certificates = nameof(Certificates);

    /// <summary>Users, tokens, look and retention of the current tenant.</summary>
    public const string Administration = nameof(Administration);

    /// <summary>Tenants.</summary>
    public const string Platform = nameof(Platform);

    /// <summary>The interface for programs: whoever shows a token, and nobody by the cookie of a browser.</summary>
    public const string Api = nameof(Api);

    public static void Configure(AuthorizationOptions options)
    {
        Allow(options, Municipal, AccountRole.Staff, AccountRole.Operator,
            AccountRole.TenantAdministrator, AccountRole.PlatformAdministrator);
        Allow(options, Operations, AccountRole.Operator,
            AccountRole.TenantAdministrator, AccountRole.PlatformAdministrator);
        Allow(options, Certificates, AccountRole.TenantAdministrator, AccountRole.PlatformAdministrator);
        Allow(options, Administration, AccountRole.TenantAdministrator, AccountRole.PlatformAdministrator);
        Allow(options, Platform, AccountRole.PlatformAdministrator);
    }

    private static void Allow(AuthorizationOptions options, string policy, params string[] roles) =>
        options.AddPolicy(policy, builder => builder.RequireRole(roles));
}
