using UrbGrade.Bus.Contracts.Profiling;

namespace UrbGrade.Web.Jobs;

/// <summary>Adds profiles as work items: all tenants' by night, and between nights those of whom something was corrected or delivered late.</summary>
internal sealed class ProfilesJob(IProfileSchedule profiles)
{
    public Task Run(CancellationToken cancellation) => profiles.Schedule(cancellation);

    public Task CatchUp(CancellationToken cancellation) => profiles.CatchUp(cancellation);
}
