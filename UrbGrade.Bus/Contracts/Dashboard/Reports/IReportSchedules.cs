namespace UrbGrade.Bus.Contracts.Dashboard.Reports;

/// <summary>Reports that go by mail after each month or year. For the tenant's staff; the audit keeps who did it.</summary>
public interface IReportSchedules
{
    /// <summary>Those of the current tenant that last, by address.</summary>
    Task<IReadOnlyList<ReportScheduleEntry>> List(CancellationToken cancellation);

    /// <summary>The newest 100 of what was sent and waits, of the current tenant.</summary>
    Task<IReadOnlyList<ReportSent>> History(CancellationToken cancellation);

    /// <summary>Begins with the last period that is over, within the hour.</summary>
    Task<AdministrationResult> Add(ReportScheduleDraft draft, CancellationToken cancellation);

    /// <summary>Ends one; what was sent stays listed.</summary>
    Task<AdministrationResult> End(int scheduleId, CancellationToken cancellation);

    /// <summary>What a mail's link would end; null for a link that is none. Nobody has to be signed in.</summary>
    Task<ReportTemplate?> Find(int scheduleId, string code, CancellationToken cancellation);

    /// <summary>Ends it by the link. Doing so again changes nothing.</summary>
    Task<AdministrationResult> Stop(int scheduleId, string code, CancellationToken cancellation);

    /// <summary>Adds what is due of all tenants as work, each once.</summary>
    /// <returns>How many.</returns>
    Task<int> Schedule(CancellationToken cancellation);
}
