using Hangfire;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using UrbGrade.Modules;
using UrbGrade.Tests.Support;
using UrbGrade.Tests.Web.Hosting;
using UrbGrade.Web.Jobs;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class SchedulesOnPostgreSqlTests : SchedulesTests
{
    protected override bool IsShared => true;

    [Fact]
    public async Task A_schedule_that_a_killed_process_had_locked_keeps_no_other_process_from_starting_and_is_soon_free()
    {
        await using (var killed = await Start("worker", Noon))
        {
            await killed.StopAsync(Cancellation);
            await using var database = NpgsqlDataSource.Create(UrbGradeModules.SharedPostgreSql(killed.Services)!);
            await using var leftLocked = database.CreateCommand(
                "INSERT INTO jobs.lock (resource, updatecount, acquired) VALUES ('jobs:lock:recurring-job:housekeeping', 0, now() AT TIME ZONE 'UTC')");
            await leftLocked.ExecuteNonQueryAsync(Cancellation);
        }

        await using var next = await Start("worker", Noon);
        next.Services.GetRequiredService<IRecurringJobManager>().Trigger(PlatformJobs.Housekeeping);

        await Eventually.Equal("", () => Missing(1, next));
        await next.StopAsync(Cancellation);
    }
}
