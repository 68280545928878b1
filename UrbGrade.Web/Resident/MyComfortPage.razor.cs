using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Resident;

/// <summary>Whether an own place is warm enough.</summary>
public sealed partial class MyComfortPage(
    IResidentQueries queries, NavigationManager navigation, IStringLocalizer<ResidentText> texts, IStringLocalizer<HelpText> help,
    IStringLocalizer<SharedText> shared)
    : MyPage(queries, navigation, texts)
{
    internal const int DaysShown = 30;

    /// <summary>Bounds of the drawing, degrees Celsius.</summary>
    private const double Lowest = -10, Highest = 40;

    private static readonly double[] Scale = [0, 10, 20, 30];

    /// <summary>A day is cold or hot outside from these means on, and a home warm, cool or hot inside, degrees Celsius.</summary>
    private const double ColdOutside = 12, HotOutside = 24, WarmInside = 22.5, CoolInside = 18, HotInside = 27;

    /// <summary>From this share of the other on, hours of both kinds are worth one remedy.</summary>
    private const double Uneven = 0.2;

    private OwnComfort? comfort;

    private IReadOnlyList<OwnComfortDay> Measured => comfort is null ? [] : [.. comfort.Days.Where(one => one.Inside is not null)];

    /// <summary>From the hours that the sentence counts; from the days where no hour was too cold or too warm, or none is counted.</summary>
    private string Tip => comfort switch
    {
        { HoursTooCold: > 0 and var cold, HoursTooWarm: > 0 and var warm } when Math.Min(cold, warm) >= Uneven * Math.Max(cold, warm) => T["My.Comfort.Tip.Uneven"],
        { HoursTooCold: > 0 and var cold, HoursTooWarm: var warm } when cold > (warm ?? 0) => T["My.Comfort.Tip.TooCold"],
        { HoursTooWarm: > 0 } => T[Place!.IsShop ? "My.Comfort.Tip.TooWarm.Shop" : "My.Comfort.Tip.TooWarm"],
        _ => TipOfDays,
    };

    private string Heading => T[Place is { IsShop: true } ? "My.Comfort.Title.Shop" : "My.Comfort.Title"];

    private string TipOfDays
    {
        get
        {
            var cold = Mean(one => one.Outside < ColdOutside);
            var hot = Mean(one => one.Outside > HotOutside);
            return cold > WarmInside ? T["My.Comfort.Tip.Warm", Degrees(cold)]
                : cold < CoolInside ? T["My.Comfort.Tip.Cold", Degrees(cold)]
                : hot > HotInside ? T["My.Comfort.Tip.Hot", Degrees(hot)]
                : T["My.Comfort.Tip.Fine"];
        }
    }

    /// <summary>What the drawing stands on, and where it comes from.</summary>
    private string Quality => T["My.Comfort.Quality", Measured.Count, comfort!.Days.Count].Value
        + (Place!.Origin is { Length: > 0 } origin ? $" · {shared["Chart.Source", Origins.Name(origin, shared)]}" : "");

    protected override async Task Read(OwnPlace place) => comfort = await Queries.Comfort(place.AssetId, place.LastDay!.Value, DaysShown, Leaving);

    private double? Mean(Func<OwnComfortDay, bool> which) => Measured.Where(which).Select(one => one.Inside).Average();

    private static string Degrees(double? value) => value is { } known ? Measures.Number(known, 1) : "–";

    private static string Whole(double value) => Measures.Number(value, 0);

    private static string Hours(int count) => Units.With(Whole(count), "h");

    private static string At(double value) => FormattableString.Invariant($"{Math.Clamp((value - Lowest) / (Highest - Lowest), 0, 1):0.###}");
}
