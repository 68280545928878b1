using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Design;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Administration;

public sealed partial class CertificatesPage(
    ICertificateAdministration administration, IDialogService dialogs, TimeProvider clock,
    IStringLocalizer<AdministrationText> texts, IStringLocalizer<SharedText> shared)
{
    private ElementReference status;
    private string? done;
    private CertificateState? state;

    [SupplyParameterFromQuery(Name = "state")]
    private string? StateName { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageText { get; set; }

    private IReadOnlyList<CertificateSummary>? Certificates { get; set; }

    private PagePart Part => PagePart.Of(PageText, Shown.Count);

    private IStringLocalizer<AdministrationText> T => texts;

    private IStringLocalizer<SharedText> Shared => shared;

    private IReadOnlyList<CertificateSummary> Shown =>
        [.. Certificates!.Where(row => state is null || row.State == state)];

    private IReadOnlyList<CertificateSummary> Expiring =>
        [.. Certificates!.Where(row => row is { State: CertificateState.Expiring, IsReplaced: false })];

    protected override async Task OnInitializedAsync() =>
        Certificates = await ReadOnce(nameof(Certificates), null, () => administration.List(Asking));

    protected override void OnParametersSet() =>
        this.state = Enum.TryParse<CertificateState>(StateName, ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : null;

    private int Count(CertificateState state) => Certificates!.Count(row => row.State == state);

    private async Task Import()
    {
        done = null;
        if (await ImportCertificateDialog.Show(dialogs, T["ImportForm.Title"]))
            await Reload(T["Certificates.Imported"]);
    }

    private async Task Issue(CertificateSummary? renewed)
    {
        done = null;
        var isIssued = await IssueCertificateDialog.Show(
            dialogs, renewed is null ? T["Certificates.Issue"] : T["Certificates.RenewOf", renewed.Subject], renewed);
        await Reload(isIssued ? T["Certificates.Issued"].Value : null);
    }

    private Task Check() => CheckSignatureDialog.Show(dialogs, T["Certificates.Check"]);

    private async Task Revoke(CertificateSummary certificate)
    {
        done = null;
        if (!await RevokeCertificateDialog.Ask(dialogs, T["RevokeForm.Title"], certificate))
            return;
        await Reload(T["Certificates.Revoked", certificate.Subject]);
        await Focus(status);
    }

    private async Task Reload(string? done)
    {
        this.done = done;
        Certificates = await administration.List(Leaving);
    }

    private static string Day(CertificateSummary row, DateTimeOffset instant) => LocalTimes.Day(LocalTimes.LocalDay(instant, row.TimeZone));

    private string Left(CertificateSummary row) => Ages.Left((int)Math.Floor((row.NotAfter - clock.GetUtcNow()).TotalDays), shared);

    private string Refusal(CertificateSummary row) => row.ListEndsAt is { } end && end < clock.GetUtcNow()
        ? T["Certificates.RefusedByList", Day(row, end)]
        : T["Certificates.RefusedByIssuer"];

    private static string? Tone(CertificateState state) => state switch
    {
        CertificateState.Valid => "good",
        CertificateState.Expiring => "warn",
        CertificateState.NotYetValid => "note",
        _ => "bad",
    };

    private static IconName? Sign(CertificateState state) => state switch
    {
        CertificateState.Valid => IconName.Check,
        CertificateState.Expiring or CertificateState.NotYetValid => IconName.Clock,
        _ => IconName.Cross,
    };
}
