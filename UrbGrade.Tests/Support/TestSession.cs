using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Tests.Support;

/// <summary>A session of whoever the test wants to be.</summary>
internal sealed class TestSession : ITenantSession
{
    public int? CurrentTenantId { get; set; }

    public bool IsPlatformAdministrator { get; set; } = true;

    public bool IsTenantAdministrator { get; set; }

    public bool IsOperator { get; set; }

    public string? AccountName { get; set; } = "admin@urbgrade.example";

    public void BecomeNobody() =>
        (CurrentTenantId, IsPlatformAdministrator, IsTenantAdministrator, IsOperator, AccountName) = (null, false, false, false, null);

    public void BecomeTenantAdministrator(int tenantId) =>
        (CurrentTenantId, IsPlatformAdministrator, IsTenantAdministrator, IsOperator, AccountName) = (tenantId, false, true, true, "tenant@urbgrade.example");

    public void BecomeOperator(int tenantId) =>
        (CurrentTenantId, IsPlatformAdministrator, IsTenantAdministrator, IsOperator, AccountName) = (tenantId, false, false, true, "operator@urbgrade.example");
}
