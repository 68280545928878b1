using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Analysis.Alerts;
using UrbGrade.Modules.Analysis.Handlers;
using UrbGrade.Modules.Analysis.Store;
using UrbGrade.Modules.Core.Mail;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Quantification;
using static UrbGrade.Tests.Analysis.Handlers.LookedAtRules;

namespace UrbGrade.Tests.Analysis.Handlers;

public class RaiseAlertsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_finding_is_told_once_in_the_language_of_the_rule()
    {
        await using var tenant = await AnalysedTenant.Create();
        await Add(tenant, Rule(AlertKind.Finding));
        await tenant.Add("water-1", "volume", "m3", "water", 40, (day, hour) => day >= AnalysedTenant.Today.AddDays(-12) ? 0.1 : hour < 6 ? 0 : 0.1 + (hour / 100.0));
        await tenant.LookThrough();
        await Look(tenant);
        await Look(tenant);

        Assert.Equal(tenant.Rows<FindingRow>().Count, tenant.Rows<AlertRow>().Count);
        var mail = Assert.Single(tenant.Rows<AlertMailRow>());
        await Send(tenant, mail.Id);
        await Send(tenant, mail.Id);
        var file = Assert.Single(Directory.GetFiles(Path.Combine(tenant.Platform.Folder, "mail")));
        var message = await MimeMessage.LoadAsync(file, Cancellation);
        Assert.Equal(("leaks: 1 aviso", "staff@urbgrade.example"), (message.Subject, message.To.Mailboxes.Single().Address));
        Assert.Contains("Posible fuga de agua en", message.TextBody, StringComparison.Ordinal);
        Assert.NotNull(tenant.Rows<AlertMailRow>().Single().SentAt);
        Assert.All(await tenant.Platform.Get<IAlerts>().Raised(Cancellation), alert => Assert.NotNull(alert.SentAt));
    }

    [Fact]
    public async Task A_mail_that_was_sent_before_a_crash_is_the_same_file_again()
    {
        await using var tenant = await AnalysedTenant.Create();
        await tenant.Change(database => database.Add(new AlertMailRow
        {
            TenantId = tenant.Id, Key = "7-20260310-day", Address = "a@example.org", Language = "en", Subject = "s", Body = "b", WrittenAt = tenant.Platform.Clock.GetUtcNow(),
        }));
        var mail = tenant.Rows<AlertMailRow>().Single();
        await tenant.Platform.Get<MailTransport>().Send(
            new OutgoingMail(mail.TenantId, mail.Key, mail.Address, mail.Language, mail.Subject, mail.Body, mail.WrittenAt), Cancellation);
        await Send(tenant, mail.Id);

        Assert.Single(Directory.GetFiles(Path.Combine(tenant.Platform.Folder, "mail")));
    }

    [Fact]
    public async Task A_muted_rule_lists_and_sends_nothing_not_even_later()
    {
        await using var tenant = await AnalysedTenant.Create();
        await tenant.Add("power-1", "energy", "kW.h", "power", 3, (_, hour) => 1 + hour);
        await Add(tenant, Rule(AlertKind.Threshold) with { Measure = "energy", Limit = 100 });
        var rules = tenant.Platform.Get<IAlerts>();
        var id = (await rules.Rules(Cancellation)).Single().Id;
        await rules.Mute(id, tenant.Platform.Clock.GetUtcNow().AddDays(7), Cancellation);
        tenant.Platform.Clock.Advance(TimeSpan.FromDays(1));
        await tenant.Change(database => database.Set<AlertRuleRow>().Single().CreatedAt = tenant.Platform.Clock.GetUtcNow().AddDays(-5));
        await Look(tenant);
        await rules.Mute(id, null, Cancellation);
        await Look(tenant);

        Assert.Equal(2, tenant.Rows<AlertRow>().Count);
        Assert.Empty(tenant.Rows<AlertMailRow>());
        Assert.All(await rules.Raised(Cancellation), alert => Assert.True(alert.IsMuted));
    }

    [Fact]
    public async Task What_a_rule_raised_still_tells_its_limit_once_the_rule_has_ended()
    {
        await using var tenant = await AnalysedTenant.Create();
        await tenant.Add("power-1", "energy", "kW.h", "power", 3, (_, hour) => 1 + hour);
        await Add(tenant, Rule(AlertKind.Threshold) with { Measure = "energy", Limit = 100 });
        await tenant.Change(database => database.Set<AlertRuleRow>().Single().CreatedAt = tenant.Platform.Clock.GetUtcNow().AddDays(-5));
        await Look(tenant);
        var rules = tenant.Platform.Get<IAlerts>();
        await rules.End((await rules.Rules(Cancellation)).Single().Id, Cancellation);

        Assert.Empty(await rules.Rules(Cancellation));
        var raised = await rules.Raised(Cancellation);
        Assert.NotEmpty(raised);
        Assert.All(raised, alert => Assert.Equal((true, 100), (alert.IsAbove, alert.Limit)));
    }

    [Fact]
    public async Task A_disabled_account_gets_no_mail_and_what_was_raised_stays_listed()
    {
        await using var tenant = await AnalysedTenant.Create();
        await tenant.Add("power-1", "energy", "kW.h", "power", 3, (_, _) => 1);
        tenant.Platform.Session.IsPlatformAdministrator = true;
        await tenant.Platform.Get<IUserDirectory>().Add(
            new UserDraft("staff@urbgrade.example", AccountRole.Staff, "20", "a long password of a test 7", "Staff"), Cancellation);
        await Add(tenant, Rule(AlertKind.NoData) with { Limit = 5 });
        tenant.Platform.Clock.Advance(TimeSpan.FromHours(18));
        await Look(tenant);
        var written = Assert.Single(tenant.Rows<AlertMailRow>());
        Assert.False(Assert.Single(await tenant.Platform.Get<IAlerts>().Rules(Cancellation)).Rests);
        Assert.Equal(AdministrationOutcome.Done, (await tenant.Platform.Get<IUserDirectory>().SetDisabled("staff@urbgrade.example", true, Cancellation)).Outcome);
        Assert.True(Assert.Single(await tenant.Platform.Get<IAlerts>().Rules(Cancellation)).Rests);

        await Send(tenant, written.Id);
        await tenant.Add("power-2", "energy", "kW.h", "power", 3, (_, _) => 1);
        await Look(tenant);

        Assert.Empty(tenant.Rows<AlertMailRow>());
        Assert.False(Directory.Exists(Path.Combine(tenant.Platform.Folder, "mail")));
        Assert.All(tenant.Rows<AlertRow>(), alert => Assert.Equal(Alerts.Muted, alert.MailId));
        Assert.Equal(2, tenant.Rows<AlertRow>().Count);
    }

    [Fact]
    public async Task A_tenant_that_is_closed_raises_and_sends_nothing_any_more()
    {
        await using var tenant = await AnalysedTenant.Create();
        await tenant.Add("power-1", "energy", "kW.h", "power", 3, (_, _) => 1);
        await Add(tenant, Rule(AlertKind.NoData) with { Limit = 5 });
        tenant.Platform.Clock.Advance(TimeSpan.FromHours(18));
        await Look(tenant);
        var written = Assert.Single(tenant.Rows<AlertMailRow>());
        tenant.Platform.Session.IsPlatformAdministrator = true;
        var row = tenant.Rows<TenantRow>().Single(one => one.Id == tenant.Id);
        Assert.Equal(AdministrationOutcome.Done, (await tenant.Platform.Get<ITenantDirectory>().Close(row.Code, row.Name, Cancellation)).Outcome);

        await Send(tenant, written.Id);

        Assert.False(Directory.Exists(Path.Combine(tenant.Platform.Folder, "mail")));
        Assert.Equal(0, await tenant.Platform.Get<IAlerts>().Schedule(Cancellation));
    }

    [Fact]
    public async Task A_kpi_of_a_whole_week_beyond_its_limit_is_told_once_and_only_where_it_can_be_trusted()
    {
        await using var tenant = await AnalysedTenant.Create();
        await tenant.Add("power-1", "energy", "kW.h", "power", 3, (_, _) => 1);
        var asset = tenant.Rows<AssetRow>()[0].Id;
        var monday = AnalysedTenant.Today.AddDays(-(((int)AnalysedTenant.Today.DayOfWeek + 6) % 7) - 7);
        await tenant.Change(database =>
        {
            // All carriers together, of which one is no second alert.
            database.Add(Week(monday, 170, KpiStatus.Ok).As(KpiMedium.All));
            database.Add(Week(monday, 169, KpiStatus.Ok));
            database.Add(Week(monday.AddDays(-7), 900, KpiStatus.Insufficient));
        });
        await Add(tenant, Rule(AlertKind.Kpi) with { Measure = "energy", Limit = 168 });
        Assert.Equal(AdministrationOutcome.Invalid, (await tenant.Platform.Get<IAlerts>().Add(Rule(AlertKind.Kpi) with { Measure = "castles" }, Cancellation)).Outcome);
        await Look(tenant);
        Assert.Empty(tenant.Rows<AlertRow>());

        await tenant.Change(database => database.Set<AlertRuleRow>().Single().CreatedAt = tenant.Platform.Clock.GetUtcNow().AddDays(-20));
        await Look(tenant);
        await Look(tenant);

        var alert = Assert.Single(await tenant.Platform.Get<IAlerts>().Raised(Cancellation));
        Assert.Equal((AlertKind.Kpi, "energy", 170), (alert.Kind, alert.Facts.Kpi, alert.Facts.Value));
        Assert.Contains($"{alert.Facts.About}: Energía consumida en la semana del ", tenant.Rows<AlertMailRow>().Single().Body, StringComparison.Ordinal);
        Assert.Contains("170\u00a0kWh, por encima de 168\u00a0kWh", tenant.Rows<AlertMailRow>().Single().Body, StringComparison.Ordinal);

        PeriodKpiRow Week(DateOnly start, double value, KpiStatus status) => new()
        {
            TenantId = tenant.Id, Resolution = KpiResolution.Week, PeriodStart = start, Scope = KpiScope.Asset, ScopeId = asset, Medium = KpiMedium.Power,
            DefinitionId = KpiDefinitions.All.First(one => one.Code == "energy").Id, Value = value, ExpectedIntervals = 168, ValidIntervals = 168, Status = status,
        };
    }

    [Fact]
    public async Task A_target_is_told_once_for_each_month_that_missed_it_and_shown_with_the_figure_that_is_held_against_it()
    {
        await using var tenant = await AnalysedTenant.Create();
        var month = new DateOnly(AnalysedTenant.Today.Year, AnalysedTenant.Today.Month, 1).AddMonths(-1);
        await tenant.Change(database =>
        {
            database.Add(Month(month, KpiMedium.All, 900, KpiStatus.Ok));
            database.Add(Month(month, KpiMedium.Power, 400, KpiStatus.Ok));
            database.Add(Month(month.AddMonths(-1), KpiMedium.All, 950, KpiStatus.Insufficient));
        });
        await Add(tenant, Rule(AlertKind.Target) with { Name = "less", Measure = "energy", Limit = 800 });
        await Add(tenant, Rule(AlertKind.Target) with { Name = "much", Measure = "energy", Limit = 800, IsAbove = false });
        var rules = tenant.Platform.Get<IAlerts>();
        Assert.Equal(AdministrationOutcome.Invalid, (await rules.Add(Rule(AlertKind.Target) with { Measure = "castles" }, Cancellation)).Outcome);
        Assert.Equal("Alert.TargetPlace", (await rules.Add(Rule(AlertKind.Target) with { Measure = "energy", AssetId = 1 }, Cancellation)).Refusal?.Code);
        await Look(tenant);
        Assert.Empty(tenant.Rows<AlertRow>());

        await tenant.Change(database => database.Set<AlertRuleRow>().ToList().ForEach(rule => rule.CreatedAt = tenant.Platform.Clock.GetUtcNow().AddDays(-90)));
        await Look(tenant);
        await Look(tenant);

        var alert = Assert.Single(await rules.Raised(Cancellation));
        Assert.Equal((AlertKind.Target, "less", 900), (alert.Kind, alert.Rule, alert.Facts.Value));
        Assert.Contains("el objetivo es como máximo 800", tenant.Rows<AlertMailRow>().Single().Body, StringComparison.Ordinal);
        Assert.Equal([("less", 900, false), ("much", 900, true)], (await rules.Targets(month, Cancellation)).Select(one => (one.Rule.Rule.Name, one.Figure!.Value!.Value, one.IsReached!.Value)));
        Assert.All(await rules.Targets(month.AddMonths(-1), Cancellation), one => Assert.Equal((950, null), (one.Figure!.Value, one.IsReached)));
        Assert.All(await rules.Targets(month.AddYears(-1), Cancellation), one => Assert.Equal((null, null, "energy"), (one.Figure, one.IsReached, one.Kpi?.Code)));

        PeriodKpiRow Month(DateOnly start, KpiMedium medium, double value, KpiStatus status) => new()
        {
            TenantId = tenant.Id, Resolution = KpiResolution.Month, PeriodStart = start, Scope = KpiScope.Tenant, ScopeId = tenant.Id, Medium = medium,
            DefinitionId = KpiDefinitions.All.First(one => one.Code == "energy").Id, Value = value, ExpectedIntervals = 744, ValidIntervals = 744, Status = status,
        };
    }

    [Fact]
    public async Task A_meter_that_was_taken_away_is_not_missed()
    {
        await using var tenant = await AnalysedTenant.Create();
        await tenant.Add("power-1", "energy", "kW.h", "power", 3, (_, _) => 1);
        await Add(tenant, Rule(AlertKind.NoData) with { Limit = 5 });
        await tenant.Change(database => database.Add(new MeterSettingRow
        {
            TenantId = tenant.Id, MeterId = tenant.Rows<MeterRow>().Single().Id, From = tenant.Platform.Clock.GetUtcNow(), IsEnd = true, Source = "work order 12",
        }));
        tenant.Platform.Get<SeriesDirectory>().Forget(tenant.Id);
        tenant.Platform.Clock.Advance(TimeSpan.FromHours(18));
        await Look(tenant);

        Assert.Empty(tenant.Rows<AlertRow>());
    }

    [Fact]
    public async Task Meters_whose_batches_still_wait_at_the_gateway_raise_no_alert_until_none_comes_any_more()
    {
        await using var tenant = await AnalysedTenant.Create();
        await tenant.Add("power-1", "energy", "kW.h", "power", 3, (_, _) => 1);
        await Add(tenant, Rule(AlertKind.NoData) with { Limit = 5 });
        tenant.Platform.Clock.Advance(TimeSpan.FromDays(3));
        await tenant.Receive(waiting: 12);
        await Look(tenant);
        Assert.Empty(tenant.Rows<AlertRow>());

        tenant.Platform.Clock.Advance(TimeSpan.FromHours(2));
        await Look(tenant);
        Assert.Single(tenant.Rows<AlertRow>());
    }

    [Fact]
    public async Task Weather_that_is_expected_of_the_coming_days_hides_no_silence_of_the_meter_that_sends_it()
    {
        await using var tenant = await AnalysedTenant.Create();
        await tenant.Add("power-1", "energy", "kW.h", "power", 3, (_, _) => 1);
        var at = tenant.Platform.Clock.GetUtcNow().AddDays(5);
        var expected = await tenant.Add("power-1", Quantities.ExpectedTemperature, "Cel", "power", 0, (_, _) => 1);
        await tenant.Change(database => database.Add(new ReadingRow
        {
            SeriesId = expected, StartAt = at, EndAt = at.AddHours(1), TenantId = tenant.Id, Value = 20, Quality = ReadingQuality.Measured, Revision = 1,
            RawRequestId = 1, LastRequestId = 1,
        }));
        await Add(tenant, Rule(AlertKind.NoData) with { Limit = 5 });
        tenant.Platform.Clock.Advance(TimeSpan.FromHours(18));
        await Look(tenant);

        Assert.Single(tenant.Rows<AlertRow>());
    }

    [Theory]
    [InlineData("nobody", "is no mail address")]
    [InlineData("a@example.org", null)]
    public async Task A_rule_that_cannot_hold_is_refused_with_what_is_allowed(string address, string? problem)
    {
        await using var tenant = await AnalysedTenant.Create();
        var result = await tenant.Platform.Get<IAlerts>().Add(Rule(AlertKind.Finding) with { Address = address }, Cancellation);
        Assert.Equal(problem is null ? AdministrationOutcome.Done : AdministrationOutcome.Invalid, result.Outcome);
        Assert.Contains(problem ?? "", result.Detail ?? "", StringComparison.Ordinal);
    }

    private static async Task Send(AnalysedTenant tenant, long mail)
    {
        var work = new TestWork(2, tenant.Id, Cancellation);
        await new SendAlertMail(tenant.Platform.Get<MailTransport>(), tenant.Platform.Contexts, work, tenant.Platform.Clock, NullLogger<SendAlertMail>.Instance)
            .Handle(new AlertMailDue(mail));
        await work.Close(tenant.Platform.Queue);
    }
}
