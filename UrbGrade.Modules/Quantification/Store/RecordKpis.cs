using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>KPIs of what people and instruments say: votes by QR code, answers to surveys and points of luminance, each kind on its own.</summary>
/// <remarks>All assets of a period are computed together, as the mean of all places is a part of each one's satisfaction.</remarks>
internal sealed class RecordKpis(SeriesDirectory directory, TimeProvider clock)
{
    /// <summary>Those of the months and years among the periods; writes nothing.</summary>
    public async Task<IReadOnlyList<PeriodKpiEntry>> Of(
        UrbGradeContext context, IReadOnlyCollection<(KpiResolution Resolution, DateOnly Start, DateOnly End)> periods, CancellationToken cancellation)
    {
        var wanted = periods.Where(period => period.Resolution != KpiResolution.Week).ToList();
        if (wanted.Count == 0)
        {
            return [];
        }

        var tenantId = context.Scope.TenantId;
        var records = await Load(context, wanted.Min(period => period.Start), wanted.Max(period => period.End), cancellation);
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var entries = new List<PeriodKpiEntry>();
        foreach (var (resolution, start, end) in wanted)
        {
            var said = records.FindAll(record => record.Day >= start && record.Day < end);
            entries.AddRange(
                from one in RecordFigures.Of(said)
                let minimum = one.Definition.MinimumCoverage
                select new PeriodKpiEntry(
                    tenantId, resolution, start.DayNumber, KpiScope.Asset, one.AssetId, KpiMedium.All, one.Definition.Id, one.Result.Value, one.Result.Expected,
                    one.Result.Valid, 0, one.Result.Coverage >= minimum ? KpiStatus.Ok : KpiStatus.Insufficient, now, 0));
        }

        return entries;
    }

    /// <summary>The newest revisions of what was said on the local days in [from, to), and a day around them.</summary>
    /// <param name="kind">Null for all that make figures.</param>
    public async Task<List<SaidRecord>> Load(UrbGradeContext context, DateOnly from, DateOnly to, CancellationToken cancellation, string? kind = null)
    {
        var kinds = kind is null ? RecordFigures.Kinds : [kind];
        var (start, end) = (Midnight(from.AddDays(-1)), Midnight(to.AddDays(1)));
        var rows = await context.Set<SiteRecordRow>().AsNoTracking()
            .Where(r => kinds.Contains(r.Kind) && r.At >= start && r.At < end
                && !context.Set<SiteRecordRow>().Any(later => later.TenantId == r.TenantId && later.Kind == r.Kind && later.Key == r.Key && later.Revision > r.Revision))
            .OrderBy(r => r.Id).Select(r => new { r.Kind, r.Key, r.Subject, r.At, r.Fields, r.RawRequestId }).ToListAsync(cancellation);
        if (rows.Count == 0)
        {
            return [];
        }

        var known = await directory.Get(context.Scope.TenantId, cancellation);
        return
        [
            .. from row in rows
               let subject = known.FindSubject(row.Subject)
               where subject is not null
               select new SaidRecord(
                   row.Kind, row.Key, row.Subject, subject.Value.AssetId, subject.Value.Calendar.Zone, row.At, subject.Value.Calendar.DayOf(row.At), row.Fields, row.RawRequestId),
        ];
    }

    private static DateTimeOffset Midnight(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}
