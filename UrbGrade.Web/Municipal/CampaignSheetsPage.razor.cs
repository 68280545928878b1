using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using QRCoder;
using UrbGrade.Bus.Contracts.Engagement;
using UrbGrade.Web.Api.V1;
using UrbGrade.Web.Shell;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Municipal;

/// <summary>The sheets that hang on the posts of a campaign.</summary>
public sealed partial class CampaignSheetsPage(ICampaigns campaigns, IStringLocalizer<EngagementText> texts)
{
    private const int PixelsPerModule = 8;

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

    private string Address(string tag) => $"{SemanticsEndpoints.Origin(Context.Request)}/v/{tag}";

    /// <summary>An image by itself, with a quiet zone and a quarter of its modules to spare, as sheets get wet.</summary>
    private string Code2d(string tag)
    {
        using var data = QRCodeGenerator.GenerateQrCode(Address(tag), QRCodeGenerator.ECCLevel.Q);
        using var code = new SvgQRCode(data);
        return code.GetGraphic(PixelsPerModule, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
