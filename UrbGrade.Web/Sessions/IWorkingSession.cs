namespace UrbGrade.Web.Sessions;

/// <summary>A session that can stand for a tenant where nobody is signed in: for work that nobody waits for.</summary>
internal interface IWorkingSession
{
    /// <summary>Reads as the tenant's staff from now on. Called once, in a scope of its own.</summary>
    void WorkFor(int tenantId);
}
