using UrbGrade.Modules.Prediction.Domain.Choice;

namespace UrbGrade.Modules.Prediction.Domain.Nights;

/// <summary>How far is forecast each night, and how far is looked back on it.</summary>
/// <param name="SlotsPerDay">24 or 1.</param>
/// <param name="Stretches">In order, together the whole horizon.</param>
internal sealed record ForecastPlan(int SlotsPerDay, IReadOnlyList<Stretch> Stretches)
{
    /// <summary>Raised when a change of the methods makes earlier forecasts and fits incomparable.</summary>
    public const int Version = 3;

    /// <summary>Hours of today, of tomorrow, and of the five days after that.</summary>
    public static ForecastPlan Hours { get; } = new(24, [new(0, 24), new(24, 48), new(48, 168)]);

    /// <summary>Days of this week, of the next one, and until the thirtieth.</summary>
    public static ForecastPlan Days { get; } = new(1, [new(0, 7), new(7, 14), new(14, 30)]);

    /// <summary>Slots that are forecast.</summary>
    public int Horizon => Stretches[^1].To;

    /// <summary>Nights before this one of which all is needed: so many that the last stretch of the latest 28 of them is over.</summary>
    public int NightsBefore => Combination.Memory + (Horizon / SlotsPerDay) - 1;
}
