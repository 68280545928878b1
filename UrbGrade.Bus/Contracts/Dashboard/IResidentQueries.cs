using UrbGrade.Bus.Contracts.Quantification;

namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>What a person may see of the own homes and shops: only days on which their meters were that person's.</summary>
public interface IResidentQueries
{
    /// <summary>The places whose meters are or were the session's own, the present ones first; empty for who has none.</summary>
    Task<IReadOnlyList<OwnPlace>> Places(CancellationToken cancellation);

    /// <summary>Energy, cost or CO2 of a period; null for a place that is not the session's own or is shared.</summary>
    /// <param name="day">Any day of the period.</param>
    Task<OwnUse?> Use(int assetId, Quantity quantity, PeriodLength length, DateOnly day, CancellationToken cancellation);

    /// <summary>What water cost in the month and in the year of a day, of those that are known and the person's alone; null for a place that is not the session's own
    /// or is shared.</summary>
    Task<IReadOnlyList<OwnWaterCost>?> WaterCost(int assetId, DateOnly day, CancellationToken cancellation);

    /// <summary>Temperatures of the days up to one; null for a place that is not the session's own or is shared.</summary>
    Task<OwnComfort?> Comfort(int assetId, DateOnly lastDay, int days, CancellationToken cancellation);

    /// <summary>Bills of the place's meters, the newest first; null for a place that is not the session's own or is shared.</summary>
    Task<IReadOnlyList<OwnBill>?> Bills(int assetId, CancellationToken cancellation);
}
