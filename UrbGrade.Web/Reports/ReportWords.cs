using System.Globalization;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Reports;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Public;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Reports;

/// <summary>What a report of a month or a year says.</summary>
internal sealed class ReportWords(
    IStringLocalizer<ReportingText> texts, IStringLocalizer<WeatherText> weather, IStringLocalizer<SharedText> shared, IStringLocalizer<HelpText> help)
{
    /// <summary>As <c>Report to the council: Eibar, 2025</c>.</summary>
    public string Title(PeriodReport report) => Title(report.Template, report.Name, report.First);

    public string Title(ReportTemplate template, string name, DateOnly start) =>
        texts["Doc.Title", texts[$"Template.{template}"], name, Period(template, start)];

    /// <summary>A month or a year.</summary>
    public static string Period(ReportTemplate template, DateOnly start) =>
        template == ReportTemplate.Monthly ? LocalTimes.Month(start) : FormattableString.Invariant($"{start.Year}");

    /// <summary>How far the figures of a period go that is not over, and beside which days they stand, where a year before is known.</summary>
    public string Running(PeriodReport report) => texts[
        report.Figures.Any(figure => figure.LastYear is { Status: KpiStatus.Ok }) ? "Doc.Running" : "Doc.RunningAlone", LocalTimes.Day(report.Last)];

    public IEnumerable<string> Changed(PeriodReport report)
    {
        var (from, to) = (LocalTimes.Day(report.Since ?? report.First), LocalTimes.Day(report.Last));
        if (Find(report, Quantity.EnergyKwh) is not { ThisYear.Value: { } energy } figure)
        {
            yield return texts["Changed.None", from, to];
            yield break;
        }

        yield return figure.ThisYear.Status is KpiStatus.Ok
            ? texts["Changed.Used", report.Name, Measures.Text(Quantity.EnergyKwh, energy), from, to]
            : texts["Changed.Thin", Measures.Percent(figure.ThisYear.Coverage), report.Name, from, to];
        if (report.Since is { } since)
            yield return texts["Changed.Since", LocalTimes.Day(since)];
        foreach (var sentence in Compared(report, figure))
            yield return sentence;
    }

    public IEnumerable<string> Why(PeriodReport report)
    {
        if (report.IsOfStreetLight)
        {
            yield return texts["Why.StreetLight"];
        }
        else if (report.Weather is { } sums)
        {
            yield return DistrictSentence.Weather(sums, help);
            yield return WeatherWords.How(sums, weather);
        }
        else
        {
            yield return texts["Why.NoWeather"];
        }

        if (report.Places is [var most, ..])
        {
            yield return texts[
                most.EnergyKwh < most.BeforeKwh ? "Why.PlaceLess" : "Why.PlaceMore", most.Name, Measures.Text(Quantity.EnergyKwh, Math.Abs(most.EnergyKwh - most.BeforeKwh))];
        }

        var saved = report.Done.SelectMany(one => one.Saving?.Months ?? []).Where(month => month.Month >= report.First && month.Month <= report.Last).ToList();
        yield return saved.Count == 0 ? texts["Why.NoMeasure"]
            : texts["Why.Saved", Measures.Text(Quantity.EnergyKwh, saved.Sum(month => month.SavedKwh))];
    }

    public IEnumerable<string> Cost(PeriodReport report)
    {
        if (Find(report, Quantity.Cost) is { ThisYear: { Value: { } cost, Status: KpiStatus.Ok } } figure)
        {
            yield return texts["Cost.Was", Measures.Text(Quantity.Cost, cost, report.Currency)];
            foreach (var sentence in Compared(report, figure))
                yield return sentence;
            yield return texts["Cost.Note"];
        }
        else
        {
            yield return report.TariffCost is { } bill ? texts["Cost.ByTariff", Measures.Text(Quantity.Cost, bill, report.Currency)] : texts["Cost.None"];
        }

        if (Find(report, Quantity.Co2Kg) is { ThisYear: { Value: { } emitted, Status: KpiStatus.Ok } } co2)
        {
            yield return texts["Cost.Co2", Measures.Text(Quantity.Co2Kg, emitted)];
            foreach (var sentence in Compared(report, co2))
                yield return sentence;
        }
    }

    public static DistrictFigure? Find(PeriodReport report, Quantity quantity) => report.Figures.FirstOrDefault(figure => figure.ThisYear.Quantity == quantity);

    /// <summary>What the readings behind a figure are.</summary>
    public string Quality(DistrictFigure figure) => QualityText.Line(
        figure.ThisYear.ValidReadings - figure.ThisYear.EstimatedReadings, figure.ThisYear.EstimatedReadings, figure.ThisYear.ExpectedReadings, shared);

    private IEnumerable<string> Compared(PeriodReport report, DistrictFigure figure)
    {
        if (ComparisonText.Write(figure.ThisYear, figure.LastYear, shared) is not { } plain)
            yield break;
        yield return char.ToUpper(plain[0], CultureInfo.CurrentCulture) + plain[1..] + ".";
        if (WeatherWords.Write(figure.ThisYear, figure.LastYear, report.Weather, weather) is { } corrected)
            yield return corrected;
    }
}
