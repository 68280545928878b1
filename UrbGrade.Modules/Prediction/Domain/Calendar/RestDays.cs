using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Prediction.Domain.Calendar;

internal sealed class RestDays : IRestDays
{
    public bool IsHoliday(string country, DateOnly day) => PublicHolidays.Of(country)?.IsHoliday(day) == true;
}
