using UrbGrade.Bus.Contracts.Profiling;

namespace UrbGrade.Modules.Profiling.Store;

/// <summary>Columns of <see cref="UseFeatures"/>; all null where there is no profile.</summary>
internal abstract class FeaturesRow
{
    public double? DailyMean { get; set; }

    public double? LoadFactor { get; set; }

    public double? LowShare { get; set; }

    public double? HighShare { get; set; }

    public double? NightToDay { get; set; }

    public double? WeekendToWorkday { get; set; }

    public int? MorningPeak { get; set; }

    public int? EveningPeak { get; set; }

    public double? Completeness { get; set; }

    public double? HeatingSlope { get; set; }

    public double? CoolingSlope { get; set; }

    public double? WeatherFit { get; set; }

    public UseFeatures? Features
    {
        get => DailyMean is { } mean
            ? new UseFeatures(
                mean, LoadFactor!.Value, LowShare!.Value, HighShare!.Value, NightToDay, WeekendToWorkday, MorningPeak!.Value, EveningPeak!.Value, Completeness!.Value,
                HeatingSlope, CoolingSlope, WeatherFit)
            : null;
        set
        {
            (DailyMean, LoadFactor, LowShare, HighShare) = (value?.DailyMean, value?.LoadFactor, value?.LowShare, value?.HighShare);
            (NightToDay, WeekendToWorkday, MorningPeak, EveningPeak) = (value?.NightToDay, value?.WeekendToWorkday, value?.MorningPeak, value?.EveningPeak);
            (Completeness, HeatingSlope, CoolingSlope, WeatherFit) = (value?.Completeness, value?.HeatingSlope, value?.CoolingSlope, value?.WeatherFit);
        }
    }
}
