using System.Net;
using Hangfire;
using Hangfire.Storage;
using UrbGrade.Tests.Support;
using UrbGrade.Tests.Web.Api.V1;
using UrbGrade.Web.Jobs;

namespace UrbGrade.Tests.Web.Hosting;

/// <summary>The scheduler's own page, whose customary filter trusts everybody on this machine, as each visitor behind a proxy is.</summary>
public class JobsPageTests(ApiPlatform platform) : IClassFixture<ApiPlatform>
{
    private const string Recurring = PlatformJobs.Dashboard + "/recurring";

    /// <summary>The platform whose page it is.</summary>
    protected ApiPlatform Platform => platform;

    [Fact]
    public async Task It_is_for_administrators_of_the_platform()
    {
        using var chief = await platform.SignedIn("jobs@urbgrade.example", "PlatformAdministrator");

        Assert.Contains(PlatformJobs.Retention, await chief.Read(Recurring), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TenantAdministrator")]
    [InlineData("Operator")]
    [InlineData("Staff")]
    [InlineData("Resident")]
    public async Task Whoever_belongs_to_a_tenant_is_turned_away(string role)
    {
        using var visitor = await platform.SignedIn($"jobs-{role}@barcelona.example".ToLowerInvariant(), role, ApiPlatform.Own);
        foreach (var path in new[] { PlatformJobs.Dashboard, Recurring, PlatformJobs.Dashboard + "/servers", PlatformJobs.Dashboard + "/stats" })
        {
            using var answer = await visitor.Get(path);
            Assert.Equal((HttpStatusCode.Redirect, "/account/denied"), (answer.StatusCode, answer.Headers.Location!.AbsolutePath));
        }
    }

    [Fact]
    public async Task Nobody_comes_in_without_a_session_though_the_request_comes_from_this_machine()
    {
        using var visitor = new PageClient(platform.Client.BaseAddress!);
        using var answer = await visitor.Get(PlatformJobs.Dashboard);

        Assert.Equal((HttpStatusCode.Redirect, "/account/sign-in"), (answer.StatusCode, answer.Headers.Location!.AbsolutePath));
    }

    [Fact]
    public async Task Jobs_are_looked_at_and_not_started_there()
    {
        using var chief = await platform.SignedIn("starts@urbgrade.example", "PlatformAdministrator");
        using var storage = platform.Get<JobStorage>().GetConnection();
        await Eventually.Equal(1, () => storage.GetRecurringJobs().Count(job => job.Id == PlatformJobs.Reports));
        var before = LastRun();

        // With what protects the forms of the platform, so that it is not for want of that.
        using var answer = await chief.SubmitFrom(await chief.Read("/"), Recurring + "/trigger", ("jobs[]", PlatformJobs.Retention));

        Assert.InRange((int)answer.StatusCode, 400, 499);
        Assert.Equal(before, LastRun());

        string? LastRun() => storage.GetRecurringJobs().Single(job => job.Id == PlatformJobs.Retention).LastJobId;
    }
}
