using UrbGrade.Bus.Contracts.Analysis;

namespace UrbGrade.Modules.Analysis.Plans;

/// <summary>Ranks packages by energy, money and quality of life: each from 0 for the worst of them to 1 for the best, weighted as staff want.</summary>
internal static class PlanRanking
{
    public static IReadOnlyList<PlanOutcome> Rank(IReadOnlyList<PlanOutcome> outcomes, PlanQuestion question)
    {
        var weights = Math.Max(question.WeighEnergy, 0) + Math.Max(question.WeighMoney, 0) + Math.Max(question.WeighLife, 0);
        var energy = Places(outcomes, outcome => outcome.SavedKwh);
        var money = Places(outcomes, outcome => outcome.NetPresentValue ?? -outcome.Cost);
        var life = Places(outcomes, outcome => outcome.Life);
        return
        [
            .. outcomes.Select((outcome, i) => outcome with
            {
                Score = weights == 0 ? 0
                    : ((Math.Max(question.WeighEnergy, 0) * energy[i]) + (Math.Max(question.WeighMoney, 0) * money[i]) + (Math.Max(question.WeighLife, 0) * life[i])) / weights,
            }).OrderByDescending(outcome => outcome.Score).ThenByDescending(outcome => outcome.SavedKwh),
        ];
    }

    /// <summary>Where all are alike each is the best.</summary>
    private static double[] Places(IReadOnlyList<PlanOutcome> outcomes, Func<PlanOutcome, double> by)
    {
        double[] values = [.. outcomes.Select(by)];
        var (least, most) = values.Length == 0 ? (0, 0) : (values.Min(), values.Max());
        return [.. values.Select(value => most > least ? (value - least) / (most - least) : 1)];
    }
}
