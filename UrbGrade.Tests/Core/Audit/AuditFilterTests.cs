using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Audit;

public class AuditFilterTests : IAsyncLifetime
{
    private readonly TestPlatform platform = new();
    private int barcelona;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IAuditTrail Trail => platform.Get<IAuditTrail>();

    public async ValueTask InitializeAsync()
    {
        var tenants = platform.Get<ITenantDirectory>();
        await tenants.Add(new TenantDraft("20", "Barcelona"), Cancellation);
        await tenants.Add(new TenantDraft("30", "Eibar"), Cancellation);
        barcelona = platform.Get<ITenantRegistry>().FindByCode("20")!.Id;
        platform.Clock.Advance(TimeSpan.FromDays(2));
        await tenants.Change("20", new TenantChange("Barcelona, Poblenou"), Cancellation);
        await platform.Get<IApiTokens>().Issue("30", "lamps", 30, Cancellation);
    }

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    [Theory]
    [InlineData(null, null, null, null, null, null, "token.issued tenant.changed tenant.added tenant.added")]
    [InlineData(null, "tenant.", null, null, null, null, "tenant.changed tenant.added tenant.added")]
    [InlineData(null, null, null, "30", null, null, "token.issued tenant.added")]
    [InlineData(null, null, "lamps", null, null, null, "token.issued")]
    [InlineData("urbgrade.example", "token.", null, null, null, null, "token.issued")]
    [InlineData("nobody", null, null, null, null, null, "")]
    [InlineData(null, null, null, null, "2026-03-11", null, "token.issued tenant.changed")]
    [InlineData(null, null, null, null, null, "2026-03-10", "tenant.added tenant.added")]
    [InlineData(null, null, null, "99", null, null, "")]
    public async Task A_filter_leaves_what_fits_newest_first(
        string? who, string? what, string? subject, string? tenant, string? from, string? to, string expected)
    {
        var filter = new AuditFilter(who, what, subject, tenant, Day(from), Day(to));
        var newest = (await Trail.Newest(filter, null, 100, Cancellation)).Select(line => line.What).ToList();
        Assert.Equal(expected, string.Join(' ', newest));
        Assert.Equal(newest.AsEnumerable().Reverse(), await Trail.Read(filter, Cancellation).Select(line => line.What).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Older_lines_follow_without_a_hole()
    {
        var first = await Trail.Newest(new AuditFilter(), null, 3, Cancellation);
        var second = await Trail.Newest(new AuditFilter(), first[^1].Id, 3, Cancellation);
        Assert.Equal([4L, 3, 2, 1], first.Concat(second).Select(line => line.Id));
    }

    [Fact]
    public async Task A_tenants_administrator_reads_the_own_lines_and_cannot_ask_for_others()
    {
        platform.Session.BecomeTenantAdministrator(barcelona);
        Assert.All(await Trail.Newest(new AuditFilter(), null, 100, Cancellation), line => Assert.Equal("20", line.TenantCode));
        Assert.Equal(2, (await Trail.Newest(new AuditFilter(), null, 100, Cancellation)).Count);
        Assert.Empty(await Trail.Newest(new AuditFilter(TenantCode: "30"), null, 100, Cancellation));
        Assert.False((await Trail.Verify(null, Cancellation)).Intact);
        platform.Session.BecomeOperator(barcelona);
        Assert.Empty(await Trail.Newest(new AuditFilter(), null, 100, Cancellation));
        Assert.Equal(0, await Trail.Read(new AuditFilter(), Cancellation).CountAsync(Cancellation));
    }

    private static DateOnly? Day(string? day) => day is null ? null : When.Day(day);
}
