using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;

namespace UrbGrade.Web.Jobs;

/// <summary>Adds the look at certificates that end soon, and at revocation lists that are not renewed, as a work item.</summary>
internal sealed class CertificatesJob(ICommitQueue commits, IWorkItems work, TimeProvider clock)
{
    /// <summary>Work that belongs to no tenant.</summary>
    private const int Platform = 0;

    public Task Run(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var hour = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerHour));
        var key = $"certificates:{hour:yyyy-MM-ddTHH}";
        return commits.Commit(
            session =>
            {
                work.AddOnce(session, Platform, key, new CertificatesDue(hour), key, WorkPriority.Low);
                return hour;
            },
            cancellation);
    }
}
