using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Municipal;

public sealed partial class NightsPage(
    ILightingNights nights, IPeriodFigures figures, IStringLocalizer<FindingText> texts, IStringLocalizer<SharedText> shared)
{
    private const int Shown = 28;

    [SupplyParameterFromQuery(Name = "cabinet")]
    private string? Cabinet { get; set; }

    private IReadOnlyList<CabinetState>? Cabinets { get; set; }

    private Dictionary<int, double> Luminance { get; set; } = [];

    private Dictionary<int, double> Votes { get; set; } = [];

    private IStringLocalizer<FindingText> T => texts;

    private IStringLocalizer<SharedText> Shared => shared;

    private CabinetState? Chosen => Cabinets?.FirstOrDefault(one => one.Name == Cabinet) ?? (Cabinets is [var first, ..] ? first : null);

    private string Lead => T["Nights.Lead", Measures.Number(Cabinets!.Count, 0), Measures.Number(Cabinets.Count(one => one.Findings.Count > 0), 0)];

    protected override async Task OnInitializedAsync()
    {
        var found = await nights.List(Shown, Leaving);
        if (found.SelectMany(one => one.Nights).Select(night => (DateOnly?)night.Evening).Max() is { } day)
        {
            Luminance = await Of("luminance_mean", day);
            Votes = await Of("satisfaction_votes", day);
        }

        Cabinets = found;
    }

    private async Task<Dictionary<int, double>> Of(string code, DateOnly day) =>
        (await figures.All(null, KpiScope.Asset, PeriodLength.Year, day, code, Leaving)).Where(figure => figure.Value is not null)
            .DistinctBy(figure => figure.ScopeId).ToDictionary(figure => figure.ScopeId, figure => figure.Value!.Value);

    private static string Minutes(double? minutes) => minutes is { } known ? $"{(known > 0 ? "+" : "")}{Measures.Number(known, 0)} min" : "–";

    private string Usual(CabinetState one, Func<CabinetNight, double?> value)
    {
        var known = one.Nights.Select(value).OfType<double>().Order().ToList();
        return known.Count == 0 ? "" : T["Nights.Usual", Minutes(known[known.Count / 2])];
    }
}
