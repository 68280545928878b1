using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Reports;

namespace UrbGrade.Tests.Web.Fictional;

/// <summary>Reports that go, one of them at once and one that rests, one that went and one that waits.</summary>
internal sealed class FictionalSchedules(FictionalDistrict district) : IReportSchedules
{
    private static readonly DateTimeOffset At = new(2019, 12, 3, 6, 0, 0, TimeSpan.Zero);

    public Task<IReadOnlyList<ReportScheduleEntry>> List(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<ReportScheduleEntry>>(district.IsEmpty ? [] :
    [
        new(1, new ReportScheduleDraft(ReportTemplate.Monthly, ReportFormat.Pdf, "mayor@example.org", "ca"), "staff@example.org", At, new DateOnly(2019, 12, 1), At.AddMonths(1)),
        new(2, new ReportScheduleDraft(ReportTemplate.Monthly, ReportFormat.Html, "clerk@example.org", "en"), "staff@example.org", At, new DateOnly(2019, 11, 1), At),
        new(3, new ReportScheduleDraft(ReportTemplate.Monthly, ReportFormat.Html, "away@example.org", "en"), "staff@example.org", At, new DateOnly(2019, 11, 1), At, Rests: true),
    ]);

    public Task<IReadOnlyList<ReportSent>> History(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<ReportSent>>(district.IsEmpty ? [] :
    [
        new(2, ReportTemplate.Council, new DateOnly(2018, 1, 1), "mayor@example.org", At, null, null, null, IsEnded: false),
        new(1, ReportTemplate.Monthly, new DateOnly(2019, 11, 1), "mayor@example.org", At, At.AddMinutes(1), "monthly-2019-11-ca.pdf", 81_920, IsEnded: false),
    ]);

    public Task<AdministrationResult> Add(ReportScheduleDraft draft, CancellationToken cancellation) => Done();

    public Task<AdministrationResult> End(int scheduleId, CancellationToken cancellation) => Done();

    public Task<ReportTemplate?> Find(int scheduleId, string code, CancellationToken cancellation) =>
        Task.FromResult<ReportTemplate?>(code == "right" ? ReportTemplate.Monthly : null);

    public Task<AdministrationResult> Stop(int scheduleId, string code, CancellationToken cancellation) => Done();

    public Task<int> Schedule(CancellationToken cancellation) => Task.FromResult(0);

    private static Task<AdministrationResult> Done() => Task.FromResult(new AdministrationResult(AdministrationOutcome.Done));
}
