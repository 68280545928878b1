using UrbGrade.Modules.Analysis.Store;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Analysis.Baselines;

/// <summary>Writes baselines over those of the same asset, carrier and intervention.</summary>
internal static class BaselineWriter
{
    public static void Write(UrbGradeContext database, IEnumerable<BaselineRow> rows)
    {
        foreach (var row in rows)
        {
            var kept = database.Set<BaselineRow>().SingleOrDefault(b => b.AssetId == row.AssetId && b.Medium == row.Medium && b.InterventionId == row.InterventionId);
            if (kept is null)
            {
                database.Add(row);
                continue;
            }

            (kept.From, kept.Until, kept.Kind, kept.IsAccepted, kept.Model, kept.Quality) = (row.From, row.Until, row.Kind, row.IsAccepted, row.Model, row.Quality);
            (kept.Days, kept.MissingDays, kept.YearKwh, kept.Trials, kept.Refusals) = (row.Days, row.MissingDays, row.YearKwh, row.Trials, row.Refusals);
            (kept.Fingerprint, kept.ComputedAt) = (row.Fingerprint, row.ComputedAt);
        }
    }
}
