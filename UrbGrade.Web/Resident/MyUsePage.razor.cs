using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Resident;

/// <summary>What a person used in the own home or shop, and what it cost.</summary>
public sealed partial class MyUsePage(
    IResidentQueries queries, NavigationManager navigation, IStringLocalizer<ResidentText> texts, IStringLocalizer<SharedText> shared)
    : MyPage(queries, navigation, texts)
{
    private Quantity show = Quantity.EnergyKwh;
    private PeriodLength length = PeriodLength.Month;
    private DateOnly day;
    private OwnUse? use, lastDay, month, year;
    private double? soFar;

    [SupplyParameterFromQuery(Name = "show")]
    private string? ShowName { get; set; }

    [SupplyParameterFromQuery(Name = "period")]
    private string? PeriodName { get; set; }

    [SupplyParameterFromQuery(Name = "day")]
    private string? DayText { get; set; }

    private IStringLocalizer<SharedText> Shared => shared;

    private IEnumerable<Quantity> Shown => AskedUse.Shown(Place!);

    private DateOnly LastDay => Place!.LastDay!.Value;

    /// <summary>Day after the last one of the period that is over.</summary>
    private DateOnly Over => use!.To > LastDay ? LastDay.AddDays(1) : use.To;

    private string Sentence(string amount) => Over.AddDays(-1) == use!.From ? T["My.Use.SentenceOfDay", LocalTimes.Day(use.From), amount]
        : T["My.Use.Sentence", LocalTimes.Day(use.From), LocalTimes.Day(Over.AddDays(-1)), amount];

    private MonthRate? Rate => MonthRate.Of(soFar, month!.Now);

    private string ChartTitle => T["My.Use.Chart", Shared[$"Quantity.{show}"], LocalTimes.Day(use!.From), LocalTimes.Day(use.To.AddDays(-1))];

    protected override async Task Read(OwnPlace place)
    {
        (show, length, day) = AskedUse.Read(place, ShowName, PeriodName, DayText);
        lastDay = await Use(place, PeriodLength.Day, LastDay);
        month = await Use(place, PeriodLength.Month, LastDay);
        year = await Use(place, PeriodLength.Year, LastDay);
        var energy = show == Quantity.EnergyKwh ? month : await Queries.Use(place.AssetId, Quantity.EnergyKwh, PeriodLength.Month, LastDay, Leaving);
        soFar = energy?.Now is { Status: KpiStatus.Ok, Value: { } used } ? used : null;
        use = await Use(place, length, day);
    }

    private async Task<OwnUse> Use(OwnPlace place, PeriodLength of, DateOnly on) => (await Queries.Use(place.AssetId, show, of, on, Leaving))!;

    private string? Comparison(OwnUse of) => ComparisonText.Write(of.Now, of.Before, shared);
}
