using Microsoft.Extensions.Options;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Prediction.Domain.Calendar;

internal sealed class RestDays(IOptions<PredictionOptions> options) : IRestDays
{
    public IReadOnlyDictionary<string, string> Regions => options.Value.Holidays;

    public IReadOnlyCollection<string> Known => PublicHolidays.Regions;

    public string RegionOf(string code, string country) => options.Value.Holidays.GetValueOrDefault(code, country);

    public bool IsHoliday(string region, DateOnly day) => PublicHolidays.Of(region)?.IsHoliday(day) == true;
}
