using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Operations;

public sealed partial class UploadsPage(
    IUploadQueries queries, TimeProvider clock, IStringLocalizer<OperationsText> texts, IStringLocalizer<SharedText> shared)
{
    private const int DaysShown = 30;
    private static readonly TimeSpan RefreshEvery = TimeSpan.FromSeconds(30);
    private ITimer? _refresh;

    /// <summary>Kept from prerendering to the live page.</summary>
    [PersistentState]
    public IReadOnlyList<SiteUploads>? Sites { get; set; }

    private IStringLocalizer<OperationsText> T => texts;

    private IStringLocalizer<SharedText> Shared => shared;

    private int TroubledCount => Sites!.Count(site => SiteHealth.NeedsAttention(site, clock.GetUtcNow()));

    protected override async Task OnInitializedAsync() => Sites ??= await queries.ListSites(DaysShown, Leaving);

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
            _refresh = clock.CreateTimer(_ => _ = InvokeAsync(Refresh), null, RefreshEvery, RefreshEvery);
    }

    protected override void Dispose(bool disposing)
    {
        _refresh?.Dispose();
        base.Dispose(disposing);
    }

    private async Task Refresh()
    {
        if (Leaving.IsCancellationRequested)
            return;
        try
        {
            Sites = await queries.ListSites(DaysShown, Leaving);
            StateHasChanged();
        }
        catch (OperationCanceledException) when (Leaving.IsCancellationRequested)
        {
            // The reader has left.
        }
        catch (Exception failure)
        {
            // A list that silently grows old would be worse than none.
            await DispatchExceptionAsync(failure);
        }
    }

    private string CertificateText(SiteUploads site) => SiteHealth.CertificateDays(site, clock.GetUtcNow()) switch
    {
        null => T["Uploads.CertificateNone"],
        < 0 => T["Uploads.CertificateOver"],
        var days => T["Uploads.CertificateDays", days],
    };
}
