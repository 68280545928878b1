using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Public;

/// <summary>Where and when a district uses energy.</summary>
public sealed partial class DistrictPage(
    IDistrictQueries districts, NavigationManager navigation, IStringLocalizer<PublicText> texts, IStringLocalizer<HelpText> help)
{
    private DistrictOverview? district;
    private IReadOnlyList<DistrictName> others = [];

    [CascadingParameter]
    private HttpContext? Context { get; set; }

    [Parameter]
    public string? Language { get; set; }

    [Parameter]
    public string Code { get; set; } = "";

    private IStringLocalizer<PublicText> T => texts;

    protected override async Task OnInitializedAsync()
    {
        var cancellation = Context?.RequestAborted ?? CancellationToken.None;
        district = await districts.Find(Code, cancellation);
        if (district is null)
        {
            navigation.NotFound();
            return;
        }

        others = [.. (await districts.ListPublic(cancellation)).Where(name => name.Code != Code)];
    }

    private static string Share(double share) => FormattableString.Invariant($"{share:0.####}");
}
