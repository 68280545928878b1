using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Municipal;

public sealed partial class WhyPanel(
    IExplainQueries queries, IStringLocalizer<MunicipalText> texts, IStringLocalizer<SharedText> shared)
{
    private ElementReference panel;
    private Explanation? answer;
    private bool isLoaded;
    private bool takesFocus;

    [Parameter, EditorRequired]
    public int AssetId { get; set; }

    [Parameter, EditorRequired]
    public Quantity Quantity { get; set; }

    [Parameter, EditorRequired]
    public KpiPeriod Period { get; set; } = default!;

    /// <summary>IANA zone that times are shown in.</summary>
    [Parameter, EditorRequired]
    public string TimeZone { get; set; } = "";

    /// <summary>The page without the panel.</summary>
    [Parameter, EditorRequired]
    public string CloseHref { get; set; } = "";

    private IStringLocalizer<MunicipalText> T => texts;

    private IStringLocalizer<SharedText> Shared => shared;

    protected override async Task OnParametersSetAsync()
    {
        var question = (AssetId, Quantity, Period);
        if (!IsAnother(question))
            return;
        isLoaded = false;
        takesFocus = true;
        answer = await ReadOnce(nameof(answer), $"{question}", () => queries.Explain(AssetId, Quantity, Period, Asking));
        isLoaded = true;
    }

    // The question was asked elsewhere on the page; its answer takes the focus, also for those who do not see it open.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!isLoaded || !takesFocus)
            return;
        takesFocus = false;
        await Focus(panel);
    }

    private (string Was, string Now, string? Change) Change(FigureRevision revision) => revision is { Was: { } was, Now: { } now }
        ? Measures.Corrected(Quantity, was, now, answer?.Figure.Currency)
        : (Value(revision.Was), Value(revision.Now), null);

    private string Value(double? value) => value is { } number ? Measures.Text(Quantity, number, answer?.Figure.Currency) : "–";
}
