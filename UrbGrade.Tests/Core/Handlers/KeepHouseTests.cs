using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;
using UrbGrade.Web.Hosting;
using UrbGrade.Web.Jobs;

namespace UrbGrade.Tests.Core.Handlers;

public sealed class KeepHouseTests
{
    [Fact]
    public async Task A_job_adds_the_days_housekeeping_as_durable_work_and_it_is_done()
    {
        using var folder = new TemporaryFolder();
        await using var platform = PlatformHost.Build(new ServeOptions { DataFolder = folder.Path, HttpsPort = 0, Bind = "127.0.0.1" });
        await platform.StartAsync(TestContext.Current.CancellationToken);

        await ActivatorUtilities.CreateInstance<HousekeepingJob>(platform.Services).Run(TestContext.Current.CancellationToken);

        await Eventually.Equal("Core.HousekeepingDue Done", () => Work(platform.Services));
        await using (var database = platform.Services.GetRequiredService<IUrbGradeContexts>().Read(TenantScope.Platform))
        {
            var statistics = database.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS \"Value\" FROM sqlite_stat1");
            Assert.True(await statistics.SingleAsync(TestContext.Current.CancellationToken) > 0);
        }

        await platform.StopAsync(TestContext.Current.CancellationToken);
    }

    private static string Work(IServiceProvider services)
    {
        using var database = services.GetRequiredService<IUrbGradeContexts>().Read(TenantScope.Platform);
        return string.Join(';', database.Set<WorkItemRow>().AsEnumerable().Select(item => $"{item.Contract} {item.State}"));
    }
}
