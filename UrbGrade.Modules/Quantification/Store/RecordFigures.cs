using System.Globalization;
using UrbGrade.Modules.Core.Numerics;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Domain.Lighting;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Figures of one period from what was said in it about all assets.</summary>
internal static class RecordFigures
{
    /// <summary>A point of a survey of a street's light.</summary>
    public const string LuminancePoint = "luminance_point";

    private const string Vote = "vote";

    private static readonly (string Kind, KpiDefinitionRow Definition, KpiDefinitionRow Margin, string[] Marks)[] Opinions =
    [
        (Vote, PeriodKpiDefinitions.VoteSatisfaction, PeriodKpiDefinitions.VoteMargin, ["score"]),
        ("survey_answer", PeriodKpiDefinitions.SurveySatisfaction, PeriodKpiDefinitions.SurveyMargin, ["light_level", "safety", "glare"]),
    ];

    /// <summary>Kinds of records that make figures.</summary>
    public static readonly string[] Kinds = [.. Opinions.Select(opinion => opinion.Kind), LuminancePoint];

    /// <summary>The kind of records that a KPI is made from; null for one that is made from others.</summary>
    public static string? KindOf(int definitionId) =>
        Array.Find(Opinions, opinion => opinion.Definition.Id == definitionId || opinion.Margin.Id == definitionId).Kind
        ?? (definitionId == PeriodKpiDefinitions.VotesSatisfied.Id ? Vote : null)
        ?? (definitionId == PeriodKpiDefinitions.LuminanceMean.Id || definitionId == PeriodKpiDefinitions.UniformityOverall.Id
            || definitionId == PeriodKpiDefinitions.UniformityLongitudinal.Id ? LuminancePoint : null);

    /// <summary>Those of each asset of which something was said.</summary>
    public static IEnumerable<(int AssetId, KpiDefinitionRow Definition, KpiResult Result)> Of(IEnumerable<SaidRecord> said)
    {
        // The last digit of a mean depends on the order of its terms, and records come in any.
        SaidRecord[] ordered = [.. said.OrderBy(one => one.Key, StringComparer.Ordinal)];
        return Satisfactions(ordered).Concat(Luminances(ordered));
    }

    private static IEnumerable<(int AssetId, KpiDefinitionRow Definition, KpiResult Result)> Satisfactions(IReadOnlyList<SaidRecord> said)
    {
        foreach (var (kind, definition, margin, marks) in Opinions)
        {
            var scores = said.Where(one => one.Kind == kind).Select(one => (one.AssetId, Score: ScoreOf(one.Read(), marks))).Where(one => one.Score is not null).ToList();
            var mean = scores.Average(one => one.Score);
            foreach (var asset in scores.GroupBy(one => one.AssetId, one => one.Score!.Value))
            {
                var own = Satisfaction.Of([.. asset], mean!.Value)!.Value;
                yield return (asset.Key, definition, new KpiResult(own.IsHidden ? null : own.Shown, own.Votes, own.Votes, 0));
                yield return (asset.Key, margin, new KpiResult(own.IsHidden ? null : own.Margin, own.Votes, own.Votes, 0));
                if (kind == Vote)
                {
                    var satisfied = own.IsHidden ? null : Satisfaction.SatisfiedShare([.. asset]);
                    yield return (asset.Key, PeriodKpiDefinitions.VotesSatisfied, new KpiResult(satisfied, own.Votes, own.Votes, 0));
                }
            }
        }
    }

    private static IEnumerable<(int AssetId, KpiDefinitionRow Definition, KpiResult Result)> Luminances(IReadOnlyList<SaidRecord> said)
    {
        foreach (var asset in said.Where(one => one.Kind == LuminancePoint).GroupBy(one => one.AssetId))
        {
            var measured = asset.Select(one => (one.Day, Point: LightPoint.Of(one.Read()))).Where(one => one.Point.Luminance is not null).ToList();
            var points = LightSurvey.Newest(measured, one => one.Day).Select(one => (one.Point.Lane, one.Point.Row, one.Point.Luminance)).ToList();
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
}
