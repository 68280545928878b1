using Microsoft.EntityFrameworkCore;
using Rebus.Handlers;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Handlers;

/// <summary>Marks all that is stored, a stretch of days at a time, so that neither a write nor the list of marks grows with the years.</summary>
internal sealed class MarkOutdated(IUrbGradeContexts contexts, SeriesDirectory directory, StaleMarks stale, IWorkContext work) : IHandleMessages<FiguresOutdated>
{
    private const int DaysAtOnce = 31;

    public async Task Handle(FiguresOutdated outdated)
    {
        await using var database = contexts.Read(TenantScope.Of(work.TenantId));
        var from = outdated.From ?? DateOnly.MinValue;
        var stored = await database.Set<SeriesDayRow>().Where(d => d.LocalDay >= from).MinAsync(d => (DateOnly?)d.LocalDay, work.Cancellation);
        var waiting = await database.Set<DirtyPeriodRow>().Where(d => d.LocalDay >= from).MinAsync(d => (DateOnly?)d.LocalDay, work.Cancellation);
        var first = waiting is null || stored < waiting ? stored : waiting;
        if (outdated.From is null)
        {
            // What people said has no days.
            work.OnCommit(session => stale.Months(session, work.TenantId, assetId: 0, DateOnly.MinValue, DateOnly.MaxValue));
        }

        if (first is { } day)
        {
            // Another process may have moved the tenant to another time zone.
            var shifted = await ShiftedDays.Of(
                database, await directory.Reload(work.TenantId, work.Cancellation), day, day.AddDays(DaysAtOnce), work.Cancellation);
            work.OnCommit(session =>
            {
                stale.Days(session, work.TenantId, shifted);
                stale.Days(session, work.TenantId, day, day.AddDays(DaysAtOnce));
            });
            work.Publish(new FiguresOutdated(work.TenantId, day.AddDays(DaysAtOnce)), priority: WorkPriority.Low);
        }
    }

    /// <summary>Wishes share one item as long as it waits for its first day.</summary>
    public static string UniqueKey(int tenantId) => $"outdated:{tenantId}";
}
