using Hangfire;
using Hangfire.PostgreSql;
using Npgsql;
using UrbGrade.Modules;
using UrbGrade.Tests.Support;
using UrbGrade.Tests.Web.Api.V1;
using UrbGrade.Tests.Web.Hosting;
using UrbGrade.Web.Jobs;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class JobsPageOnPostgreSqlTests(ApiPlatform platform) : JobsPageTests(platform)
{
    [Fact]
    public async Task It_does_not_show_where_the_jobs_are_kept()
    {
        Assert.IsType<PostgreSqlStorage>(Platform.Get<JobStorage>());
        using var chief = await Platform.SignedIn("keeps@urbgrade.example", "PlatformAdministrator");

        var page = await chief.Read(PlatformJobs.Dashboard);

        Assert.Contains("Hangfire", page, StringComparison.Ordinal);
        Assert.DoesNotContain("PostgreSQL Server", page, StringComparison.Ordinal);
        var kept = new NpgsqlConnectionStringBuilder(UrbGradeModules.SharedPostgreSql(Platform.Get<IServiceProvider>()));
        Assert.DoesNotContain(kept.Database!, page, StringComparison.Ordinal);
    }
}
