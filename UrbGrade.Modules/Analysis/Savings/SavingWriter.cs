using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Modules.Analysis.Store;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Analysis.Savings;

/// <summary>Writes what interventions saved over what was known before.</summary>
internal static class SavingWriter
{
    public static void Write(UrbGradeContext database, IEnumerable<SavingRow> rows)
    {
        foreach (var row in rows)
        {
            // It may have been given up meanwhile.
            if (database.Set<InterventionRow>().SingleOrDefault(i => i.Id == row.InterventionId) is not { State: InterventionState.Done or InterventionState.Measured } intervention)
            {
                continue;
            }

            intervention.State = row.Days > 0 ? InterventionState.Measured : InterventionState.Done;
            if (database.Set<SavingRow>().SingleOrDefault(s => s.InterventionId == row.InterventionId) is not { } kept)
            {
                database.Add(row);
                continue;
            }

            (kept.Verdict, kept.Until, kept.Days, kept.ExpectedKwh, kept.ObservedKwh, kept.BandKwh) = (row.Verdict, row.Until, row.Days, row.ExpectedKwh, row.ObservedKwh, row.BandKwh);
            (kept.PromisedKwh, kept.Money, kept.Co2Kg, kept.MeasuredAssets, kept.RefusedAssets) = (row.PromisedKwh, row.Money, row.Co2Kg, row.MeasuredAssets, row.RefusedAssets);
            (kept.Months, kept.Fingerprint, kept.ComputedAt) = (row.Months, row.Fingerprint, row.ComputedAt);
        }
    }
}
