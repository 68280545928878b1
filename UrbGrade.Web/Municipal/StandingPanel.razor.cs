using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Municipal;

public sealed partial class StandingPanel(IExplainQueries queries, IStringLocalizer<MunicipalText> texts)
{
    private ElementReference panel;
    private FigureExplanation? answer;
    private bool isLoaded;
    private bool takesFocus;

    [Parameter, EditorRequired]
    public PeriodFigure Figure { get; set; } = default!;

    /// <summary>With the carrier, as the page calls it.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    /// <summary>The period in words.</summary>
    [Parameter, EditorRequired]
    public string PeriodText { get; set; } = "";

    /// <summary>IANA zone that times are shown in.</summary>
    [Parameter, EditorRequired]
    public string TimeZone { get; set; } = "";

    /// <summary>The page without the panel.</summary>
    [Parameter, EditorRequired]
    public string CloseHref { get; set; } = "";

    private IStringLocalizer<MunicipalText> T => texts;

    private string ValueText => Figure.Value is { } value ? Units.Value(value, Figure.Unit) : "–";

    private FigureName NameOfFigure => new(Figure.Scope, Figure.ScopeId, Figure.Length, Figure.Start, Figure.Code, Figure.Medium, Figure.Hour);

    protected override async Task OnParametersSetAsync()
    {
        var asked = NameOfFigure;
        if (!IsAnother(asked))
            return;
        isLoaded = false;
        takesFocus = true;
        answer = await ReadOnce(nameof(answer), $"{asked}", () => queries.Explain(asked, Asking));
        isLoaded = true;
    }

    // The question was asked in the table above; its answer takes the focus, also for those who do not see it open.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!isLoaded || !takesFocus)
            return;
        takesFocus = false;
        await Focus(panel);
    }
}
