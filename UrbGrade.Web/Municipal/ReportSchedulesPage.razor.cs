using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Reports;
using UrbGrade.Web.Administration;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Reports;
using UrbGrade.Web.Shell;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Municipal;

/// <summary>Which reports go to whom, and what went.</summary>
public sealed partial class ReportSchedulesPage(
    IReportSchedules schedules, ITenantRegistry tenants, ITenantSession session, TimeProvider clock, IDialogService dialogs, IStringLocalizer<ReportingText> texts,
    IStringLocalizer<RefusalText> refusals)
{
    private ReportTemplate template = ReportTemplate.Monthly;
    private ReportFormat format = ReportFormat.Pdf;
    private string address = "";
    private string language = "en";
    private string? problem;
    private string? said;
    private ElementReference status;

    /// <summary>Kept from prerendering to the live page.</summary>
    [PersistentState]
    public IReadOnlyList<ReportScheduleEntry>? Lasting { get; set; }

    /// <summary>Kept as well.</summary>
    [PersistentState]
    public IReadOnlyList<ReportSent>? Sent { get; set; }

    private IStringLocalizer<ReportingText> T => texts;

    private string Zone => session.CurrentTenantId is { } id ? tenants.Find(id)?.TimeZone ?? "UTC" : "UTC";

    protected override async Task OnInitializedAsync()
    {
        address = session.AccountName ?? "";
        var spoken = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        language = Languages.Cultures.ContainsKey(spoken) ? spoken : "en";
        if (Lasting is null || Sent is null)
            await Load();
    }

    /// <summary>The report that goes next, and when. What is due already goes with the next hourly run, or once its account is unlocked.</summary>
    private string Next(ReportScheduleEntry one)
    {
        var period = ReportWords.Period(one.Schedule.Template, one.Next);
        return one.NextAt > clock.GetUtcNow() ? T["Schedule.Next", period, LocalTimes.Moment(one.NextAt, Zone), one.CreatedBy]
            : T[one.Rests ? "Schedule.NextResting" : "Schedule.NextSoon", period, one.CreatedBy];
    }

    private async Task Load() => (Lasting, Sent) = (await Latest(schedules.List(Asking)), await Latest(schedules.History(Asking)));

    private async Task Add()
    {
        var result = await schedules.Add(new ReportScheduleDraft(template, format, address, language), Leaving);
        problem = refusals.Of(result);
        said = problem is null ? T["Schedule.Saved", address].Value : null;
        await Load();
    }

    private async Task End(ReportScheduleEntry entry)
    {
        var what = T["Schedule.EndOf", T[$"Template.{entry.Schedule.Template}"], entry.Schedule.Address];
        if (!await ConfirmDialog.Ask(dialogs, what, T["Schedule.EndBody"], T["Schedule.End"]))
            return;
        var result = await schedules.End(entry.Id, Leaving);
        problem = refusals.Of(result);
        said = problem is null ? T["Schedule.Ended", entry.Schedule.Address].Value : null;
        await Load();
        await Focus(status);
    }

    private string Went(ReportSent one) => one switch
    {
        { SentAt: { } at, FileName: not null } => LocalTimes.Moment(at, Zone),
        { SentAt: not null } => T["Schedule.Nothing"],
        { IsEnded: true } => T["Schedule.NotSent"],
        _ => T["Schedule.Waits"],
    };
}
