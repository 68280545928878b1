using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Handlers;
using UrbGrade.Modules.Core.Retention;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Quantification;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Retention;

public class ApplyRetentionTests : IAsyncLifetime
{
    /// <summary>The test's clock stands at 10 March 2026; 400 days before lies in February 2025.</summary>
    private static readonly DateTimeOffset Old = When.Instant("2025-01-20T10:00:00Z");

    private static readonly DateTimeOffset Kept = When.Instant("2025-02-20T10:00:00Z");

    private QuantifiedTenant tenant = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        tenant = await QuantifiedTenant.Create();
        await tenant.Register("477", "478");
        await tenant.QuantifyAndCompute(1, ShopHour.Of("477", Old, 2), ShopHour.Of("478", Old, 3));
        await tenant.QuantifyAndCompute(2, ShopHour.Of("477", Old, 2.5));
        await tenant.QuantifyAndCompute(3, ShopHour.Of("477", Kept, 4));
        await tenant.ComputePeriods();
    }

    public ValueTask DisposeAsync() => tenant.DisposeAsync();

    [Fact]
    public async Task Until_a_tenant_says_otherwise_all_readings_figures_and_messages_stay()
    {
        await Received(1, Old.AddYears(-10));
        await Apply();

        Assert.Equal(3, tenant.Rows<ReadingRow>().Count);
        Assert.All(tenant.Rows<RawRequestRow>(), request => Assert.NotEmpty(request.Envelope));
        Assert.Empty(await Lines("retention.applied"));
    }

    [Fact]
    public async Task Readings_of_whole_local_months_go_with_the_values_that_they_replaced()
    {
        await Set(RetentionKind.Readings, 400);
        Assert.Equal((2, When.Instant("2025-01-31T23:00:00Z")), await Preview(RetentionKind.Readings, 400));
        Assert.Single(tenant.Rows<ReadingRevisionRow>());

        await Apply();

        Assert.Equal(Kept, Assert.Single(tenant.Rows<ReadingRow>()).StartAt);
        Assert.Empty(tenant.Rows<ReadingRevisionRow>());
        Assert.Contains(tenant.Rows<KpiRow>(), kpi => kpi.PeriodStart == When.Day("2025-01-20"));
        Assert.Equal((0, When.Instant("2025-01-31T23:00:00Z")), await Preview(RetentionKind.Readings, 400));
    }

    [Fact]
    public async Task The_audit_tells_once_how_much_was_deleted()
    {
        await Set(RetentionKind.Readings, 400);
        await Apply();
        await Apply();

        Assert.Equal("2 Readings before 2025-01-31 23:00:00Z", Assert.Single(await Lines("retention.applied")).After);
        Assert.Equal(("for ever", "400 days"), (await Lines("retention.set")).Select(line => (line.Before, line.After)).Single());
    }

    [Fact]
    public async Task Readings_whose_figures_wait_to_be_computed_stay()
    {
        await tenant.Quantify(4, ShopHour.Of("478", Old.AddHours(1), 5));
        await Set(RetentionKind.Readings, 400);
        await Set(RetentionKind.DailyKpis, 400);
        await Apply();

        Assert.Equal(2, tenant.Rows<ReadingRow>().Count(reading => reading.StartAt < Kept));
        Assert.Contains(tenant.Rows<KpiRow>(), kpi => kpi.PeriodStart == When.Day("2025-01-20"));

        await tenant.ComputeKpis();
        await Apply();
        Assert.Equal(2, tenant.Rows<ReadingRow>().Count(reading => reading.StartAt < Kept));

        await tenant.ComputePeriods();
        await Apply();
        Assert.Equal(Kept, Assert.Single(tenant.Rows<ReadingRow>()).StartAt);
    }

    [Fact]
    public async Task Daily_figures_go_and_monthly_ones_stay()
    {
        await Set(RetentionKind.DailyKpis, 400);
        var months = tenant.Rows<KpiRow>().Count(kpi => kpi.Resolution == KpiResolution.Month);
        Assert.NotEmpty(tenant.Rows<KpiCorrectionRow>());
        await Apply();

        Assert.All(tenant.Rows<KpiRow>().Where(kpi => kpi.Resolution == KpiResolution.Day), kpi => Assert.Equal(When.Day("2025-02-20"), kpi.PeriodStart));
        Assert.Equal(months, tenant.Rows<KpiRow>().Count(kpi => kpi.Resolution == KpiResolution.Month));
        Assert.DoesNotContain(tenant.Rows<KpiCorrectionRow>(), correction => correction.Resolution == KpiResolution.Day);
    }

    [Fact]
    public async Task Figures_of_weeks_months_and_years_that_are_over_go_with_the_monthly_ones()
    {
        await tenant.QuantifyAndCompute(
            7, ShopHour.Of("477", When.Instant("2022-06-10T10:00:00Z"), 1), ShopHour.Of("477", When.Instant("2023-11-10T10:00:00Z"), 2), ShopHour.Of("477", When.Instant("2023-12-10T10:00:00Z"), 3));
        await tenant.ComputePeriods();
        await Set(RetentionKind.MonthlyKpis, 800);
        var old = tenant.Rows<PeriodKpiRow>().Count(IsOld) + tenant.Rows<KpiRow>().Count(k => k.Resolution == KpiResolution.Month && k.PeriodStart < When.Day("2023-12-01"));
        Assert.Equal((old, When.Instant("2023-11-30T23:00:00Z")), await Preview(RetentionKind.MonthlyKpis, 800));
        await Apply();

        Assert.DoesNotContain(tenant.Rows<PeriodKpiRow>(), IsOld);
        Assert.Equal(
            [(KpiResolution.Month, When.Day("2023-12-01")), (KpiResolution.Week, When.Day("2023-12-04")), (KpiResolution.Year, When.Day("2023-01-01"))],
            tenant.Rows<PeriodKpiRow>().Where(k => k.PeriodStart.Year == 2023).Select(k => (k.Resolution, k.PeriodStart)).Distinct().Order());

        static bool IsOld(PeriodKpiRow k) => k.PeriodStart < When.Day("2023-12-01") && (k.Resolution != KpiResolution.Year || k.PeriodStart.Year == 2022);
    }

    [Fact]
    public async Task What_comes_late_for_a_time_whose_readings_are_gone_changes_no_figure()
    {
        await Set(RetentionKind.Readings, 400);
        await Apply();
        tenant.Platform.Get<ChangeWatch>().Look();
        var before = Figures();

        await tenant.QuantifyAndCompute(5, ShopHour.Of("478", Old.AddHours(3), 9), ShopHour.Of("478", Kept, 1));

        Assert.Equal(2, tenant.Rows<ReadingRow>().Count);
        Assert.Equal(before.Where(figure => figure.Start < When.Day("2025-02-01")), Figures().Where(figure => figure.Start < When.Day("2025-02-01")));

        List<(int, int, KpiResolution, DateOnly Start, double?, int)> Figures() =>
        [
            .. tenant.Rows<KpiRow>().Select(k => (k.AssetId, k.DefinitionId, k.Resolution, k.PeriodStart, k.Value, k.ValidIntervals)).Order(),
        ];
    }

    [Fact]
    public async Task A_signed_message_goes_once_it_is_worked_off_and_its_receipt_stays()
    {
        await Received(1, When.Instant("2025-06-01T00:00:00Z"));
        await Received(2, When.Instant("2025-06-01T00:00:00Z"), isQuantified: false);
        await Received(3, When.Instant("2026-01-01T00:00:00Z"));
        await Set(RetentionKind.RawMessages, 90);
        await Apply();

        var requests = tenant.Rows<RawRequestRow>().OrderBy(request => request.Id).ToList();
        Assert.Equal([true, false, false], requests.Select(request => request.Envelope.Length == 0));
        Assert.Equal([tenant.Platform.Clock.GetUtcNow(), null, null], requests.Select(request => request.EnvelopeDeletedAt));
        Assert.Equal("receipt-1", requests[0].ReceiptId);
        tenant.Platform.Session.CurrentTenantId = tenant.Id;
        var uploads = tenant.Platform.Get<IUploadQueries>();
        Assert.Empty((await uploads.ReadRawBody(1, Cancellation))!);
        Assert.NotEmpty((await uploads.ReadRawBody(2, Cancellation))!);
    }

    [Fact]
    public async Task What_receipts_asked_for_is_forgotten_after_a_year_and_a_month_by_itself()
    {
        await Received(1, Old.AddYears(-1), resend: "[]");
        await Received(3, Kept.AddMonths(3), resend: "[]");
        await Apply();

        Assert.Equal([null, null, "[]"], tenant.Rows<RawRequestRow>().OrderBy(request => request.Id).Select(request => request.ResendRequests));
    }

    [Fact]
    public async Task A_long_run_ends_in_portions_and_goes_on_as_new_work()
    {
        await tenant.QuantifyAndCompute(6, Enumerable.Range(0, 1200).Select(hour => ShopHour.Of("478", Old.AddDays(-100).AddHours(hour), 1)));
        await tenant.ComputePeriods();
        await Set(RetentionKind.Readings, 400);
        tenant.Platform.Clock.AutoAdvanceAmount = TimeSpan.FromSeconds(6);

        var first = await Apply();
        Assert.Equal(new RetentionDue(When.Day("2026-03-10")), Assert.Single(first.Published));
        Assert.InRange(tenant.Rows<ReadingRow>().Count, 2, 1202);

        tenant.Platform.Clock.AutoAdvanceAmount = TimeSpan.Zero;
        Assert.Empty((await Apply()).Published);
        Assert.Single(tenant.Rows<ReadingRow>());
        Assert.Equal(1202, (await Lines("retention.applied")).Sum(line => int.Parse(line.After!.Split(' ')[0], null)));
    }

    [Fact]
    public async Task Links_and_tokens_that_have_ended_go()
    {
        var tokens = tenant.Platform.Get<IApiTokens>();
        await tokens.Issue("20", "portal", 1, Cancellation);
        await tokens.Issue("20", "longer", 700, Cancellation);
        await tenant.Platform.Get<IInvitations>().Invite(new UserInvitation("ana@example.org", AccountRole.Staff, "20"), Cancellation);
        tenant.Platform.Clock.Advance(TimeSpan.FromDays(140));
        await Apply();

        Assert.Equal("longer", Assert.Single(tenant.Rows<ApiTokenRow>()).Name);
        Assert.Empty(tenant.Rows<AccountLinkRow>());
    }

    [Fact]
    public async Task Each_night_has_one_item_for_each_tenant_however_often_it_is_scheduled()
    {
        await tenant.Platform.Get<ITenantDirectory>().Add(new TenantDraft("30", "Eibar", "ES", null), Cancellation);
        Assert.Equal(2, await tenant.Platform.Get<IRetention>().Schedule(Cancellation));
        await tenant.Platform.Get<IRetention>().Schedule(Cancellation);
        await tenant.Platform.Get<IRetention>().Apply("20", Cancellation);
        Assert.Equal("20", Assert.Single(await Lines("retention.asked")).Subject);

        await using var database = tenant.Platform.Contexts.Read(TenantScope.Platform);
        Assert.Equal(
            ["retention:1", "retention:2"],
            (await database.Set<WorkItemRow>().Where(item => item.UniqueKey != null).Select(item => item.UniqueKey!).Order().ToListAsync(Cancellation))
                .Where(key => key.StartsWith("retention:", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Too_short_a_time_is_refused_and_nobody_sets_the_rules_of_another_tenant()
    {
        var refused = await tenant.Platform.Get<IRetention>().Set("20", RetentionKind.RawMessages, 89, null, Cancellation);
        Assert.Equal(
            (AdministrationOutcome.Invalid, "RawMessages would be kept for 89 days; allowed are 90 to 36500, or for ever."),
            (refused.Outcome, refused.Detail));
        tenant.Platform.Session.BecomeTenantAdministrator(tenant.Id + 1);
        Assert.Equal(AdministrationOutcome.NotAllowed, (await tenant.Platform.Get<IRetention>().Set("20", RetentionKind.RawMessages, 90, null, Cancellation)).Outcome);
        Assert.Null(await tenant.Platform.Get<IRetention>().Preview("20", RetentionKind.RawMessages, 90, Cancellation));
        Assert.Empty(await tenant.Platform.Get<IRetention>().List("20", Cancellation));
    }

    [Fact]
    public async Task A_time_that_somebody_else_changed_meanwhile_is_not_overwritten_unseen()
    {
        var retention = tenant.Platform.Get<IRetention>();
        var seen = (await retention.List("20", Cancellation)).Single(rule => rule.Kind == RetentionKind.RawMessages);
        await Set(RetentionKind.RawMessages, 400);

        var refused = await retention.Set("20", RetentionKind.RawMessages, 500, seen, Cancellation);

        Assert.Equal(("Retention.Meanwhile", "400"), (refused.Refusal?.Code, refused.Refusal?.Values[0]));
        Assert.Equal(AdministrationOutcome.Done, (await retention.Set("20", RetentionKind.RawMessages, 500, seen with { Days = 400 }, Cancellation)).Outcome);
    }

    [Fact]
    public async Task Everybody_may_read_the_terms_of_a_public_district_and_of_no_other()
    {
        await Set(RetentionKind.RawMessages, 400);
        await tenant.Change(database => database.Set<TenantRow>().Single(row => row.Code == "20").IsPublic = false);
        Assert.Empty(await tenant.Platform.Get<IPublicTerms>().Of("20", Cancellation));
        Assert.Empty(await tenant.Platform.Get<IPublicTerms>().Of("99", Cancellation));

        await tenant.Change(database => database.Set<TenantRow>().Single(row => row.Code == "20").IsPublic = true);
        tenant.Platform.Session.BecomeTenantAdministrator(tenant.Id + 1);
        var rules = await tenant.Platform.Get<IPublicTerms>().Of("20", Cancellation);
        Assert.Equal(400, rules.Single(rule => rule.Kind == RetentionKind.RawMessages).Days);
    }

    private async Task<TestWork> Apply()
    {
        var platform = tenant.Platform;
        var work = new TestWork(900, tenant.Id, Cancellation);
        var handler = new ApplyRetention(
            platform.Get<IEnumerable<IStoredKind>>(), platform.Get<RetentionRules>(), platform.Get<ITenantRegistry>(), platform.Queue,
            platform.Get<IAuditLog>(), work, platform.Clock, NullLogger<ApplyRetention>.Instance);
        await handler.Handle(new RetentionDue(When.Day("2026-03-10")));
        await work.Close(platform.Queue);
        return work;
    }

    [Fact]
    public async Task Lines_of_gateways_logs_go_after_ninety_days_and_other_records_of_that_age_stay()
    {
        var now = tenant.Platform.Clock.GetUtcNow();
        await Tell("CN=gateway", (1, now.AddDays(-140)), (2, now.AddDays(-20)));
        await Tell("CN=other", (3, now.AddDays(-140)));
        await tenant.Change(database => database.Add(new SiteRecordRow
        {
            TenantId = tenant.Id, Kind = "vote", Key = "1", Revision = 1, Subject = "477", At = now.AddDays(-140), Fields = "{}",
        }));

        await Apply();

        Assert.Equal(["vote", "gateway_warning"], tenant.Rows<SiteRecordRow>().OrderBy(row => row.At).Select(row => row.Kind));
        Assert.StartsWith("2 GatewayLogs before ", Assert.Single(await Lines("retention.applied")).After, StringComparison.Ordinal);
    }

    private Task Tell(string gateway, params (int Number, DateTimeOffset At)[] events) => tenant.Platform.Queue.Commit(
        session => tenant.Platform.Get<IToldEvents>().Keep(
            session, tenant.Id, gateway, [.. events.Select(one => new ToldEvent($"e-{one.Number}", one.At, 1401, EventLevel.Warning, $"line {one.Number}"))]),
        Cancellation);

    private async Task Set(RetentionKind kind, int days) => Assert.Equal(
        AdministrationOutcome.Done, (await tenant.Platform.Get<IRetention>().Set("20", kind, days, null, Cancellation)).Outcome);

    private async Task<(long, DateTimeOffset?)> Preview(RetentionKind kind, int days)
    {
        var forecast = await tenant.Platform.Get<IRetention>().Preview("20", kind, days, Cancellation);
        return (forecast!.Count, forecast.Before);
    }

    private Task Received(long id, DateTimeOffset at, bool isQuantified = true, string? resend = null) => tenant.Change(database =>
    {
        var row = database.Set<RawRequestRow>().Single(request => request.Id == id);
        (row.ReceivedAt, row.QuantifiedAt, row.ResendRequests) = (at, isQuantified ? at : null, resend);
    });

    private async Task<List<AuditRecord>> Lines(string what)
    {
        var lines = new List<AuditRecord>();
        await foreach (var line in tenant.Platform.Get<IAuditTrail>().Read(new AuditFilter(What: what), Cancellation))
        {
            lines.Add(line);
        }

        return lines;
    }
}
