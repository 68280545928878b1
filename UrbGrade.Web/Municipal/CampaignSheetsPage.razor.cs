using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Engagement;
using UrbGrade.Web.Reports;
using UrbGrade.Web.Shell;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Municipal;

/// <summary>The sheets that hang on the posts of a campaign.</summary>
public sealed partial class CampaignSheetsPage(ICampaigns campaigns, IStringLocalizer<EngagementText> texts)
{
    private SheetPart? part;

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "part")]
    private string? PartText { get; set; }

    [Parameter]
    public string Code { get; set; } = "";

    private IStringLocalizer<EngagementText> T => texts;

    protected override async Task OnInitializedAsync()
    {
        part = await campaigns.Sheets(Code, Context.RequestAborted) is { } sheets ? SheetPart.Of(sheets, PartText) : null;
        if (part is null)
            Context.AnswerWith(StatusCodes.Status404NotFound);
    }
}
