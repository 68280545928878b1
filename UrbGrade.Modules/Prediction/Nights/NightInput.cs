using UrbGrade.Modules.Prediction.Domain;
using UrbGrade.Modules.Prediction.Domain.Calendar;

namespace UrbGrade.Modules.Prediction.Nights;

/// <summary>What a forecast of a series may know in a night.</summary>
/// <param name="SeriesId">0 for the whole district.</param>
/// <param name="Medium">Empty where there is none.</param>
/// <param name="Hours">On the local clock, up to the night's midnight; NaN where missing.</param>
/// <param name="Temperature">Outside, measured, for the same hours; null where nothing measures it.</param>
/// <param name="Outlook">Outside, as a weather service forecasts it tonight, for hours of the local clock from the
/// night's midnight on; null where none does.</param>
/// <param name="Holidays">Null where they are not known.</param>
/// <param name="Region">Whose holidays they are, ISO 3166; null for nobody's.</param>
/// <param name="Meters">Meters that the hours are the sum of.</param>
/// <param name="Nights">Of lamps; null for all else.</param>
/// <param name="Sums">The hours with their shares of what is known as sums of a day alone, for whoever adds up days; null where nothing is.</param>
/// <param name="IsSeldom">Whether all that is known are sums of more than a day.</param>
internal sealed record NightInput(
    int SeriesId, string Quantity, string Medium, string Unit, CivilSeries Hours, double[]? Temperature, double[]? Outlook, IHolidayCalendar? Holidays, string? Region,
    int Meters = 1, NightLength? Nights = null, CivilSeries? Sums = null, bool IsSeldom = false);
