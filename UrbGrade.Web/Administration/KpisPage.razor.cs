using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Administration;

public sealed partial class KpisPage(
    IKpiCatalogue catalogue, IDialogService dialogs, IStringLocalizer<AdministrationText> texts, IStringLocalizer<RefusalText> refusals)
{
    private const double UsualPercent = 90;

    private IReadOnlyList<(string Name, string Unit)> names = [];
    private ElementReference status;
    private KpiEntry? edited;
    private FormulaPreview? preview;
    private string? done;
    private string? problem;
    private string code = "";
    private string name = "";
    private string formula = "";
    private string unit = "";
    private double leastPercent = UsualPercent;

    /// <summary>Kept from prerendering to the live page.</summary>
    [PersistentState]
    public IReadOnlyList<KpiEntry>? Kpis { get; set; }

    private IStringLocalizer<AdministrationText> T => texts;

    private FormulaDraft Draft => new(code, name, formula, unit, leastPercent / 100);

    protected override async Task OnInitializedAsync()
    {
        names = await Latest(catalogue.Names(null, Asking));
        Kpis ??= await Latest(catalogue.List(null, Asking));
    }

    private void Begin(KpiEntry? kpi)
    {
        (edited, preview, done, problem) = (kpi, null, null, null);
        (code, name, formula, unit) = (kpi?.Code ?? "", kpi?.Name ?? "", kpi?.Formula ?? "", kpi?.Unit ?? "");
        leastPercent = kpi is null ? UsualPercent : Math.Round(100 * kpi.MinimumCoverage, 6);
    }

    private async Task Try()
    {
        done = null;
        // What is wrong with code and name is told when it is written.
        preview = await catalogue.Preview(null, new FormulaDraft("preview", "Preview", formula, unit), Leaving);
        problem = preview.Problem is { } wrong ? refusals.Of(wrong) : null;
    }

    private async Task Write()
    {
        var result = await catalogue.Write(null, Draft, CancellationToken.None);
        if (result.Outcome is AdministrationOutcome.Done)
        {
            var written = T["Kpis.Written", name];
            Begin(null);
            done = written;
            Kpis = await catalogue.List(null, Leaving);
        }
        else
        {
            (done, problem) = (null, refusals.Of(result));
        }
    }

    private async Task Retire(KpiEntry kpi)
    {
        if (await ConfirmDialog.Ask(dialogs, T["Kpis.RetireTitle", kpi.Name], T["Kpis.RetireBody"], T["Kpis.Retire"]))
        {
            var result = await catalogue.Retire(null, kpi.Code, CancellationToken.None);
            var isDone = result.Outcome is AdministrationOutcome.Done;
            (done, problem) = (isDone ? T["Kpis.Retired", kpi.Name].Value : null, isDone ? null : refusals.Of(result));
            Kpis = await catalogue.List(null, Leaving);
            if (isDone)
                await Focus(status);
        }
    }

    private string ValueText(FormulaFigure figure) =>
        figure.Value is { } value ? $"{value.ToString("G5", CultureInfo.CurrentCulture)}\u00a0{unit}" : T["Kpis.NoValue"];
}
