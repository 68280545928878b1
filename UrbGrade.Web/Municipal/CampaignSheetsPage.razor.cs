using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Engagement;
using UrbGrade.Web.Shell;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Municipal;

/// <summary>The sheets that hang on the posts of a campaign.</summary>
public sealed partial class CampaignSheetsPage(ICampaigns campaigns, IStringLocalizer<EngagementText> texts)
{
    private CampaignSheets? sheets;

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [Parameter]
    public string Code { get; set; } = "";

    private IStringLocalizer<EngagementText> T => texts;

    protected override async Task OnInitializedAsync()
    {
        sheets = await campaigns.Sheets(Code, Context.RequestAborted);
        if (sheets is null)
            Context.AnswerWith(StatusCodes.Status404NotFound);
    }
}
