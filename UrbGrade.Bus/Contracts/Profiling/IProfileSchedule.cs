namespace UrbGrade.Bus.Contracts.Profiling;

/// <summary>When profiles are made anew.</summary>
public interface IProfileSchedule
{
    /// <summary>Adds the night's profiles as work, one item for each tenant.</summary>
    /// <returns>Tenants.</returns>
    Task<int> Schedule(CancellationToken cancellation);

    /// <summary>Adds the same for tenants whose profiles cannot wait for the night: a reading was corrected since they were made, or days came that
    /// they know nothing of, as when a history is delivered at once.</summary>
    /// <returns>Tenants.</returns>
    Task<int> CatchUp(CancellationToken cancellation);
}
