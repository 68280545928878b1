namespace UrbGrade.Modules.Analysis.Domain.Baselines;

/// <summary>What would be used, by a fitted model.</summary>
internal interface IBaselineModel
{
    /// <summary>Of the days that it was fitted on.</summary>
    FitQuality Quality { get; }

    /// <summary>kWh of each day, scaled to 24 hours as <see cref="DailyUse.EnergyKwh"/> is; NaN where what explains it is missing.</summary>
    double[] Expected(UseHistory history);
}
