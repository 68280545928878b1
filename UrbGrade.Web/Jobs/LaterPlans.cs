using Hangfire;
using Hangfire.Storage;

namespace UrbGrade.Web.Jobs;

/// <summary>Plans of jobs that were made by a clock which was put back since: the scheduler would wait until it comes there again, and on a shared
/// schedule after a new start, too.</summary>
internal static class LaterPlans
{
    /// <summary>How far ahead other processes' clocks may be.</summary>
    private static readonly TimeSpan OtherClocks = TimeSpan.FromMinutes(1);

    /// <summary>Takes them away, for others to be made.</summary>
    /// <param name="now">By the machine's own clock, which the scheduler plans by.</param>
    /// <returns>How many there were.</returns>
    public static int Forget(JobStorage storage, IRecurringJobManager jobs, DateTimeOffset now)
    {
        var latest = (now + OtherClocks).UtcDateTime;
        using var connection = storage.GetConnection();
        var later = connection.GetRecurringJobs().Where(job => job.CreatedAt > latest || job.LastExecution > latest).Select(job => job.Id).ToList();
        later.ForEach(jobs.RemoveIfExists);
        return later.Count;
    }
}
