using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Public;

public sealed partial class DistrictPage(
    IDistrictQueries districts,
    ITenantRegistry tenants,
    IOptions<PagesOptions> options,
    NavigationManager navigation,
    IStringLocalizer<PublicText> texts,
    IStringLocalizer<SharedText> shared)
{
    private DistrictOverview? district;
    private IReadOnlyList<DistrictName> others = [];

    [CascadingParameter]
    private HttpContext? Context { get; set; }

    [Parameter]
    public string? Language { get; set; }

    [Parameter]
    public string? Code { get; set; }

    private IStringLocalizer<PublicText> T => texts;

    private IStringLocalizer<SharedText> Shared => shared;

    private string? Sentence => this.district is { Figures: [var energy, ..] } district
        ? DistrictSentence.Write(district, energy, texts)
        : null;

    protected override async Task OnInitializedAsync()
    {
        var cancellation = Context?.RequestAborted ?? CancellationToken.None;
        var names = await districts.ListPublic(cancellation);
        var code = Code ?? options.Value.FrontDistrict ?? (names is [var first, ..] ? first.Code : null);
        if (code is not null)
            district = await districts.Find(code, cancellation);
        if (district is null && Code is not null)
        {
            navigation.NotFound();
            return;
        }

        others = [.. names.Where(name => name.Code != district?.Code)];
    }

    private string Amount(DistrictPlace place) => place switch
    {
        { Withheld: true } => T["Places.Withheld"],
        { EnergyKwh: { } energy } => Measures.Text(Quantity.EnergyKwh, energy),
        _ => T["Places.Unknown"],
    };

    private static string Invariant(double degrees) => degrees.ToString("0.######", CultureInfo.InvariantCulture);
}
