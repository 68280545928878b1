namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>Which sites' gateways still send what they have to make up for, such as their history at the start.</summary>
public interface ISitesCatchingUp
{
    /// <summary>Of each such site, by id, the batches that wait there. Sites that are up to date, and those of which nothing is known to be on
    /// its way, are not among them.</summary>
    Task<IReadOnlyDictionary<int, int>> Waiting(int tenantId, CancellationToken cancellation);
}
