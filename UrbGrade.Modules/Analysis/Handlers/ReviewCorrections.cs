using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Rebus.Handlers;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Analysis.Findings;
using UrbGrade.Modules.Analysis.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Analysis.Handlers;

/// <summary>Looks again at the series whose readings were replaced since the last look.</summary>
internal sealed partial class ReviewCorrections(
    TenantAnalysis analysis, FindingWriter writer, IUrbGradeContexts contexts, IPriceLists prices, IWorkContext work,
    ILogger<ReviewCorrections> logger) : IHandleMessages<CorrectionsDue>
{
    /// <summary>Findings that begin shortly before a corrected reading may change with it.</summary>
    private const int DaysAround = 8;

    public async Task Handle(CorrectionsDue due)
    {
        await using var database = contexts.Read(TenantScope.Of(work.TenantId));
        if (await database.Set<AnalysisRunRow>().AsNoTracking().SingleOrDefaultAsync(work.Cancellation) is not { } run || run.Until == default)
        {
            return;
        }

        var corrected = await database.Set<ReadingRevisionRow>().Where(row => row.ReplacedAt > run.CorrectedUntil && row.ReplacedAt <= due.At)
            .GroupBy(row => row.SeriesId).Select(group => new { SeriesId = group.Key, First = group.Min(row => row.StartAt) }).ToListAsync(work.Cancellation);
        var of = corrected.ToDictionary(one => one.SeriesId, one => one.First);
        var series = (await analysis.List(work.TenantId, work.Cancellation)).Where(one => of.ContainsKey(one.Series.Id)).ToList();
        var money = await MoneyAtStake.Load(prices, work.TenantId, run.Until, work.Cancellation);
        var now = new DateTimeOffset(run.Until, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeMilliseconds();
        foreach (var group in series.GroupBy(one => one.Series.Calendar.DayOf(of[one.Series.Id]).AddDays(-DaysAround)).Where(group => group.Key < run.Until))
        {
            var (found, _) = await analysis.Look(work.TenantId, [.. group], group.Key, run.Until, work.Cancellation);
            var since = DateTimeOffset.FromUnixTimeMilliseconds(SeriesAnalysis.SinceOf(group.Key));
            work.OnCommit(session => writer.Write(
                session, work.TenantId, [.. group.Select(one => (FindingScope.Series, one.Series.Id))],
                kind => kind is not (FindingKind.Silence or FindingKind.Swapped), since, found, one => money.Of(one, now)));
        }

        work.OnCommit(session =>
        {
            using var writing = contexts.Write(TenantScope.Of(work.TenantId), session);
            writing.Set<AnalysisRunRow>().Single().CorrectedUntil = due.At;
            writing.SaveChanges();
            session.AfterCommit(() => LogReviewed(series.Count, work.TenantId));
        });
    }

    [LoggerMessage(EventId = 2652, Level = LogLevel.Information,
        Message = "Looked again at {Series} series of tenant {TenantId} whose readings were corrected")]
    private partial void LogReviewed(int series, int tenantId);
}
