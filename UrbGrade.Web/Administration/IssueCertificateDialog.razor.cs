using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Administration;

public sealed partial class IssueCertificateDialog(
    ITrustStore store, ITenantAdministration tenantAdministration, ITenantSession session, IStringLocalizer<AdministrationText> texts)
{
    private IReadOnlyList<TenantSummary> tenants = [];
    private IssuedFile? issued;
    private string tenantCode = "";
    private string request = "";
    private string name = "";
    private string module = "";
    private CertificateRole role;

    /// <summary>The certificate that the new one follows; null for none.</summary>
    [Parameter]
    public CertificateSummary? Renewed { get; set; }

    private IStringLocalizer<AdministrationText> T => texts;

    private bool IsModule => role == CertificateRole.Module;

    /// <summary>Whether its reader closed it after a certificate was issued. One may have been where they left it otherwise.</summary>
    /// <param name="renewed">The certificate that the new one follows; null for none.</param>
    public static async Task<bool> Show(IDialogService dialogs, string title, CertificateSummary? renewed) =>
        await Open(dialogs, title, new DialogParameters<IssueCertificateDialog> { { form => form.Renewed, renewed } }) is not null;

    protected override async Task OnInitializedAsync()
    {
        (tenantCode, name) = (Renewed?.TenantCode ?? "", Renewed is null ? "" : IssuedFile.CommonName(Renewed.Subject));
        (role, module) = (Renewed?.Role ?? CertificateRole.Gateway, Renewed?.Module ?? "");
        if (session.IsPlatformAdministrator && Renewed is null)
            tenants = await tenantAdministration.List(Leaving);
    }

    private async Task Issue()
    {
        Problem = null;
        if (session.IsPlatformAdministrator && tenantCode.Length == 0)
        {
            Problem = T["ImportForm.NotChosen"];
            return;
        }

        var code = tenantCode.Length == 0 ? null : tenantCode;
        var asked = string.IsNullOrWhiteSpace(request) ? null : request.Trim();
        var made = IsModule ? await store.IssueModule(tenantCode, module.Trim(), asked, CancellationToken.None)
            : asked is null ? await store.IssueGateway(code, name.Trim(), CancellationToken.None)
            : await store.IssueGatewayFor(code, asked, CancellationToken.None);
        if (made is { Result.Outcome: AdministrationOutcome.Done, Certificate: { } certificate, Authority: { } authority })
            (issued, Problem) = (IssuedFile.Of(certificate, authority), null);
        else
            Problem = Refusals.Of(made.Result);
    }

    private static string Day(DateTimeOffset instant) => LocalTimes.Day(DateOnly.FromDateTime(instant.UtcDateTime));
}
