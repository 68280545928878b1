namespace UrbGrade.Bus.Contracts.Profiling;

/// <summary>When profiles are made anew.</summary>
public interface IProfileSchedule
{
    /// <summary>Adds the night's profiles as work, one item for each tenant.</summary>
    /// <returns>Tenants.</returns>
    Task<int> Schedule(CancellationToken cancellation);

    /// <summary>Adds the same for tenants of whom a reading was corrected since their profiles were made.</summary>
    /// <returns>Tenants.</returns>
    Task<int> ScheduleCorrected(CancellationToken cancellation);
}
