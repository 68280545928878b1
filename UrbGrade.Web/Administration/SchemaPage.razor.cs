using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;
using MudBlazor;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Administration;

/// <summary>One version of a message schema: its text, what its fields are for, and what it would do to messages that are stored.</summary>
public sealed partial class SchemaPage(
    ISchemaCatalogue catalogue, ISchemaTrials trials, IMeasurementUnits units, ITenantAdministration tenantAdministration, ITenantDirectory directory,
    ITenantSession session, IDialogService dialogs, IStringLocalizer<AdministrationText> texts, IStringLocalizer<RefusalText> refusals)
{
    private const int LargestXsd = 256 * 1024;

    private bool isRead;
    private bool isBusy;
    private SchemaForm? form;
    private IReadOnlyList<TenantSummary> tenants = [];
    private SchemaTrial? trial;
    private string? xsdProblem;
    private string? problem;
    private string? done;
    private string triedVersion = "";

    [SupplyParameterFromQuery(Name = "tenant")]
    private string? TenantCode { get; set; }

    [SupplyParameterFromQuery(Name = "type")]
    private string? TypeName { get; set; }

    [SupplyParameterFromQuery(Name = "version")]
    private string? VersionName { get; set; }

    private IStringLocalizer<AdministrationText> T => texts;

    private string Title => TypeName is null ? texts["Schemas.New"] : texts["Schema.Title", TypeName, VersionName ?? "", TenantCode ?? ""];

    private string DraftName => TypeName is null ? "schema" : $"schema {TenantCode} {TypeName} {VersionName}";

    protected override async Task OnInitializedAsync()
    {
        if (TypeName is null)
        {
            form = new SchemaForm { TenantCode = await ReadOnce(nameof(OwnTenant), null, OwnTenant) };
            if (session.IsPlatformAdministrator)
                tenants = await ReadOnce(nameof(tenants), null, () => tenantAdministration.List(Asking));
        }
        else if (await ReadOnce("text", $"{TenantCode} {TypeName} {VersionName}", () => catalogue.Find(TenantCode ?? "", TypeName, VersionName ?? "", Asking)) is { } text)
        {
            form = SchemaForm.Of(TenantCode!, TypeName, VersionName!, text);
            triedVersion = form.Version;
            ReadXsd();
        }

        isRead = true;
    }

    private async Task<string> OwnTenant() =>
        (await directory.List(Leaving)).FirstOrDefault(entry => entry.Tenant.Id == session.CurrentTenantId)?.Tenant.Code ?? "";

    private async Task ReadFile(IBrowserFile given)
    {
        if (await UploadedFile.Read(given, LargestXsd, Leaving) is not { } content)
        {
            xsdProblem = T["Schema.TooLarge", LargestXsd / 1024];
            return;
        }

        using var reader = new StreamReader(new MemoryStream(content), Encoding.UTF8);
        form!.Xsd = await reader.ReadToEndAsync();
        ReadXsd();
    }

    private void ReadXsd()
    {
        (done, problem, trial) = (null, null, null);
        var described = catalogue.Describe(form!.Xsd);
        xsdProblem = described.Problem is { } why ? refusals["Schema.Unusable", refusals.Of(why)].Value : null;
        if (described.Problem is null)
            form.Declare(described.Fields);
    }

    private async Task Try()
    {
        (done, problem, trial, isBusy) = (null, null, null, true);
        try
        {
            var tried = triedVersion.Trim().Length == 0 ? form!.Version.Trim() : triedVersion.Trim();
            var result = await trials.Try(form!.Draft, tried, Leaving);
            problem = result.Problem is { } wrong ? refusals["Schema.Unusable", refusals.Of(wrong)].Value : null;
            trial = problem is null ? result : null;
        }
        finally
        {
            isBusy = false;
        }
    }

    private async Task Save()
    {
        (done, problem) = (null, null);
        var draft = form!.Draft;
        if (await catalogue.Find(draft.TenantCode, draft.Type, draft.Version, Leaving) is not null
            && !await ConfirmDialog.Ask(dialogs, T["Schema.ReplaceTitle", draft.Type, draft.Version], T["Schema.ReplaceBody"], T["Schema.Replace"]))
        {
            return;
        }

        var result = await catalogue.Put(draft, CancellationToken.None);
        if (result.Outcome is AdministrationOutcome.Done)
            done = T["Schema.Saved", draft.Type, draft.Version];
        else
            problem = refusals.Of(result);

        // What is replaced by saving again is known now.
        form.Seen = (await catalogue.Find(draft.TenantCode, draft.Type, draft.Version, Leaving))?.RegisteredAt;
    }
}
