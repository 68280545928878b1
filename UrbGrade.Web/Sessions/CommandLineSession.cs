using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Web.Sessions;

/// <summary>Whoever may read and write the data folder is its administrator; the audit names the operating system's account.</summary>
internal sealed class CommandLineSession : ITenantSession, IWorkingSession
{
    public int? CurrentTenantId { get; private set; }

    public bool IsPlatformAdministrator => true;

    public bool IsTenantAdministrator => false;

    public bool IsOperator => false;

    /// <summary>Makes a tenant the one whose data queries read.</summary>
    public void Choose(int tenantId) => CurrentTenantId = tenantId;

    public void WorkFor(int tenantId) => Choose(tenantId);

    public string AccountName { get; } = $"command line ({Environment.UserName})";
}
