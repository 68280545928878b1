using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;

namespace UrbGrade.Web.Jobs;

/// <summary>Adds the day's housekeeping as a work item.</summary>
internal sealed class HousekeepingJob(ICommitQueue commits, IWorkItems work, TimeProvider clock)
{
    /// <summary>Work that belongs to no tenant.</summary>
    private const int Platform = 0;

    public Task Run(CancellationToken cancellation)
    {
        var day = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var key = $"housekeeping:{day:yyyy-MM-dd}";
        return commits.Commit(
            session =>
            {
                work.AddOnce(session, Platform, key, new HousekeepingDue(day), key, WorkPriority.Low);
                return day;
            },
            cancellation);
    }
}
