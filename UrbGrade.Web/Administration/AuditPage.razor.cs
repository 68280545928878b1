using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Administration;

public sealed partial class AuditPage(
    IAuditTrail audit, ITenantSession session, ReaderZone zone, IStringLocalizer<AdministrationText> texts, IStringLocalizer<SharedText> shared,
    IStringLocalizer<RefusalText> refusals, IStringLocalizer<EventText> events, IStringLocalizer<AuditText> told)
{
    private const int PageLength = 50;

    /// <summary>Offered as one types; any other beginning can be typed.</summary>
    internal static readonly string[] Kinds =
    [
        "account.", "account.refused", "account.signed-in", "aggregation.", "alert.", "asset.", "authority.", "baselines.", "certificate.", "certificate.revoked", "engagement.", "factor.", "failure.",
        "finding.", "forecast.", "intervention.", "kpi.", "lighting.", "mapping.", "meter.", "meters.", "module.", "note.", "person.", "places.", "report.", "resend.", "retention.", "revocations.", "schema.", "service.", "site.",
        "tariff.", "tenant.", "token.", "work.",
    ];

    private AuditFilter filter = new();
    private long? before;
    private AuditVerification? verified;
    private bool isVerifying;

    [SupplyParameterFromQuery(Name = "who")]
    private string? Who { get; set; }

    [SupplyParameterFromQuery(Name = "what")]
    private string? What { get; set; }

    [SupplyParameterFromQuery(Name = "subject")]
    private string? Subject { get; set; }

    [SupplyParameterFromQuery(Name = "tenant")]
    private string? Tenant { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    private string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    private string? To { get; set; }

    [SupplyParameterFromQuery(Name = "before")]
    private string? Before { get; set; }

    /// <summary>One more than a page shows when there are older ones.</summary>
    private IReadOnlyList<AuditRecord>? Lines { get; set; }

    private IStringLocalizer<AdministrationText> T => texts;

    private IStringLocalizer<SharedText> Shared => shared;

    private IStringLocalizer<RefusalText> Refusals => refusals;

    /// <summary>A kind in the reader's words; null for a beginning that several kinds share, and for one that an older release wrote.</summary>
    private string? NameOf(string kind) => events[$"Kind.{kind}"] is { ResourceNotFound: false } name ? name.Value : null;

    /// <summary>What a filter looks for, where that is not what is told.</summary>
    private string? Kept(string shown, string kept) => shown == kept ? null : T["Audit.Kept", kept].Value;

    protected override async Task OnParametersSetAsync()
    {
        var asked = AuditAddress.Of(Who, What, Subject, Tenant, From, To) with { TimeZone = zone.Name };
        long? earlier = long.TryParse(Before, NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? line : null;
        if (!IsAnother((asked, earlier)))
            return;
        (filter, before) = (asked, earlier);
        Lines = await ReadOnce(nameof(Lines), $"{(asked, earlier)}", () => audit.Newest(asked, earlier, PageLength + 1, Asking));
    }

    private async Task Verify()
    {
        (isVerifying, verified) = (true, null);
        StateHasChanged();
        try
        {
            verified = await audit.Verify(null, Leaving);
        }
        finally
        {
            isVerifying = false;
        }
    }
}
