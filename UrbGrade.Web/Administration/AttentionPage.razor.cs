using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Shell;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Administration;

public sealed partial class AttentionPage(
    IPlatformHealth health, ICertificateAdministration certificates, IApiTokens tokens, IUploadQueries uploads, IServiceBoard board, ReaderZone zone, TimeProvider clock,
    IStringLocalizer<AdministrationText> texts, IStringLocalizer<SharedText> shared) : RefreshedComponent(clock, TimeSpan.FromMinutes(1))
{
    private IReadOnlyList<AttentionItem>? items;
    private DateTimeOffset? newest;

    private IStringLocalizer<AdministrationText> T => texts;

    private ReaderZone Zone => zone;

    private string At { get; set; } = "";

    private string Sentence(AttentionItem item) => T.Counted(item.Key, item.Arguments.OfType<int>().FirstOrDefault(), [.. item.Arguments.Select(part => part is TimeSpan time ? Durations.Text(time, shared) : part)]);

    protected override Task OnInitializedAsync() => Read();

    protected override async Task Read()
    {
        var now = Clock.GetUtcNow();
        var sites = await uploads.ListSites(2, Leaving);
        items = Attention.Of(
            await health.Read(Leaving), await certificates.List(Leaving), await tokens.List(Leaving), sites, await board.Look(Leaving), now);
        newest = sites.Max(site => site.LastReceiptAt);
        At = zone.Clock(now);
    }
}
