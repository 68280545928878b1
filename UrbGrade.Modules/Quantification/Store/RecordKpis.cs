using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Numerics;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Domain.Lighting;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>KPIs of what people and instruments say: votes by QR code, answers to surveys and points of luminance, each kind on its own.</summary>
/// <remarks>All assets of a period are computed together, as the mean of all places is a part of each one's satisfaction.</remarks>
internal sealed class RecordKpis(SeriesDirectory directory, TimeProvider clock)
{
    private const string LuminancePoint = "luminance_point";

    private static readonly (string Kind, KpiDefinitionRow Definition, string[] Marks)[] Opinions =
    [
        ("vote", PeriodKpiDefinitions.VoteSatisfaction, ["score"]),
        ("survey_answer", PeriodKpiDefinitions.SurveySatisfaction, ["light_level", "safety", "glare"]),
    ];

    private static readonly string[] Kinds = [.. Opinions.Select(opinion => opinion.Kind), LuminancePoint];

    private sealed record Said(string Kind, int AssetId, DateOnly Day, IReadOnlyDictionary<string, string> Fields);

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
                from one in Satisfactions(said).Concat(Luminances(said))
                let minimum = one.Definition.MinimumCoverage
                select new PeriodKpiEntry(
                    tenantId, resolution, start.DayNumber, KpiScope.Asset, one.AssetId, KpiMedium.All, one.Definition.Id, one.Result.Value, one.Result.Expected,
                    one.Result.Valid, 0, one.Result.Coverage >= minimum ? KpiStatus.Ok : KpiStatus.Insufficient, now, 0));
        }

        return entries;
    }

    /// <summary>The newest revisions of what was said on the local days in [from, to), and a day around them.</summary>
    private async Task<List<Said>> Load(UrbGradeContext context, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var (start, end) = (Midnight(from.AddDays(-1)), Midnight(to.AddDays(1)));
        var rows = await context.Set<SiteRecordRow>().AsNoTracking()
            .Where(r => Kinds.Contains(r.Kind) && r.At >= start && r.At < end
                && !context.Set<SiteRecordRow>().Any(later => later.TenantId == r.TenantId && later.Kind == r.Kind && later.Key == r.Key && later.Revision > r.Revision))
            .OrderBy(r => r.Id).Select(r => new { r.Kind, r.Subject, r.At, r.Fields }).ToListAsync(cancellation);
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
               select new Said(row.Kind, subject.Value.AssetId, subject.Value.Calendar.DayOf(row.At), Fields(row.Fields)),
        ];
    }

    private static IEnumerable<(int AssetId, KpiDefinitionRow Definition, KpiResult Result)> Satisfactions(List<Said> said)
    {
        foreach (var (kind, definition, marks) in Opinions)
        {
            var scores = said.Where(one => one.Kind == kind).Select(one => (one.AssetId, Score: ScoreOf(one.Fields, marks))).Where(one => one.Score is not null).ToList();
            var mean = scores.Average(one => one.Score);
            foreach (var asset in scores.GroupBy(one => one.AssetId, one => one.Score!.Value))
            {
                var own = Satisfaction.Of([.. asset], mean!.Value)!.Value;
                yield return (asset.Key, definition, new KpiResult(own.IsHidden ? null : own.Shown, own.Votes, own.Votes, 0));
            }
        }
    }

    private static IEnumerable<(int AssetId, KpiDefinitionRow Definition, KpiResult Result)> Luminances(List<Said> said)
    {
        foreach (var asset in said.Where(one => one.Kind == LuminancePoint).GroupBy(one => one.AssetId))
        {
            var points = asset.Where(one => one.Fields.ContainsKey("luminance") || one.Fields.ContainsKey("luminance_below"))
                .Select(one => (Lane: (int?)Number(one.Fields, "lane"), Row: (int?)Number(one.Fields, "row"), Luminance: Number(one.Fields, "luminance"))).ToList();
            if (LuminanceGrid.Of(points) is { } grid)
            {
                var result = new KpiResult(grid.Mean, grid.Wanted, grid.Points, 0);
                yield return (asset.Key, PeriodKpiDefinitions.LuminanceMean, result);
                yield return (asset.Key, PeriodKpiDefinitions.UniformityOverall, result with { Value = grid.Overall });
                if (grid.Longitudinal is not null)
                {
                    yield return (asset.Key, PeriodKpiDefinitions.UniformityLongitudinal, result with { Value = grid.Longitudinal });
                }
            }
        }
    }

    private static double? ScoreOf(IReadOnlyDictionary<string, string> fields, string[] names)
    {
        double[] marks = [.. names.Select(name => Number(fields, name)).Where(mark => mark is >= 1 and <= 5).OfType<double>()];
        return marks.Length == 0 ? null : Satisfaction.Score(marks);
    }

    private static double? Number(IReadOnlyDictionary<string, string> fields, string name) =>
        double.TryParse(fields.GetValueOrDefault(name), CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static Dictionary<string, string> Fields(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;

    private static DateTimeOffset Midnight(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}
