namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>Fitted baselines of the current tenant.</summary>
public interface IBaselineQueries
{
    /// <summary>The newest ones, by asset and carrier.</summary>
    /// <param name="assetId">Null for all assets.</param>
    Task<IReadOnlyList<BaselineEntry>> List(int? assetId, CancellationToken cancellation);

    /// <summary>Those before an intervention, by asset.</summary>
    Task<IReadOnlyList<BaselineEntry>> Before(int intervention, CancellationToken cancellation);
}
