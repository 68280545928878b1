using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Administration;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Operations;

public sealed partial class EventsPage(
    IOperationEvents events, ITenantSession session, ReaderZone zone, IStringLocalizer<EventText> texts, IStringLocalizer<AuditText> told,
    IStringLocalizer<SharedText> shared)
{
    private const string Path = "/ops/events";
    private const int PageLength = 50;

    private AuditFilter filter = new();
    private IReadOnlyList<(string Kind, string Name)> kinds = [];
    private long? before;

    [SupplyParameterFromQuery(Name = "who")]
    private string? Who { get; set; }

    [SupplyParameterFromQuery(Name = "what")]
    private string? What { get; set; }

    [SupplyParameterFromQuery(Name = "text")]
    private string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    private string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    private string? To { get; set; }

    [SupplyParameterFromQuery(Name = "before")]
    private string? Before { get; set; }

    /// <summary>One more than a page shows when there are older ones.</summary>
    private IReadOnlyList<AuditRecord>? Lines { get; set; }

    private IStringLocalizer<EventText> T => texts;

    private IStringLocalizer<SharedText> Shared => shared;

    private bool IsFiltered => before is not null || filter != new AuditFilter(TimeZone: filter.TimeZone);

    protected override void OnInitialized() =>
        kinds = [.. OperationKinds.All.Select(kind => (kind, T[$"Kind.{kind}"].Value)).OrderBy(one => one.Value, StringComparer.CurrentCulture)];

    protected override async Task OnParametersSetAsync()
    {
        var asked = AuditAddress.Of(Who, What, subject: null, tenant: null, From, To, Text) with { TimeZone = zone.Name };
        long? earlier = long.TryParse(Before, NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? line : null;
        if (!IsAnother((asked, earlier)))
            return;
        (filter, before) = (asked, earlier);
        Lines = await ReadOnce(nameof(Lines), $"{(asked, earlier)}", () => events.Newest(asked, earlier, PageLength + 1, Asking));
    }

    /// <summary>What a filter looks for, where that is not what is told.</summary>
    private string? Kept(string shown, string kept) => shown == kept ? null : T["Events.Kept", kept].Value;

    /// <summary>The line, and what happened before it, whatever comes later.</summary>
    private static string Permalink(AuditRecord line) => FormattableString.Invariant($"{Path}?before={line.Id + 1}#event-{line.Id}");
}
