using Microsoft.EntityFrameworkCore;
using Rebus.Handlers;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Handlers;

/// <summary>Marks what stands on a price that changed, a stretch at a time, so that no write grows with years and meters.</summary>
internal sealed class MarkRepriced(IUrbGradeContexts contexts, StaleMarks stale, IWorkContext work) : IHandleMessages<PriceChanged>
{
    /// <summary>Marks of one write.</summary>
    private const int MostMarks = 10_000;

    private const int LongestStretch = 31;

    public async Task Handle(PriceChanged changed)
    {
        await using var database = contexts.Read(TenantScope.Of(work.TenantId));
        if (await (changed.FactorOf is null ? NextMonth(database, changed) : NextDay(database, changed)) is not { } first)
        {
            return;
        }

        var next = changed.FactorOf is null ? first.AddMonths(1) : first.AddDays(await DaysAtOnce(database));
        var end = next < changed.Until ? next : changed.Until;
        work.OnCommit(session =>
        {
            if (changed.FactorOf is { } carrier)
            {
                stale.Days(session, work.TenantId, carrier, first, end);
            }
            else
            {
                stale.Months(session, work.TenantId, assetId: 0, first, end);
            }
        });
        if (end < changed.Until)
        {
            work.Publish(changed with { From = end }, priority: WorkPriority.Low);
        }
    }

    private Task<DateOnly?> NextDay(UrbGradeContext database, PriceChanged changed) => database.Set<SeriesDayRow>()
        .Where(d => d.LocalDay >= changed.From && d.LocalDay < changed.Until).MinAsync(d => (DateOnly?)d.LocalDay, work.Cancellation);

    private Task<DateOnly?> NextMonth(UrbGradeContext database, PriceChanged changed) => database.Set<PeriodKpiRow>()
        .Where(k => k.Resolution == KpiResolution.Month && k.PeriodStart >= changed.From && k.PeriodStart < changed.Until)
        .MinAsync(k => (DateOnly?)k.PeriodStart, work.Cancellation);

    private async Task<int> DaysAtOnce(UrbGradeContext database) =>
        Math.Clamp(MostMarks / Math.Max(1, await database.Set<SeriesRow>().CountAsync(work.Cancellation)), 1, LongestStretch);
}
