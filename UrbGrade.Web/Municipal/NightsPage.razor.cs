using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Municipal;

public sealed partial class NightsPage(
    ILightingNights nights, IPeriodFigures figures, ILitStreets streets, IAssetQueries assets, IStringLocalizer<FindingText> texts, IStringLocalizer<SharedText> shared)
{
    /// <summary>EN 13201-5, and burning hours against the sun.</summary>
    private static readonly string[] YearCodes = ["street_power_density", "street_energy", "burning_hours", "burning_deviation", "burning_by_day"];

    [SupplyParameterFromQuery(Name = "cabinet")]
    private string? Cabinet { get; set; }

    private IReadOnlyList<CabinetState>? Cabinets { get; set; }

    /// <summary>Of the cabinets.</summary>
    private NewestReading? Newest { get; set; }

    private Dictionary<int, double> Luminance { get; set; } = [];

    /// <summary>Light against the class, by asset.</summary>
    private Dictionary<int, LitStreet> Streets { get; set; } = [];

    private Dictionary<int, double> Votes { get; set; } = [];

    /// <summary>Figures of a year by asset and code.</summary>
    private Dictionary<(int Asset, string Code), PeriodFigure> Efficiency { get; set; } = [];

    /// <summary>The year of these figures.</summary>
    private int Year { get; set; }

    /// <summary>Whether nights of that year are still to come.</summary>
    private bool IsYearRunning { get; set; }

    private IStringLocalizer<FindingText> T => texts;

    private IStringLocalizer<SharedText> Shared => shared;

    private CabinetState? Chosen => Cabinets?.FirstOrDefault(one => one.Name == Cabinet) ?? (Cabinets is [var first, ..] ? first : null);

    private LocalizedString YearTitle => T[IsYearRunning ? "Nights.YearSoFar" : "Nights.Year", Year];

    private bool LacksFigures => Cabinets!.Any(one => Array.Exists(YearCodes, code => !Efficiency.ContainsKey((one.AssetId, code))));

    private string Lead => T["Nights.Lead", Measures.Number(Cabinets!.Count, 0), Measures.Number(Cabinets.Count(one => one.Findings.Count > 0), 0)];

    protected override async Task OnInitializedAsync()
    {
        var found = await ReadOnce(nameof(Cabinets), null, () => nights.List(NightCharts.Shown, Asking));
        if (found.SelectMany(one => one.Nights).Select(night => (DateOnly?)night.Evening).Max() is { } day)
        {
            Luminance = await Of("luminance_mean", day);
            Votes = await Of("satisfaction_votes", day);

            // Until the running year has enough hours, the one before.
            (Year, Efficiency) = (day.Year, await OfYear(day));
            if (Efficiency.Count == 0)
            {
                (Year, Efficiency) = (day.Year - 1, await OfYear(day.AddYears(-1)));
            }

            IsYearRunning = day < new DateOnly(Year, 12, 30);
        }

        if (found.Count > 0)
        {
            var places = found.Select(one => one.AssetId).ToHashSet();
            Newest = await ReadOnce(nameof(Newest), null, () => NewestReading.Of(assets, asset => places.Contains(asset.AssetId), Asking));
        }

        Streets = (await ReadOnce(nameof(Streets), null, () => streets.List(Asking))).ToDictionary(street => street.AssetId);
        Cabinets = found;
    }

    private async Task<Dictionary<int, double>> Of(string code, DateOnly day) =>
        (await Read(code, day)).Where(figure => figure.Value is not null)
            .DistinctBy(figure => figure.ScopeId).ToDictionary(figure => figure.ScopeId, figure => figure.Value!.Value);

    private Task<IReadOnlyList<PeriodFigure>> Read(string code, DateOnly day) => ReadOnce(
        FormattableString.Invariant($"{code} {day.Year}"), $"{day}", () => figures.All(null, KpiScope.Asset, PeriodLength.Year, day, code, Asking));

    private async Task<Dictionary<(int Asset, string Code), PeriodFigure>> OfYear(DateOnly day)
    {
        var found = new Dictionary<(int Asset, string Code), PeriodFigure>();
        foreach (var code in YearCodes)
        {
            foreach (var figure in await Read(code, day))
            {
                if (figure.Value is not null)
                {
                    found.TryAdd((figure.ScopeId, code), figure);
                }
            }
        }

        return found;
    }

    private string OfYear(CabinetState one, string code) =>
        Efficiency.TryGetValue((one.AssetId, code), out var figure) ? Units.Value(figure.Value!.Value, figure.Unit) : "–";

    private static string Minutes(double? minutes) => minutes is { } known ? $"{(known > 0 ? "+" : "")}{Measures.Number(known, 0)}\u00a0min" : "–";

    private static string TripsOf(CabinetState one) => one.Nights.Any(night => night.LoadWatt is not null) ? Measures.Number(one.Trips.Count, 0) : "–";

    private string LastTrip(CabinetState one) => one.Trips is [.., var last] ? T["Nights.LastTrip", LocalTimes.Moment(last.From, one.TimeZone)] : "";

    private string Usual(CabinetState one, Func<CabinetNight, double?> value)
    {
        var known = one.Nights.Select(value).OfType<double>().Order().ToList();
        return known.Count == 0 ? "" : T["Nights.Usual", Minutes(known[known.Count / 2])];
    }
}
