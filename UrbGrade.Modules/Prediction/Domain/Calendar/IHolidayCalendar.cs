namespace UrbGrade.Modules.Prediction.Domain.Calendar;

/// <summary>Days on which a place rests besides Sundays.</summary>
internal interface IHolidayCalendar
{
    bool IsHoliday(DateOnly day);
}
