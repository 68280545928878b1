using UrbGrade.Bus.Contracts.Dashboard.Reports;

namespace UrbGrade.Web.Jobs;

/// <summary>Adds the reports that are due as work items, each once.</summary>
internal sealed class ReportsJob(IReportSchedules schedules)
{
    public Task Run(CancellationToken cancellation) => schedules.Schedule(cancellation);
}
