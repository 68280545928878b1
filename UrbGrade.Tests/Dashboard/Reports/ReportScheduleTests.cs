using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MimeKit;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Reports;
using UrbGrade.Modules.Core.Mail;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Dashboard.Handlers;
using UrbGrade.Modules.Dashboard.Reports;
using UrbGrade.Modules.Dashboard.Store;
using UrbGrade.Tests.Quantification;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Dashboard.Reports;

/// <summary>It is the tenth of March 2026; the shop has readings of February.</summary>
public class ReportScheduleTests : IAsyncLifetime
{
    private DashboardWorld world = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static ReportScheduleDraft Draft => new(ReportTemplate.Monthly, ReportFormat.Html, "mayor@urbgrade.example", "ca");

    private IReportSchedules Schedules => world.Get<IReportSchedules>();

    public async ValueTask InitializeAsync()
    {
        world = await DashboardWorld.Create();
        world.Platform.Session.BecomeOperator(world.Barcelona.Id);
        var days = Enumerable.Range(0, 28).SelectMany(day => DashboardWorld.WholeDay(When.Day("2026-02-01").AddDays(day)));
        await world.Barcelona.QuantifyAndCompute(1, days);
        await world.Barcelona.ComputePeriods();
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_report_goes_once_for_each_period_in_the_language_of_its_reader()
    {
        await Add(Draft);
        Assert.Equal(1, await Schedules.Schedule(Cancellation));
        Assert.Equal(0, await Schedules.Schedule(Cancellation));
        var mail = Assert.Single(world.Barcelona.Rows<ReportMailRow>());
        Assert.Equal(When.Day("2026-02-01"), mail.Period);
        Assert.Single(world.Barcelona.Rows<WorkItemRow>(), item => item.ConversationId == $"report-mail:{mail.Id}");
        await Send(mail.Id);
        await Send(mail.Id);

        var file = Assert.Single(Directory.GetFiles(Path.Combine(world.Platform.Folder, "mail")));
        var message = await MimeMessage.LoadAsync(file, Cancellation);
        Assert.Equal("mayor@urbgrade.example", message.To.Mailboxes.Single().Address);
        Assert.StartsWith("Informe mensual: ", message.Subject, StringComparison.Ordinal);
        var attached = Assert.IsAssignableFrom<MimePart>(Assert.Single(message.Attachments));
        Assert.Equal("monthly-2026-02-ca.html", attached.FileName);
        using var content = new MemoryStream();
        await attached.Content!.DecodeToAsync(content, Cancellation);
        var page = System.Net.WebUtility.HtmlDecode(Encoding.UTF8.GetString(content.ToArray()));
        Assert.Contains("Què ha canviat?", page, StringComparison.Ordinal);
        Assert.Contains("1.680\u00a0kWh", page, StringComparison.Ordinal);

        var sent = Assert.Single(await Schedules.History(Cancellation));
        Assert.Equal(("monthly-2026-02-ca.html", (int)content.Length), (sent.FileName, sent.Bytes));
        Assert.NotNull(sent.SentAt);
        Assert.Equal(When.Day("2026-03-01"), Assert.Single(await Schedules.List(Cancellation)).Next);
    }

    [Fact]
    public async Task What_a_stopped_platform_missed_is_made_up_for()
    {
        await Add(Draft);
        await Schedules.Schedule(Cancellation);
        world.Platform.Clock.Advance(TimeSpan.FromDays(60));
        Assert.Equal(2, await Schedules.Schedule(Cancellation));
        Assert.Equal(["2026-02", "2026-03", "2026-04"], world.Barcelona.Rows<ReportMailRow>().Select(row => $"{row.Period:yyyy-MM}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_link_of_a_mail_ends_it_and_another_one_does_not()
    {
        await Add(Draft);
        await Schedules.Schedule(Cancellation);
        var row = Assert.Single(world.Barcelona.Rows<ReportScheduleRow>());
        world.Platform.Session.BecomeNobody();
        Assert.Null(await Schedules.Find(row.Id, "0123", Cancellation));
        Assert.Equal(AdministrationOutcome.NotFound, (await Schedules.Stop(row.Id, "0123", Cancellation)).Outcome);
        Assert.Equal(ReportTemplate.Monthly, await Schedules.Find(row.Id, row.StopCode, Cancellation));
        Assert.Equal(AdministrationOutcome.Done, (await Schedules.Stop(row.Id, row.StopCode, Cancellation)).Outcome);
        Assert.Equal(AdministrationOutcome.Done, (await Schedules.Stop(row.Id, row.StopCode, Cancellation)).Outcome);

        // What was due before and did not go yet goes no more.
        world.Platform.Session.BecomeOperator(world.Barcelona.Id);
        await Send(world.Barcelona.Rows<ReportMailRow>().Single().Id);
        Assert.False(Directory.Exists(Path.Combine(world.Platform.Folder, "mail")));
        Assert.Empty(await Schedules.List(Cancellation));
        Assert.True(Assert.Single(await Schedules.History(Cancellation)).IsEnded);
    }

    [Fact]
    public async Task Nothing_goes_to_a_reader_who_was_erased()
    {
        await Add(Draft);
        await world.Barcelona.Change(database => database.Set<ReportScheduleRow>().Single().Address = "person-0123456789abcdef");
        Assert.Equal(0, await Schedules.Schedule(Cancellation));
    }

    [Theory]
    [InlineData("mayor@urbgrade.example", "clerk@urbgrade.example")]
    [InlineData("clerk@urbgrade.example", "mayor@urbgrade.example")]
    public async Task While_the_account_of_its_reader_or_of_who_asked_for_it_is_disabled_nothing_is_due_and_nothing_goes(string reader, string asker)
    {
        world.Platform.Session.IsPlatformAdministrator = true;
        await world.Get<IUserDirectory>().Add(new UserDraft("mayor@urbgrade.example", AccountRole.Staff, "20", "a long password of a test 7", "Mayor"), Cancellation);
        await Add(Draft with { Address = reader });
        await world.Barcelona.Change(database => database.Set<ReportScheduleRow>().Single().CreatedBy = asker);
        await Schedules.Schedule(Cancellation);
        Assert.False(Assert.Single(await Schedules.List(Cancellation)).Rests);
        await Disable(true);

        Assert.True(Assert.Single(await Schedules.List(Cancellation)).Rests);
        await Send(world.Barcelona.Rows<ReportMailRow>().Single().Id);
        Assert.False(Directory.Exists(Path.Combine(world.Platform.Folder, "mail")));
        Assert.Equal(0, await Schedules.Schedule(Cancellation));
        Assert.Empty(world.Barcelona.Rows<ReportMailRow>());

        await Disable(false);
        Assert.Equal(1, await Schedules.Schedule(Cancellation));
        await Send(world.Barcelona.Rows<ReportMailRow>().Single().Id);
        Assert.Single(Directory.GetFiles(Path.Combine(world.Platform.Folder, "mail")));

        async Task Disable(bool isDisabled) =>
            Assert.Equal(AdministrationOutcome.Done, (await world.Get<IUserDirectory>().SetDisabled("mayor@urbgrade.example", isDisabled, Cancellation)).Outcome);
    }

    [Fact]
    public async Task A_tenant_that_is_closed_sends_no_report_any_more()
    {
        await Add(Draft);
        await Schedules.Schedule(Cancellation);
        world.Platform.Session.IsPlatformAdministrator = true;
        var name = world.Barcelona.Rows<TenantRow>().Single(row => row.Code == "20").Name;
        Assert.Equal(AdministrationOutcome.Done, (await world.Get<ITenantDirectory>().Close("20", name, Cancellation)).Outcome);
        world.Platform.Clock.Advance(TimeSpan.FromDays(60));

        Assert.Equal(0, await Schedules.Schedule(Cancellation));
        await Send(world.Barcelona.Rows<ReportMailRow>().Single().Id);
        Assert.False(Directory.Exists(Path.Combine(world.Platform.Folder, "mail")));
        Assert.NotNull(world.Barcelona.Rows<ReportScheduleRow>().Single().EndedAt);
    }

    [Fact]
    public async Task A_period_without_readings_sends_nothing_and_is_not_asked_for_again()
    {
        await Add(Draft with { Template = ReportTemplate.Yearly });
        await Schedules.Schedule(Cancellation);
        await Send(world.Barcelona.Rows<ReportMailRow>().Single().Id);
        Assert.Equal(0, await Schedules.Schedule(Cancellation));
        var sent = Assert.Single(await Schedules.History(Cancellation));
        Assert.NotNull(sent.SentAt);
        Assert.Null(sent.FileName);
    }

    [Fact]
    public async Task Another_tenant_sees_and_ends_nothing_of_it()
    {
        await Add(Draft);
        var id = Assert.Single(await Schedules.List(Cancellation)).Id;
        world.Platform.Session.BecomeOperator(world.Eibar.Id);
        Assert.Empty(await Schedules.List(Cancellation));
        Assert.Equal(AdministrationOutcome.NotFound, (await Schedules.End(id, Cancellation)).Outcome);
    }

    [Fact]
    public async Task What_cannot_go_is_refused_with_what_is_allowed()
    {
        Assert.Contains("is no mail address", (await Schedules.Add(Draft with { Address = "nobody" }, Cancellation)).Detail, StringComparison.Ordinal);
        Assert.Contains("allowed are en, es", (await Schedules.Add(Draft with { Language = "xx" }, Cancellation)).Detail, StringComparison.Ordinal);
        await Add(Draft);
        Assert.Equal(AdministrationOutcome.AlreadyExists, (await Schedules.Add(Draft, Cancellation)).Outcome);
    }

    [Theory]
    [InlineData(ReportTemplate.Monthly, "2026-03-03T05:59:00Z", "2026-01-01")]
    [InlineData(ReportTemplate.Monthly, "2026-03-03T06:00:00Z", "2026-02-01")]
    [InlineData(ReportTemplate.Council, "2026-01-03T05:59:00Z", "2024-01-01")]
    [InlineData(ReportTemplate.Council, "2026-01-03T06:00:00Z", "2025-01-01")]
    public void A_report_is_due_on_the_third_day_at_seven_by_the_tenants_clock(ReportTemplate template, string now, string newest) =>
        Assert.Equal(When.Day(newest), ReportPeriods.Newest(template, When.Instant(now), LocalCalendar.Of("Europe/Madrid")));

    private async Task Add(ReportScheduleDraft draft) =>
        Assert.Equal(AdministrationOutcome.Done, (await Schedules.Add(draft, Cancellation)).Outcome);

    private async Task Send(long mail)
    {
        var work = new TestWork(2, world.Barcelona.Id, Cancellation);
        await new SendReport(
            world.Get<IReportWriter>(), world.Get<MailTransport>(), world.Get<IOptions<MailOptions>>(), world.Platform.Contexts, work, world.Platform.Clock,
            NullLogger<SendReport>.Instance).Handle(new ReportMailDue(mail));
        await work.Close(world.Platform.Queue);
    }
}
