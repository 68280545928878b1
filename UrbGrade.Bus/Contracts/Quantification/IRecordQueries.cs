namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>Records of the session's tenant; a platform administrator may name any.</summary>
public interface IRecordQueries
{
    /// <summary>The newest first; empty for a tenant out of reach.</summary>
    /// <param name="tenantCode">Null for the session's tenant.</param>
    /// <param name="kind">Only this kind; null for all but the lines of gateways' logs.</param>
    Task<IReadOnlyList<SiteRecordEntry>> List(string? tenantCode, string? kind, int most, CancellationToken cancellation);
}
