using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Domain.Lighting;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Catalogue;

internal sealed class LitStreets(IUrbGradeContexts contexts, ITenantSession session, RecordKpis records, TimeProvider clock) : ILitStreets
{
    private const int YearsBack = 2;

    public async Task<IReadOnlyList<LitStreet>> List(CancellationToken cancellation)
    {
        if (session.CurrentTenantId is not { } tenantId)
        {
            return [];
        }

        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var newest = await database.Set<SiteRecordRow>().Where(record => record.Kind == RecordFigures.LuminancePoint).MaxAsync(record => (DateTimeOffset?)record.At, cancellation);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var last = newest is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : today;
        var points = (await records.Load(database, last.AddYears(-YearsBack), last.AddDays(1), cancellation, RecordFigures.LuminancePoint)).ToLookup(point => point.AssetId);
        var classes = (await database.Set<AssetTraitRow>().AsNoTracking().Where(fact => AssetTraits.Classes.Contains(fact.Name)).ToListAsync(cancellation))
            .ToLookup(fact => fact.AssetId);
        return
        [
            .. from asset in points.Select(one => one.Key).Union(classes.Select(one => one.Key)).Order()
               select Of(asset, [.. points[asset]], [.. classes[asset]], today),
        ];
    }

    private static LitStreet Of(int asset, List<SaidRecord> points, List<AssetTraitRow> facts, DateOnly today)
    {
        DateOnly? surveyed = points.Count > 0 ? points.Max(point => point.Day) : null;
        var fact = facts.Where(one => one.From <= (surveyed ?? today)).OrderBy(one => one.From).ThenBy(one => one.Id).LastOrDefault();
        var wanted = fact is null ? null : AssetTraits.ClassOf(fact.Name, fact.Value);
        var survey = new LightSurvey([.. LightSurvey.Newest(points, point => point.Day).Select(point => LightPoint.Of(point.Read()))]);
        return new LitStreet(asset, wanted?.Name, surveyed, survey.IsFine, survey.Against(wanted));
    }
}
