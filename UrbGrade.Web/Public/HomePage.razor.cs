using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Public;

/// <summary>How the district of the front page is doing.</summary>
public sealed partial class HomePage(
    IDistrictQueries districts, IOptions<PagesOptions> options, IStringLocalizer<PublicText> texts, IStringLocalizer<HelpText> help)
{
    private DistrictOverview? district;
    private IReadOnlyList<DistrictName> others = [];

    [CascadingParameter]
    private HttpContext? Context { get; set; }

    [Parameter]
    public string? Language { get; set; }

    private IStringLocalizer<PublicText> T => texts;

    protected override async Task OnInitializedAsync()
    {
        var cancellation = Context?.RequestAborted ?? CancellationToken.None;
        var names = await districts.ListPublic(cancellation);
        if ((options.Value.FrontDistrict ?? (names is [var first, ..] ? first.Code : null)) is { } code)
            district = await districts.Find(code, cancellation);
        others = [.. names.Where(name => name.Code != district?.Code)];
    }
}
