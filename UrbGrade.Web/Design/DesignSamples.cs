using System.Globalization;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Engagement;
using UrbGrade.Web.Api;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Design;

/// <summary>Invented values that show the components in each of their looks.</summary>
internal static class DesignSamples
{
    private static readonly DateTimeOffset Start = new(2013, 3, 1, 0, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<(KpiFigure Now, KpiFigure Before)> Figures { get; } =
    [
        (Figure(Quantity.EnergyKwh, 12345, 743, 0), Figure(Quantity.EnergyKwh, 13102, 743, 0)),
        (Figure(Quantity.Cost, 1234.5, 731, 30), Figure(Quantity.Cost, 1199, 743, 0)),
        (Figure(Quantity.InsideTemperatureCelsius, 20.4, 300, 0), Figure(Quantity.InsideTemperatureCelsius, 21.2, 743, 0)),
    ];

    public static IReadOnlyList<(string Name, string Latitude, string Longitude)> Places { get; } =
    [
        ("Example house 1", "41.3902", "2.1701"),
        ("Example house 2", "41.3921", "2.1755"),
        ("Example house 3", "41.3877", "2.1724"),
    ];

    public static Axis UpToTwelve { get; } = Axis.Over(0, 12);

    public static IReadOnlyList<(double At, string Text)> Degrees { get; } = [(0, "0\u00a0°C"), (0.5, "10\u00a0°C"), (1, "20\u00a0°C")];

    public static IReadOnlyList<(double Celsius, double Kwh)> Points { get; } = [.. Enumerable.Range(0, 20).Select(day => (day, 11 - (day / 2.0) + (day % 3 * 0.4)))];

    public static IReadOnlyList<UploadDay> Uploads { get; } =
    [
        .. Enumerable.Range(0, 30).Select(day => new UploadDay(
            new DateOnly(2013, 3, 1).AddDays(day),
            day switch
            {
                4 => UploadDayState.Partial,
                11 => UploadDayState.Missing,
                12 => UploadDayState.ResendRequested,
                > 26 => UploadDayState.NotDue,
                _ => UploadDayState.Complete,
            },
            96, 0, 96, 0)),
    ];

    public static IReadOnlyList<DistrictMonth> Months { get; } =
    [
        .. Enumerable.Range(0, 12).Select(month => new DistrictMonth(
            new DateOnly(2012, 4, 1).AddMonths(month),
            month == 5 ? null : Season(month + 4, 31000),
            month < 2 ? null : Season(month + 4, 33500),
            month == 8 ? 0.8 : 1,
            month == 9 ? 0.2 : 0)),
    ];

    public static ChartDocument Days(IStringLocalizer<SharedText> texts) =>
        Document(texts, Quantity.EnergyKwh, Resolution.Day, 60, day => 240 + 60 * Math.Sin(day * 0.9) + day % 7 * 12);

    public static ChartDocument Hours(IStringLocalizer<SharedText> texts) =>
        Document(texts, Quantity.InsideTemperatureCelsius, Resolution.Hour, 240, hour => 20.5 + 1.5 * Math.Sin(hour * Math.Tau / 24));

    /// <summary>Of a batch whose readings are still to be counted.</summary>
    public static IReadOnlyList<TimelineStep> Steps(IStringLocalizer<OperationsText> texts) =>
    [
        .. Enum.GetValues<BatchStepName>()
            .Select(name => (Name: name, State: name is BatchStepName.Quantified ? BatchStepState.Retrying : BatchStepState.Done))
            .Select(step => new TimelineStep(texts[$"Batch.Step.{step.Name}"].Value, texts[$"Batch.State.{step.State}"].Value, null, step.State)),
    ];

    /// <summary>In the language of the page.</summary>
    public static SurveyQuestion Question(IStringLocalizer<DesignText> texts)
    {
        Dictionary<string, string> InPageLanguage(string key) =>
            new() { [CultureInfo.CurrentUICulture.TwoLetterISOLanguageName] = texts[key].Value };
        return new SurveyQuestion("sample", QuestionKind.Text, InPageLanguage("Field"), InPageLanguage("Hint"), [], false);
    }

    private static ChartDocument Document(
        IStringLocalizer<SharedText> texts, Quantity quantity, Resolution resolution, int count, Func<int, double> value)
    {
        var step = resolution is Resolution.Hour ? TimeSpan.FromHours(1) : TimeSpan.FromDays(1);
        PointQuality Quality(int index) => (index * 60 / count) switch
        {
            >= 20 and < 24 => PointQuality.Missing,
            >= 31 and < 36 => PointQuality.Estimated,
            36 => PointQuality.Partial,
            _ => PointQuality.Measured,
        };
        var points = Enumerable.Range(0, count).Select(index => new SeriesPoint(
            Start + step * index, Quality(index) is PointQuality.Missing ? null : value(index), Quality(index)));
        return ChartDocuments.Write(
            new SeriesChart(
                0, "Example house", null, "Etc/UTC", Medium.Power, quantity, resolution, [.. points],
                count * 9 / 10, count / 20, count / 20, Start + step * count, false)
            {
                Currency = "EUR",
            },
            texts);
    }

    private static double Season(int month, double mean) => mean * (1 + 0.35 * Math.Cos((month - 1) * Math.Tau / 12));

    private static KpiFigure Figure(Quantity quantity, double value, int valid, int estimated) => new(
        quantity, Start, Start.AddMonths(1), value, valid, 743, estimated, "example 1",
        valid < 700 ? KpiStatus.Insufficient : KpiStatus.Ok)
        {
            Currency = quantity is Quantity.Cost ? "EUR" : null,
        };
}
