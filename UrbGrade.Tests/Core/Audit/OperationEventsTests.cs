using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Audit;

public class OperationEventsTests : IAsyncLifetime
{
    private readonly TestPlatform platform = new();
    private int barcelona;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IOperationEvents Events => platform.Get<IOperationEvents>();

    public async ValueTask InitializeAsync()
    {
        var tenants = platform.Get<ITenantDirectory>();
        await tenants.Add(new TenantDraft("20", "Barcelona"), Cancellation);
        await tenants.Add(new TenantDraft("30", "Eibar"), Cancellation);
        barcelona = platform.Get<ITenantRegistry>().FindByCode("20")!.Id;
        await platform.Get<IApiTokens>().Issue("20", "portal", 30, Cancellation);
        await Happen("ana@urbgrade.example", "20", "resend.asked", "Poblenou", null, "2026-03-01 to 2026-03-02 of 477");
        await Happen("ana@urbgrade.example", "20", "service.paused", "Quantification.ReadingsChanged", "runs freely", "paused");
        await Happen("bea@urbgrade.example", "30", "work.retried", "Aggregation.RequestStored", "3 items", null);
        await Happen("CN=gateway", null, "aggregation.refused", "FailedCheck", null, "SignatureValue");
    }

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    [Fact]
    public async Task An_operator_reads_what_concerns_operation_in_the_own_tenant_and_nothing_else()
    {
        platform.Session.BecomeOperator(barcelona);

        Assert.Equal("service.paused resend.asked", await Newest());
        Assert.Equal("", await Newest(new AuditFilter(TenantCode: "30")));
        Assert.Equal("", await Newest(new AuditFilter(What: "token.")));
    }

    [Fact]
    public async Task A_tenants_administrator_reads_the_same_as_its_operators()
    {
        platform.Session.BecomeTenantAdministrator(barcelona);

        Assert.Equal("service.paused resend.asked", await Newest());
    }

    [Fact]
    public async Task A_platform_administrator_reads_those_of_the_chosen_tenant_or_of_all()
    {
        Assert.Equal("aggregation.refused work.retried service.paused resend.asked", await Newest());

        platform.Session.CurrentTenantId = barcelona;
        Assert.Equal("service.paused resend.asked", await Newest());
    }

    [Fact]
    public async Task Whoever_does_not_operate_reads_nothing()
    {
        platform.Session.BecomeOperator(barcelona);
        platform.Session.IsOperator = false;
        Assert.Equal("", await Newest());

        platform.Session.BecomeNobody();
        Assert.Equal("", await Newest());
    }

    [Theory]
    [InlineData("ana", null, null, "service.paused resend.asked")]
    [InlineData("bea", null, null, "")]
    [InlineData(null, "resend.asked", null, "resend.asked")]
    [InlineData(null, null, "Poblenou", "resend.asked")]
    [InlineData(null, null, "runs freely", "service.paused")]
    [InlineData(null, null, "of 477", "resend.asked")]
    [InlineData("ana", "service.", "paused", "service.paused")]
    public async Task A_filter_asks_for_who_what_and_any_text_of_the_line(string? who, string? what, string? text, string expected)
    {
        platform.Session.BecomeOperator(barcelona);

        Assert.Equal(expected, await Newest(new AuditFilter(who, what, Text: text)));
    }

    [Fact]
    public async Task A_kind_that_another_one_begins_with_is_asked_for_alone()
    {
        await Happen("ana@urbgrade.example", "20", "meter.limits", "477", null, "0 to 40 kW");
        await Happen("ana@urbgrade.example", "20", "meter.limits-learn", "Barcelona", null, "2026-03-01");
        platform.Session.BecomeOperator(barcelona);

        Assert.Equal("meter.limits", await Newest(new AuditFilter(What: "meter.limits")));
        Assert.Equal("meter.limits-learn meter.limits", await Newest(new AuditFilter(What: "meter.")));
    }

    [Theory]
    [InlineData("Europe/Madrid", "2026-03-20", "work.archived")]
    [InlineData("Europe/Madrid", "2026-03-19", "")]
    [InlineData(null, "2026-03-19", "work.archived")]
    public async Task A_day_is_that_of_the_zone_that_is_asked_for(string? zone, string day, string expected)
    {
        platform.Clock.SetUtcNow(When.Instant("2026-03-19T23:30:00Z"));
        await Happen("ana@urbgrade.example", "20", "work.archived", "Aggregation.RequestStored", "item 7", null);
        platform.Session.BecomeOperator(barcelona);

        Assert.Equal(expected, await Newest(new AuditFilter(From: When.Day(day), To: When.Day(day), TimeZone: zone)));
    }

    [Fact]
    public async Task Older_lines_follow_without_a_hole_and_all_of_them_are_handed_out_oldest_first()
    {
        platform.Session.BecomeOperator(barcelona);

        var newest = Assert.Single(await Events.Newest(new AuditFilter(), null, 1, Cancellation));
        var older = Assert.Single(await Events.Newest(new AuditFilter(), newest.Id, 1, Cancellation));
        Assert.Equal("service.paused resend.asked", $"{newest.What} {older.What}");
        Assert.Equal([older.Id, newest.Id], await Events.Read(new AuditFilter(), Cancellation).Select(line => line.Id).ToListAsync(Cancellation));
    }

    private async Task<string> Newest(AuditFilter? filter = null) =>
        string.Join(' ', (await Events.Newest(filter ?? new AuditFilter(), null, 100, Cancellation)).Select(line => line.What));

    private Task<bool> Happen(string who, string? tenant, string what, string subject, string? before, string? after) => platform.Queue.Commit(session =>
    {
        platform.Get<IAuditLog>().Append(
            session, new AuditEntry(who, tenant is null ? null : platform.Get<ITenantRegistry>().FindByCode(tenant)!.Id, what, subject, before, after));
        return true;
    }, Cancellation);
}
