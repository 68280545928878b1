namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>Who asks. Every query and command of the dashboard takes its tenant from here, never from its arguments.</summary>
/// <remarks>Scoped: one for each HTTP request and one for each circuit. With nobody signed in all members are null or false.</remarks>
public interface ITenantSession
{
    /// <summary>The tenant whose data may be read and changed; null when nobody is signed in, or when a platform administrator
    /// has chosen none. Queries then return nothing.</summary>
    int? CurrentTenantId { get; }

    /// <summary>May administer tenants and trust; may choose any tenant as the current one.</summary>
    bool IsPlatformAdministrator { get; }

    /// <summary>May administer users and certificates of the current tenant.</summary>
    bool IsTenantAdministrator { get; }

    /// <summary>May operate the gateways and the lighting of the current tenant; its administrators may, too.</summary>
    bool IsOperator { get; }

    /// <summary>Works for the current tenant, in whichever role: not one of its residents.</summary>
    bool IsStaff => IsOperator || IsTenantAdministrator || (IsPlatformAdministrator && CurrentTenantId is not null);

    /// <summary>The account's name for the audit; null when nobody is signed in.</summary>
    string? AccountName { get; }
}
