using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Orchestration;
using UrbGrade.Web.Administration;

namespace UrbGrade.Tests.Web.Administration;

public sealed class AttentionTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);
    private static readonly PlatformHealth Well = new("SQLite", TimeSpan.FromMilliseconds(1), 1_000, 3, Now.AddMinutes(-1), 0, 500, 1_000);

    private static readonly ServiceOverview Quiet = new([], []);

    [Fact]
    public void A_service_that_rests_after_failures_is_told_until_its_rest_is_over()
    {
        var service = new ServiceEntry(
            "Quantification.ReadingsChanged", "Quantification", null, ServiceKind.Event, ServiceRole.Handles, "{}", null,
            [new("20", false, null, null, Now.AddSeconds(20), false), new("30", false, null, null, Now, false), new(null, true, null, 5, null, true)], new ServiceWork());

        var item = Assert.Single(Attention.Of(null, [], [], [], new ServiceOverview([], [service]), [], Now, 20));

        Assert.Equal(("Attention.Breaker", "/ops/bus", true), (item.Key, item.Link, item.IsUrgent));
        Assert.Equal(["Quantification.ReadingsChanged", "Quantification", "20"], item.Arguments);
    }

    [Fact]
    public void All_is_clear_when_nothing_needs_anybody() => Assert.Empty(Attention.Of(
        Well, [Certificate(61), Certificate(-5, CertificateState.Expired), Certificate(3, CertificateState.Revoked)], [Token(15, used: true), Token(3, used: false)],
        [Site(35)], Quiet, [], Now, 20));

    [Theory]
    [InlineData(60, 60, false)]
    [InlineData(31, 60, false)]
    [InlineData(30, 30, false)]
    [InlineData(14, 14, true)]
    [InlineData(7, 7, true)]
    [InlineData(1, 1, true)]
    [InlineData(0, 1, true)]
    public void The_end_of_a_certificate_is_told_by_its_notices(int days, int notice, bool urgent)
    {
        var item = Assert.Single(Attention.Of(null, [Certificate(days)], [], [], Quiet, [], Now, 20));
        Assert.Equal(("Attention.Certificate", urgent), (item.Key, item.IsUrgent));
        Assert.Equal([days, notice], item.Arguments.Skip(1));
    }

    [Fact]
    public void Gateways_that_would_stop_are_named()
    {
        var item = Assert.Single(Attention.Of(null, [Certificate(10, stops: "Market Hall")], [], [], Quiet, [], Now, 20));
        Assert.Equal("Attention.CertificateStops", item.Key);
        Assert.Equal("Market Hall", item.Arguments[0]);
    }

    [Fact]
    public void A_certificate_that_a_newer_one_has_replaced_needs_nobody() =>
        Assert.Empty(Attention.Of(null, [Certificate(10, stops: "Market Hall") with { IsReplaced = true }], [], [], Quiet, [], Now, 20));

    [Theory]
    [InlineData(-1, 3, null)]
    [InlineData(1, 3, "Attention.ListEnds")]
    [InlineData(5, -2, "Attention.ListEnded")]
    public void A_revocation_list_that_is_not_renewed_in_time_is_told_before_its_authoritys_gateways_stop(int hoursSinceDue, int hoursLeft, string? key)
    {
        var authority = Certificate(400) with
        {
            Role = CertificateRole.Authority, Subject = "CN=Meter makers, O=Meters", ListDueAt = Now.AddHours(-hoursSinceDue), ListEndsAt = Now.AddHours(hoursLeft),
        };

        var items = Attention.Of(null, [authority, authority with { State = CertificateState.Revoked }], [], [], Quiet, [], Now, 20);

        Assert.Equal(key, items.SingleOrDefault()?.Key);
        Assert.All(items, item => Assert.Equal(["Meter makers", TimeSpan.FromHours(Math.Abs(hoursLeft))], item.Arguments));
        Assert.All(items, item => Assert.True(item.IsUrgent));
    }

    [Fact]
    public void A_formula_that_is_computed_no_more_is_told()
    {
        var formula = new KpiEntry(1001, "spread", 1, "Peak above base", "peak - base_load", "kW", "what the formula names", 0.9, "ana@barcelona.example, 2026-01-20", IsFormula: true);

        var item = Assert.Single(Attention.Of(
            null, [], [], [], Quiet, [(null, formula with { Name = "Another one" }), (null, formula with { Problem = new Refusal("Kpi.Formula", $"{"There is no 'peak'."}") })], Now, 20));

        Assert.Equal(("Attention.Formula", "/admin/kpis", true), (item.Key, item.Link, item.IsUrgent));
        Assert.Equal(["Peak above base"], item.Arguments);
    }

    [Fact]
    public void What_does_not_work_comes_before_what_will_end()
    {
        var items = Attention.Of(
            Well with { ParkedWork = 2, OldestDueAt = Now.AddMinutes(-20), DiskFreeBytes = 50 }, [Certificate(40)], [Token(5, used: true)], [Site(36)], Quiet, [], Now, 20);
        Assert.Equal(["/ops/failures", "/ops/bus"], items.Take(2).Select(item => item.Link));
        Assert.Equal(
            ["Attention.Parked", "Attention.Queue", "Attention.Disk", "Attention.Silent", "Attention.Certificate", "Attention.Token"], items.Select(item => item.Key));
    }

    [Fact]
    public void All_was_clear_with_a_site_that_never_delivered()
    {
        var item = Assert.Single(Attention.Of(null, [], [], [Site(null)], Quiet, [], Now, 20));

        Assert.Equal(("Attention.NeverDelivered", "/ops/site/7", false), (item.Key, item.Link, item.IsUrgent));
        Assert.Equal(["Market Hall"], item.Arguments);
    }

    [Fact]
    public void A_silent_site_of_another_tenant_is_told_with_its_tenant_and_where_that_is_chosen()
    {
        var item = Assert.Single(Attention.Of(null, [], [], [Site(36, tenantId: 30)], Quiet, [], Now, 20));

        Assert.Equal(("Attention.Silent", "/admin/tenants/30?tab=gateways", true), (item.Key, item.Link, item.IsUrgent));
        Assert.Equal("Market Hall (Barcelona)", item.Arguments[0]);
    }

    private static CertificateSummary Certificate(int days, CertificateState state = CertificateState.Valid, string? stops = null) => new(
        1, CertificateRole.Gateway, state, "CN=gateway", "CN=authority", "01", "ab", "20", "Europe/Madrid", Now.AddDays(-100), Now.AddDays(days).AddHours(1), null, null, null,
        stops is null ? [] : [stops]);

    private static ApiTokenEntry Token(int days, bool used) =>
        new(1, "20", "portal", "ugt_", "somebody", Now.AddDays(-100), Now.AddDays(days).AddHours(-1), used ? Now : null, null);

    private static SiteReceipt Site(int? silentHours, int tenantId = 20) =>
        new(tenantId, "Barcelona", 7, "Market Hall", silentHours is { } hours ? Now.AddHours(-hours) : null);
}
