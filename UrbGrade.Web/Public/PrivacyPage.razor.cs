using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Public;

/// <summary>What is kept about people, how long, and who sees it, with the terms that are in force for a public district.</summary>
public sealed partial class PrivacyPage(
    IDistrictQueries districts,
    IPublicTerms terms,
    IOptions<StatementOptions> statements,
    IOptions<PagesOptions> pages,
    NavigationManager navigation,
    IStringLocalizer<HelpText> texts,
    IStringLocalizer<AdministrationText> administration)
{
    private IReadOnlyList<RetentionRule> rules = [];
    private IReadOnlyList<DistrictName> others = [];
    private DistrictName? district;
    private int fewest;

    [CascadingParameter]
    private HttpContext? Context { get; set; }

    [Parameter]
    public string? Language { get; set; }

    /// <summary>Code of the district whose terms are shown; null for that of the front page.</summary>
    [SupplyParameterFromQuery(Name = "district")]
    private string? Code { get; set; }

    private IStringLocalizer<HelpText> T => texts;

    private string? Address => statements.Value.PrivacyAddress ?? statements.Value.FeedbackAddress;

    private string? TileHost => Uri.TryCreate(pages.Value.MapTiles?.Replace("{s}", "a", StringComparison.Ordinal), UriKind.Absolute, out var tiles)
        ? tiles.Host
        : null;

    protected override async Task OnInitializedAsync()
    {
        var cancellation = Context?.RequestAborted ?? CancellationToken.None;
        var names = await districts.ListPublic(cancellation);
        district = names.FirstOrDefault(name => name.Code == (Code ?? pages.Value.FrontDistrict)) ?? (Code is null && names is [var first, ..] ? first : null);
        if (district is null)
        {
            if (Code is not null)
                navigation.NotFound();
            return;
        }

        rules = await terms.Of(district.Code, cancellation);
        fewest = (await districts.Find(district.Code, cancellation))?.FewestAssets ?? 0;
        others = [.. names.Where(name => name != district)];
    }
}
