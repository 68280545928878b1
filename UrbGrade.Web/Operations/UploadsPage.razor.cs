using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Shell;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Operations;

public sealed partial class UploadsPage(
    IUploadQueries queries, TimeProvider clock, IStringLocalizer<OperationsText> texts, IStringLocalizer<SharedText> shared)
    : RefreshedComponent(clock, TimeSpan.FromSeconds(30))
{
    private const int DaysShown = 30;

    /// <summary>Kept from prerendering to the live page.</summary>
    [PersistentState]
    public IReadOnlyList<SiteUploads>? Sites { get; set; }

    private IStringLocalizer<OperationsText> T => texts;

    private IStringLocalizer<SharedText> Shared => shared;

    private int TroubledCount => Sites!.Count(site => SiteHealth.NeedsAttention(site, Clock.GetUtcNow()));

    protected override async Task OnInitializedAsync()
    {
        if (Sites is null)
            await Read();
    }

    protected override async Task Read() => Sites = await Latest(queries.ListSites(DaysShown, Asking));

    private string ClockText(SiteUploads site) => SiteHealth.ClockTone(site) == "good" ? T["Uploads.ClockRight"]
        : T[site.ClockBehind > TimeSpan.Zero ? "Uploads.ClockBehind" : "Uploads.ClockAhead", Durations.Text(site.ClockBehind!.Value.Duration(), shared)];

    private string CertificateText(SiteUploads site) => SiteHealth.CertificateDays(site, Clock.GetUtcNow()) switch
    {
        null => T["Uploads.CertificateNone"],
        < 0 => T["Uploads.CertificateOver"],
        { } days => Ages.Left(days, shared),
    };
}
