using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Reports;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Public;

/// <summary>Ends a report that goes by mail.</summary>
public sealed partial class StopReportPage(IReportSchedules schedules, IStringLocalizer<ReportingText> texts)
{
    private ReportTemplate? template;
    private bool isStopped;

    [CascadingParameter]
    private HttpContext? Context { get; set; }

    [Parameter]
    public string? Language { get; set; }

    [SupplyParameterFromQuery(Name = "id")]
    private string? IdText { get; set; }

    [SupplyParameterFromQuery(Name = "code")]
    private string? Code { get; set; }

    private int? Id => WholeNumbers.Read(IdText);

    private IStringLocalizer<ReportingText> T => texts;

    private CancellationToken Cancellation => Context?.RequestAborted ?? CancellationToken.None;

    protected override async Task OnInitializedAsync() =>
        template = Id is { } id && Code is { } code ? await schedules.Find(id, code, Cancellation) : null;

    private async Task Stop()
    {
        if (Id is { } id && Code is { } code)
            isStopped = (await schedules.Stop(id, code, Cancellation)).Outcome is AdministrationOutcome.Done;
    }
}
