using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Shell;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Administration;

public sealed partial class AttentionPage(
    IPlatformHealth health, ICertificateAdministration certificates, IApiTokens tokens, ISiteReceipts receipts, IServiceBoard board, IKpiCatalogue catalogue,
    ITenantAdministration tenants, ITenantSession session, ReaderZone zone, TimeProvider clock, IStringLocalizer<AdministrationText> texts,
    IStringLocalizer<SharedText> shared) : RefreshedComponent(clock, TimeSpan.FromMinutes(1))
{
    private Attentive? now;

    private IStringLocalizer<AdministrationText> T => texts;

    private ReaderZone Zone => zone;

    private string Sentence(AttentionItem item) => T.Counted(item.Key, item.Arguments.OfType<int>().FirstOrDefault(), [.. item.Arguments.Select(part => part is TimeSpan time ? Durations.Text(time, shared) : part)]);

    protected override async Task OnInitializedAsync() => now = await ReadOnce(nameof(now), null, Look);

    protected override async Task Read() => now = await Latest(Look());

    private async Task<Attentive> Look()
    {
        var at = Clock.GetUtcNow();
        var sites = await receipts.List(Asking);
        var own = sites.Where(site => site.TenantId == session.CurrentTenantId).ToList();
        var items = Attention.Of(
            await health.Read(Asking), await certificates.List(Asking), await tokens.List(Asking), sites, await board.Look(Asking), await Kpis(), at,
            session.CurrentTenantId);
        return new Attentive(
            [.. items.Select(item => new Call(Sentence(item), item.Link, item.IsUrgent))], sites.Max(site => site.LastReceiptAt), zone.Clock(at),
            own.Count == 0 ? [new Place(shared["Nav.Operations"], "/ops")] : [.. own.Select(site => new Place(site.Name, $"/ops/site/{site.SiteId}#log"))]);
    }

    private async Task<IReadOnlyList<(string? Tenant, KpiEntry Kpi)>> Kpis()
    {
        if (!session.IsPlatformAdministrator)
            return [.. (await catalogue.List(null, Asking)).Select(kpi => (Tenant: (string?)null, kpi))];
        List<(string? Tenant, KpiEntry Kpi)> kpis = [];
        foreach (var tenant in await tenants.List(Asking))
        {
            foreach (var kpi in await catalogue.List(tenant.Code, Asking))
                kpis.Add((tenant.Name, kpi));
        }

        return kpis;
    }

    /// <param name="Newest">Last receipt of any site in reach; null before one.</param>
    /// <param name="At">When it was looked at, as the reader's clock shows it.</param>
    /// <param name="Sites">Where the gateways' logs are; the list of sites where there is none yet.</param>
    private sealed record Attentive(IReadOnlyList<Call> Items, DateTimeOffset? Newest, string At, IReadOnlyList<Place> Sites);

    /// <param name="Link">Where to look into it.</param>
    private sealed record Call(string Sentence, string Link, bool IsUrgent);

    private sealed record Place(string Name, string Link);
}
