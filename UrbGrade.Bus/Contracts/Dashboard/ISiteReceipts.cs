namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>When sites delivered last, whichever tenant is chosen.</summary>
public interface ISiteReceipts
{
    /// <summary>Every site by tenant and site: of all tenants for an administrator of the platform, of the current one for its own administrators; empty
    /// for anybody else.</summary>
    Task<IReadOnlyList<SiteReceipt>> List(CancellationToken cancellation);
}
