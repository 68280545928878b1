namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>Adds looks through readings as work, one item for each tenant, whoever adds it.</summary>
public interface IFindingSchedule
{
    /// <summary>The night's look.</summary>
    /// <returns>Tenants.</returns>
    Task<int> Night(CancellationToken cancellation);

    /// <summary>A look at the series whose readings were replaced.</summary>
    /// <returns>Tenants.</returns>
    Task<int> Corrections(CancellationToken cancellation);
}
