namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>Names of the roles.</summary>
public static class AccountRole
{
    /// <summary>A citizen with an own home or shop.</summary>
    public const string Resident = nameof(Resident);

    /// <summary>Municipal staff.</summary>
    public const string Staff = nameof(Staff);

    /// <summary>Operator of gateways.</summary>
    public const string Operator = nameof(Operator);

    /// <summary>Administrator of one tenant.</summary>
    public const string TenantAdministrator = nameof(TenantAdministrator);

    /// <summary>Administrator of the platform.</summary>
    public const string PlatformAdministrator = nameof(PlatformAdministrator);
}
