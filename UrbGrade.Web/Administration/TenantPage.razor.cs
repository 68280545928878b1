using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Shell;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Administration;

public sealed partial class TenantPage(
    ITenantDirectory directory, ICertificateAdministration certificateAdministration, IUploadQueries uploads, IAuditTrail audit, ITenantRegistry tenants, ITenantSession session,
    TimeProvider clock, NavigationManager navigation, IStringLocalizer<AdministrationText> texts, IStringLocalizer<SharedText> shared,
    IStringLocalizer<RefusalText> refusals, IStringLocalizer<EventText> kinds, IStringLocalizer<AuditText> told)
{
    private const int EventsShown = 20;

    private static readonly (string Name, string Title)[] Tabs =
    [
        ("general", "Tenant.General"), ("brand", "Brand.Title"), ("users", "Users.Title"), ("gateways", "Tenant.Gateways"), ("certificates", "Tenant.Certificates"), ("events", "Tenant.Events"),
        ("retention", "Retention.Title"), ("danger", "Tenant.Danger"),
    ];

    /// <summary>What the platform's administrators alone decide.</summary>
    private static readonly string[] OfPlatform = ["general", "danger"];

    private bool isRead;
    private TenantEntry? entry;
    private IReadOnlyList<CertificateSummary> certificates = [];
    private IReadOnlyList<SiteUploads> sites = [];
    private IReadOnlyList<AuditRecord> events = [];
    private string? done;
    private string? problem;
    private string name = "";
    private string country = "";
    private string zone = "";
    private string currency = "";
    private bool isPublic;
    private bool registersMeters;
    private bool allowsSha1;
    private string typedName = "";

    [Parameter]
    public int TenantId { get; set; }

    [SupplyParameterFromQuery(Name = "tab")]
    private string? TabName { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageText { get; set; }

    private IEnumerable<(string Name, string Title)> Shown => session.IsPlatformAdministrator ? Tabs : Tabs.Where(tab => !OfPlatform.Contains(tab.Name));

    private string Tab => Shown.FirstOrDefault(tab => tab.Name == TabName).Name ?? Shown.First().Name;

    private IStringLocalizer<AdministrationText> T => texts;

    private IStringLocalizer<SharedText> Shared => shared;

    /// <summary>What was done in the reader's words; the code itself for one that an older release wrote.</summary>
    private string NameOf(string kind) => kinds[$"Kind.{kind}"] is { ResourceNotFound: false } name ? name.Value : kind;

    private TenantChange Seen => new(
        entry!.Tenant.Name, entry.Tenant.Country, entry.Tenant.TimeZone, entry.Tenant.Currency, entry.Tenant.RegistersMetersOnSight, entry.Tenant.AllowsSha1, entry.IsPublic);

    /// <summary>Drafts of other values than those that are shown would undo what came between.</summary>
    private string Version => string.Join(' ', Seen.Name, Seen.Country, Seen.TimeZone, Seen.Currency, Seen.RegistersMetersOnSight, Seen.AllowsSha1, Seen.IsPublic);

    /// <summary>Whose gateways and modules stop when the tenant is closed, as people know them.</summary>
    private IReadOnlyList<string> Stopping =>
    [
        .. certificates.Where(certificate => certificate.State is CertificateState.Valid or CertificateState.Expiring or CertificateState.NotYetValid)
            .SelectMany(certificate => certificate.StopsSites.Count > 0 ? certificate.StopsSites : [certificate.Subject]).Distinct(),
    ];

    protected override async Task OnParametersSetAsync()
    {
        if (!IsAnother((TenantId, Tab)))
            return;
        (done, problem) = (null, null);
        await Read();
        if (entry is null && !session.IsPlatformAdministrator)
            navigation.NotFound();
    }

    private async Task Read()
    {
        entry = await ReadOnce(nameof(entry), $"{TenantId}", async () => (await directory.List(Asking)).FirstOrDefault(known => known.Tenant.Id == TenantId));
        if (entry is { Tenant: var tenant })
        {
            (name, country, zone, currency) = (tenant.Name, tenant.Country, tenant.TimeZone, tenant.Currency);
            (isPublic, registersMeters, allowsSha1) = (entry.IsPublic, tenant.RegistersMetersOnSight, tenant.AllowsSha1);
            certificates = Tab is "certificates" or "danger"
                ? await ReadOnce<IReadOnlyList<CertificateSummary>>(
                    nameof(certificates), tenant.Code, async () => [.. (await certificateAdministration.List(Asking)).Where(c => c.TenantCode == tenant.Code)]) : [];
            sites = Tab == "gateways" && session.CurrentTenantId == TenantId ? await ReadOnce(nameof(sites), tenant.Code, () => uploads.ListSites(2, Asking)) : [];
            events = Tab == "events"
                ? await ReadOnce(nameof(events), tenant.Code, () => audit.Newest(new AuditFilter(TenantCode: tenant.Code), null, EventsShown, Asking)) : [];
        }

        isRead = true;
    }

    private async Task Save() => await Show(
        await directory.Change(
            entry!.Tenant.Code,
            new TenantChange(
                name.Trim(), country.Trim().ToUpperInvariant(), zone.Trim(), currency.Trim().ToUpperInvariant(), registersMeters, allowsSha1, isPublic, Seen: Seen),
            CancellationToken.None),
        T["Tenants.Changed", name.Trim()]);

    private async Task Close() =>
        await Show(await directory.Close(entry!.Tenant.Code, typedName.Trim(), CancellationToken.None), T["Tenant.Closed", entry.Tenant.Name]);

    private async Task Show(AdministrationResult result, string done)
    {
        var isDone = result.Outcome is AdministrationOutcome.Done;
        this.done = isDone ? done : null;
        problem = isDone ? null : refusals.Of(result);
        if (isDone)
        {
            typedName = "";
            await Read();
        }
        else if (result.Refusal?.Code == "Tenant.Meanwhile" && (await directory.List(Leaving)).FirstOrDefault(known => known.Tenant.Id == TenantId) is { } now)
        {
            // What was typed stays; saving again replaces what is told now, and nothing else.
            var (seen, tenant) = (entry!.Tenant, now.Tenant);
            (name, country) = (Typed.OrNow(name, seen.Name, tenant.Name), Typed.OrNow(country, seen.Country, tenant.Country));
            (zone, currency) = (Typed.OrNow(zone, seen.TimeZone, tenant.TimeZone), Typed.OrNow(currency, seen.Currency, tenant.Currency));
            isPublic = Typed.OrNow(isPublic, entry.IsPublic, now.IsPublic);
            registersMeters = Typed.OrNow(registersMeters, seen.RegistersMetersOnSight, tenant.RegistersMetersOnSight);
            allowsSha1 = Typed.OrNow(allowsSha1, seen.AllowsSha1, tenant.AllowsSha1);
            entry = now;
        }
    }
}
