using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Public;

public sealed partial class DistrictPage(
    IDistrictQueries districts,
    IOptions<PagesOptions> options,
    NavigationManager navigation,
    IStringLocalizer<PublicText> texts,
    IStringLocalizer<SharedText> shared)
{
    private DistrictOverview? _district;
    private IReadOnlyList<DistrictName> _others = [];

    [CascadingParameter]
    private HttpContext? Context { get; set; }

    [Parameter]
    public string? Language { get; set; }

    [Parameter]
    public string? Code { get; set; }

    private IStringLocalizer<PublicText> T => texts;

    private IStringLocalizer<SharedText> Shared => shared;

    private string? Sentence => _district is { Figures: [var energy, ..] } district
        ? DistrictSentence.Write(district, energy, texts)
        : null;

    protected override async Task OnInitializedAsync()
    {
        var cancellation = Context?.RequestAborted ?? CancellationToken.None;
        var names = await districts.ListPublic(cancellation);
        var code = Code ?? options.Value.FrontDistrict ?? (names is [var first, ..] ? first.Code : null);
        if (code is not null)
            _district = await districts.Find(code, cancellation);
        if (_district is null && Code is not null)
        {
            navigation.NotFound();
            return;
        }

        _others = [.. names.Where(name => name.Code != _district?.Code)];
    }

    private string Amount(DistrictPlace place) => place switch
    {
        { Withheld: true } => T["Places.Withheld"],
        { EnergyKwh: { } energy } => Measures.Text(Quantity.EnergyKwh, energy),
        _ => T["Places.Unknown"],
    };

    private static string Invariant(double degrees) => degrees.ToString("0.######", CultureInfo.InvariantCulture);
}
