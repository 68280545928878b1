namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>Which meters of the current tenant are silent now.</summary>
/// <remarks>A meter is silent when each of its series lacks a day that should be here by now, or has not come when it usually does: for six hours,
/// or for twice what usually lies between two of its readings where that is longer. While it is not known when it usually comes, the others of its
/// site tell. None is silent while its gateway still sends what it has to make up for. Whoever does not work for the tenant sees none.</remarks>
public interface ISilentMeters
{
    /// <summary>One page.</summary>
    /// <param name="siteId">Of this site alone; null for all.</param>
    /// <param name="page">From 1; beyond the last one is the last one.</param>
    Task<SilentMeterList> List(int? siteId, int page, CancellationToken cancellation);
}
