using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Sessions;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Public;

/// <summary>How the district of the front page is doing: for who is signed in, the own one.</summary>
public sealed partial class HomePage(
    IDistrictQueries districts, ITenantRegistry tenants, IOptions<PagesOptions> options, IStringLocalizer<PublicText> texts, IStringLocalizer<HelpText> help)
{
    private DistrictOverview? district;
    private IReadOnlyList<DistrictName> others = [];

    [CascadingParameter]
    private HttpContext? Context { get; set; }

    [Parameter]
    public string? Language { get; set; }

    private IStringLocalizer<PublicText> T => texts;

    private string? OwnCode =>
        int.TryParse(Context?.User.FindFirst(SessionClaims.TenantId)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? tenants.Find(id)?.Code : null;

    protected override async Task OnInitializedAsync()
    {
        var cancellation = Context?.RequestAborted ?? CancellationToken.None;
        var names = await districts.ListPublic(cancellation);
        if (FrontDistrict.Of(names, OwnCode, options.Value.FrontDistrict) is { } code)
            district = await districts.Find(code, cancellation);
        others = [.. names.Where(name => name.Code != district?.Code)];
    }
}
