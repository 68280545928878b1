namespace UrbGrade.Modules.Core.Readings;

/// <summary>Public holidays, for modules that tell kinds of days apart.</summary>
internal interface IRestDays
{
    /// <summary>Whether a day is a public holiday in a country; false where its holidays are not known.</summary>
    /// <param name="country">ISO 3166-1 alpha-2.</param>
    bool IsHoliday(string country, DateOnly day);
}
