namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>How much heating the weather of the period shown asked for, and that of the same days one year before.</summary>
/// <param name="HeatingDegreeDays">K d below 18 of the days with a mean of 15 degrees Celsius or less, as Eurostat counts them.</param>
/// <param name="HeatingDegreeDaysLastYear">The same of the days one year before.</param>
public sealed record DistrictWeather(double HeatingDegreeDays, double HeatingDegreeDaysLastYear)
{
    /// <summary>Whether the weather is taken out, or why not.</summary>
    public WeatherCorrection Correction { get; init; }

    /// <summary>What last year's energy would have been in the weather of the period shown, of what it was; greater
    /// than 0, null where the weather cannot be taken out.</summary>
    public double? LastYearFactor { get; init; }

    /// <summary>Share of the differences between months that the cold explains, 0 to 1; null where nothing was fitted.</summary>
    public double? Fit { get; init; }
}
