using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Analysis.Findings;

/// <summary>The money of several findings together. What a submeter tells stands in what its main meter tells of the same time,
/// and counts by itself only while that one tells nothing. Several findings of one meter at one time tell of the same use:
/// those count that do not overlap and tell the most together.</summary>
internal static class MoneyTogether
{
    /// <param name="stakes">In the tenant's currency.</param>
    /// <param name="measured">All series of the tenant.</param>
    public static double Of(IReadOnlyCollection<Stake> stakes, IReadOnlyList<MeasuredSeries> measured)
    {
        var meterOf = measured.ToDictionary(series => series.Id, series => series.MeterId);
        var settingsOf = measured.Where(series => series.Settings.Count > 0).DistinctBy(series => series.MeterId)
            .ToDictionary(series => series.MeterId, series => series.Settings);
        var ofMeter = stakes.Where(stake => stake.Scope == FindingScope.Series && meterOf.ContainsKey(stake.ScopeId)).ToLookup(stake => meterOf[stake.ScopeId]);
        return stakes.Where(stake => stake.Scope != FindingScope.Series).Sum(stake => stake.Money)
            + stakes.Where(stake => stake.Scope == FindingScope.Series && !IsToldAbove(stake))
                .GroupBy(stake => meterOf.TryGetValue(stake.ScopeId, out var meter) ? (Meter: meter, Series: 0) : (Meter: 0, Series: stake.ScopeId)).Sum(Most);

        bool IsToldAbove(Stake stake)
        {
            var main = meterOf.TryGetValue(stake.ScopeId, out var own) ? MainOf(own, stake) : null;
            while (main is { } meter)
            {
                if (ofMeter[meter].Any(stake.Overlaps))
                {
                    return true;
                }

                main = MainOf(meter, stake);
            }

            return false;
        }

        int? MainOf(int meter, Stake stake) =>
            settingsOf.TryGetValue(meter, out var settings) ? RegisterSteps.At(settings, stake.StartAt.ToUnixTimeMilliseconds()).Below : null;
    }

    /// <summary>The most that stakes tell which share no time (weighted interval scheduling: J. Kleinberg and É. Tardos, Algorithm Design, 6.1).</summary>
    private static double Most(IEnumerable<Stake> stakes)
    {
        Stake[] sorted = [.. stakes.OrderBy(stake => stake.EndAt ?? DateTimeOffset.MaxValue)];
        var most = new double[sorted.Length + 1];
        for (var i = 0; i < sorted.Length; i++)
        {
            var before = i;
            while (before > 0 && sorted[before - 1].Overlaps(sorted[i]))
            {
                before--;
            }

            most[i + 1] = Math.Max(most[i], most[before] + sorted[i].Money);
        }

        return most[^1];
    }
}
