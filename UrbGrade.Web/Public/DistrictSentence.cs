using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Public;

/// <summary>The one sentence that answers how a district is doing.</summary>
internal static class DistrictSentence
{
    private const double Same = 0.0005, SameWeather = 0.005;

    public static string Write(DistrictOverview district, DistrictFigure energy, IStringLocalizer<PublicText> texts)
    {
        var now = energy.ThisYear;
        var from = LocalTimes.Day(LocalTimes.LocalDay(now.PeriodStart, district.TimeZone));
        var to = LocalTimes.Day(LocalTimes.LocalDay(now.PeriodEnd.AddTicks(-1), district.TimeZone));
        if (now is not { Value: { } value, Status: KpiStatus.Ok })
            return texts["Sentence.Insufficient", district.Name, from, to];

        // A town's name alone would claim all that the town uses.
        var measured = texts[district.LightShare == 1 ? "Measured.Lights" : "Measured.Places", district.Name, Measures.Number(district.Measured, 0)];
        var amount = Measures.Text(Quantity.EnergyKwh, value);
        if (energy.LastYear is not { Value: > 0, Status: KpiStatus.Ok } before)
            return texts["Sentence.Alone", measured, from, to, amount];
        var change = value / before.Value.Value - 1;
        if (Math.Abs(change) < Same)
            return texts["Sentence.Same", measured, from, to, amount];
        return texts[change < 0 ? "Sentence.Less" : "Sentence.More", measured, from, to, amount, Measures.Change(change)];
    }

    /// <summary>Why a figure stands without that of a year before; null where it does not, or is none itself.</summary>
    public static string? WhyAlone(DistrictOverview district, DistrictFigure energy, IStringLocalizer<HelpText> texts)
    {
        if (energy is not { ThisYear: { Value: not null, Status: KpiStatus.Ok } now, LastYear: not { Value: > 0, Status: KpiStatus.Ok } })
            return null;
        return district.FirstReadingAt is { } first && first > now.PeriodStart.AddYears(-1)
            ? texts["Home.AloneYoung", LocalTimes.Day(LocalTimes.LocalDay(first, district.TimeZone))] : texts["Home.AloneFew"];
    }

    /// <summary>Whether the weather explains some of a change.</summary>
    public static string Weather(DistrictWeather weather, IStringLocalizer<HelpText> texts)
    {
        var change = weather.HeatingDegreeDaysLastYear > 0 ? weather.HeatingDegreeDays / weather.HeatingDegreeDaysLastYear - 1 : 0;
        if (Math.Abs(change) < SameWeather)
            return texts["Home.SameWeather"];
        return texts[change > 0 ? "Home.Colder" : "Home.Milder", Measures.Change(change)];
    }
}
