using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Domain;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>KPIs of what people say: votes by QR code and answers to surveys, each on its own.</summary>
/// <param name="scores">By kind, of the whole tenant.</param>
/// <param name="codes">Assets by the code that records may name.</param>
internal sealed class RecordKpis(IReadOnlyDictionary<string, List<(string Subject, DateTimeOffset At, double Score)>> scores, ILookup<int, string> codes)
{
    private static readonly (string Kind, KpiDefinitionRow Definition, string[] Marks)[] Kinds =
    [
        ("vote", PeriodKpiDefinitions.VoteSatisfaction, ["score"]),
        ("survey_answer", PeriodKpiDefinitions.SurveySatisfaction, ["light_level", "safety", "glare"]),
    ];

    /// <summary>Loads the records of the years that are marked.</summary>
    public static async Task<RecordKpis> Load(UrbGradeContext context, IReadOnlyList<StaleMonth> marks, CancellationToken cancellation)
    {
        var first = DateOnly.FromDayNumber(marks.Min(m => m.Month)).Year;
        var last = DateOnly.FromDayNumber(marks.Max(m => m.Month)).Year;
        var from = new DateTimeOffset(first, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(-8);
        var to = new DateTimeOffset(last + 1, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(8);
        var scores = new Dictionary<string, List<(string Subject, DateTimeOffset At, double Score)>>();
        foreach (var (kind, _, marked) in Kinds)
        {
            var rows = await context.Set<SiteRecordRow>().AsNoTracking()
                .Where(r => r.Kind == kind && r.At >= from && r.At < to
                    && !context.Set<SiteRecordRow>().Any(later => later.Kind == r.Kind && later.Key == r.Key && later.Revision > r.Revision))
                .Select(r => new { r.Subject, r.At, r.Fields }).ToListAsync(cancellation);
            scores[kind] = [.. rows.Select(r => (r.Subject, r.At, Score: ScoreOf(r.Fields, marked))).Where(r => r.Score is not null)
                .Select(r => (r.Subject, r.At, r.Score!.Value))];
        }

        var codes = scores.Values.All(list => list.Count == 0)
            ? Enumerable.Empty<(int, string)>()
            : (await context.Set<AssetRow>().Select(a => new { a.Id, a.Code }).ToListAsync(cancellation)).Select(a => (a.Id, a.Code));
        return new RecordKpis(scores, codes.ToLookup(pair => pair.Item1, pair => pair.Item2));
    }

    /// <summary>What people said of an asset in the marked months and in the year.</summary>
    public IEnumerable<(KpiResolution Resolution, DateOnly Start, PeriodResult Result)> Of(AssetYear year, IReadOnlyList<KnownSeries> series)
    {
        var names = series.Select(one => one.Meter.Source).Concat(codes[year.AssetId]).ToHashSet(StringComparer.Ordinal);
        foreach (var (kind, definition, _) in Kinds)
        {
            if (!scores[kind].Exists(one => names.Contains(one.Subject)))
            {
                continue;
            }

            foreach (var (resolution, from, to) in year.Periods().Where(period => period.Resolution != KpiResolution.Week))
            {
                var (start, end) = (year.Calendar.InstantOf(from), year.Calendar.InstantOf(to));
                var said = scores[kind].Where(one => one.At >= start && one.At < end).ToList();
                var own = said.Where(one => names.Contains(one.Subject)).Select(one => one.Score).ToList();
                if (Satisfaction.Of(own, said.Count == 0 ? 0 : said.Average(one => one.Score)) is { } satisfaction)
                {
                    var result = new KpiResult(satisfaction.IsHidden ? null : satisfaction.Shown, own.Count, own.Count, 0);
                    yield return (resolution, from, new PeriodResult(definition.Id, KpiMedium.All, result));
                }
            }
        }
    }

    private static double? ScoreOf(string json, string[] names)
    {
        using var fields = JsonDocument.Parse(json);
        var marks = new List<double>();
        foreach (var name in names)
        {
            if (fields.RootElement.TryGetProperty(name, out var field)
                && double.TryParse(field.GetString(), CultureInfo.InvariantCulture, out var mark) && mark is >= 1 and <= 5)
            {
                marks.Add(mark);
            }
        }

        return marks.Count == 0 ? null : Satisfaction.Score([.. marks]);
    }
}
