using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Modules.Analysis.Baselines;
using UrbGrade.Modules.Analysis.Domain.Baselines;
using UrbGrade.Modules.Analysis.Domain.Savings;

namespace UrbGrade.Modules.Analysis.Plans;

/// <summary>An asset with its accepted baseline and the normal year of its place.</summary>
internal sealed record PlannedAsset(PlanAsset Asset, BaselineFacts Facts, NormalYear Year)
{
    /// <summary>Of its use, by hour of the local clock; null where nobody asks for them or its hours are not known.</summary>
    public double[]? Shares { get; init; }

    /// <summary>kWh saved in the normal year, and its variance by how surely the coefficients are known.</summary>
    public (double Kwh, double Variance) Saved(ChangedUse changed)
    {
        double[] units = [Year.Sum(day => changed.SavedByUnit(day).Base), Year.Sum(day => changed.SavedByUnit(day).First), Year.Sum(day => changed.SavedByUnit(day).Second)];
        double[] coefficients = Facts.Night is { } night ? [night.BaseKwh, night.KwhPerDarkHour, 0]
            : [Facts.Temperature!.BaseKwh, Facts.Temperature.HeatingSlope, Facts.Temperature.CoolingSlope];
        double saved = 0, variance = 0;
        for (var i = 0; i < units.Length; i++)
        {
            saved += units[i] * coefficients[i];
            for (var j = 0; j < units.Length && Facts.Spread is not null; j++)
            {
                variance += units[i] * Facts.Spread[(i * 3) + j] * units[j];
            }
        }

        return (saved, Math.Max(variance, 0));
    }
}
