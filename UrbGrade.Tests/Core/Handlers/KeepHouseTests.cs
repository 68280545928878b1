using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;
using UrbGrade.Web.Hosting;
using UrbGrade.Web.Jobs;

namespace UrbGrade.Tests.Core.Handlers;

public class KeepHouseTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Action? dropDatabase;

    public KeepHouseTests() => dropDatabase = TestData.ChooseDatabase(folder.Path);

    /// <summary>How many tables or indexes have statistics that were asked for.</summary>
    protected virtual string StatisticsSql => """SELECT COUNT(*) AS "Value" FROM sqlite_stat1""";

    [Fact]
    public async Task A_job_adds_the_days_housekeeping_as_durable_work_and_it_is_done()
    {
        await using var platform = PlatformHost.Build(new ServeOptions { DataFolder = folder.Path, HttpsPort = 0, Bind = "127.0.0.1" });
        await platform.StartAsync(TestContext.Current.CancellationToken);

        await ActivatorUtilities.CreateInstance<HousekeepingJob>(platform.Services).Run(TestContext.Current.CancellationToken);

        await Eventually.Equal("Done", () => Work(platform.Services));
        await Eventually.Equal(true, () => Statistics(platform.Services) > 0);

        await platform.StopAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        dropDatabase?.Invoke();
        folder.Dispose();
    }

    private int Statistics(IServiceProvider services)
    {
        using var database = services.GetRequiredService<IUrbGradeContexts>().Read(TenantScope.Platform);
        return database.Database.SqlQueryRaw<int>(StatisticsSql).Single();
    }

    private static string Work(IServiceProvider services)
    {
        using var database = services.GetRequiredService<IUrbGradeContexts>().Read(TenantScope.Platform);
        return string.Join(';', database.Set<WorkItemRow>().Where(item => item.Contract == "Core.HousekeepingDue").Select(item => item.State));
    }
}
