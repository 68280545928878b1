using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Web.Formats;

namespace UrbGrade.Web.Administration;

/// <summary>Chooses what needs somebody, the urgent first.</summary>
internal static class Attention
{
    private const double LeastFreeShare = 0.1;
    private static readonly TimeSpan LongWait = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Silence = TimeSpan.FromHours(36);
    private static readonly TimeSpan TokenNotice = TimeSpan.FromDays(14);

    /// <param name="kpis">Of the current tenant, or of all with their tenants' names.</param>
    /// <param name="currentTenantId">Whose sites have pages for the reader; those of others are looked at once their tenant is chosen.</param>
    public static IReadOnlyList<AttentionItem> Of(
        PlatformHealth? health, IReadOnlyList<CertificateSummary> certificates, IReadOnlyList<ApiTokenEntry> tokens, IReadOnlyList<SiteReceipt> sites,
        ServiceOverview bus, IReadOnlyList<(string? Tenant, KpiEntry Kpi)> kpis, DateTimeOffset now, int? currentTenantId)
    {
        var items = new List<AttentionItem>();
        if (health is not null)
        {
            items.AddRange(OfPlatform(health, now));
        }

        items.AddRange(bus.Services.SelectMany(service => service.Rules.Where(rule => rule.OpenUntil > now).Select(rule => new AttentionItem(
            "Attention.Breaker", [service.Contract, ModuleNames.Of(service.Module), rule.TenantCode ?? "–"], "/ops/bus", true))));
        items.AddRange(certificates.Where(c => c is { State: CertificateState.Valid or CertificateState.Expiring, IsReplaced: false })
            .Select(c => OfCertificate(c, now)).OfType<AttentionItem>());
        items.AddRange(certificates.Where(c => c.IsListLate(now)).Select(c => OfList(c, c.ListEndsAt!.Value, now)));
        items.AddRange(sites.Select(site => OfSite(site, now, site.TenantId == currentTenantId)).OfType<AttentionItem>());
        items.AddRange(kpis.Where(one => one.Kpi.Problem is not null).Select(one => one.Tenant is { } tenant
            ? new AttentionItem("Attention.FormulaOf", [one.Kpi.Name, tenant], "/admin/kpis", true)
            : new AttentionItem("Attention.Formula", [one.Kpi.Name], "/admin/kpis", true)));
        items.AddRange(tokens.Where(t => t.RevokedAt is null && t.LastUsedAt is not null && t.ExpiresAt > now && t.ExpiresAt - now < TokenNotice)
            .Select(t => new AttentionItem("Attention.Token", [t.Name, DaysLeft(t.ExpiresAt, now)], "/admin/tokens", false)));
        return [.. items.OrderByDescending(item => item.IsUrgent)];
    }

    private static IEnumerable<AttentionItem> OfPlatform(PlatformHealth health, DateTimeOffset now)
    {
        if (health.ParkedWork > 0)
        {
            yield return new AttentionItem("Attention.Parked", [health.ParkedWork], "/ops/failures", true);
        }

        if (health.OldestDueAt is { } due && now - due >= LongWait)
        {
            yield return new AttentionItem("Attention.Queue", [health.WaitingWork, (int)(now - due).TotalMinutes], "/ops/bus", true);
        }

        if (health.DiskFreeBytes < health.DiskBytes * LeastFreeShare)
        {
            yield return new AttentionItem("Attention.Disk", [(int)(100 * health.DiskFreeBytes / Math.Max(1, health.DiskBytes))], "/admin/health", true);
        }
    }

    private static AttentionItem? OfSite(SiteReceipt site, DateTimeOffset now, bool isOwn)
    {
        var name = isOwn ? site.Name : $"{site.Name} ({site.TenantName})";
        var link = isOwn ? $"/ops/site/{site.SiteId}" : $"/admin/tenants/{site.TenantId}?tab=gateways";
        return site.LastReceiptAt is not { } last ? new AttentionItem("Attention.NeverDelivered", [name], link, false)
            : now - last >= Silence ? new AttentionItem("Attention.Silent", [name, now - last], link, true)
            : null;
    }

    private static AttentionItem? OfCertificate(CertificateSummary certificate, DateTimeOffset now)
    {
        var left = DaysLeft(certificate.NotAfter, now);
        if (ExpiryNotice.DueAt(left) is not { } notice)
        {
            return null;
        }

        var stops = certificate.StopsSites.Count > 0 ? string.Join(", ", certificate.StopsSites) : certificate.Subject;
        return new AttentionItem(
            certificate.StopsSites.Count > 0 ? "Attention.CertificateStops" : "Attention.Certificate", [stops, left, notice], "/admin/certificates", notice <= 14);
    }

    private static AttentionItem OfList(CertificateSummary authority, DateTimeOffset end, DateTimeOffset now) => new(
        end < now ? "Attention.ListEnded" : "Attention.ListEnds", [IssuedFile.CommonName(authority.Subject), end < now ? now - end : end - now], "/admin/certificates", true);

    private static int DaysLeft(DateTimeOffset end, DateTimeOffset now) => (int)Math.Floor((end - now).TotalDays);
}
