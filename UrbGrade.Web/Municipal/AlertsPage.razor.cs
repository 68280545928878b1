using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Web.Administration;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Municipal;

public sealed partial class AlertsPage(
    IAlerts alerts, IAssetQueries assets, IKpiCatalogue catalogue, ITenantRegistry tenants, ITenantSession session, TimeProvider clock, IDialogService dialogs,
    IStringLocalizer<FindingText> texts, IStringLocalizer<RefusalText> refusals)
{
    private const string Path = "/app/alerts";

    private static readonly string[] Quantities = ["energy", "volume", "power", "temperature_in", "temperature_out", "temperature_flow", "temperature_return"];
    private static readonly SearchKeys PlaceKeys = new("AlertPlace.Find", "AlertPlace.Found", "AlertPlace.FoundFirst", "AlertPlace.FoundNone", "AlertPlace.Add");
    private static readonly string[] Languages = ["en", "es", "ca", "eu", "da"];

    private string name = "";
    private AlertKind kind;
    private string finding = "";
    private string measure = "energy";
    private string kpi = "";
    private bool isAbove = true;
    private double limit;
    private AlertDelivery delivery = AlertDelivery.Daily;
    private string address = "";
    private string language = "en";
    private bool isOfTenant;
    private string? problem;
    private string? said;
    private ElementReference status;

    [SupplyParameterFromQuery(Name = "kind")]
    private string? KindName { get; set; }

    /// <summary>Id of the place that a new rule is about; all of them where there is none.</summary>
    [SupplyParameterFromQuery(Name = "place")]
    private string? PlaceText { get; set; }

    /// <summary>What a place is searched by.</summary>
    [SupplyParameterFromQuery(Name = "find")]
    private string? Find { get; set; }

    private IReadOnlyList<AlertRuleEntry>? Rules { get; set; }

    private IReadOnlyList<AlertEntry>? Raised { get; set; }

    /// <summary>By name.</summary>
    private IReadOnlyList<KpiEntry> Kpis { get; set; } = [];

    /// <summary>By name; null until one is searched or chosen.</summary>
    private IReadOnlyList<AssetSummary>? Places { get; set; }

    private int? PlaceId => int.TryParse(PlaceText, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private AssetSummary? Place => PlaceId is { } id ? Places?.FirstOrDefault(place => place.AssetId == id) : null;

    /// <summary>What else a new rule may be about.</summary>
    private IEnumerable<NamedLink>? Others
    {
        get
        {
            var chosen = Place?.AssetId;
            return Places?.Where(place => place.AssetId != chosen).Select(place => new NamedLink(place.Name, Address(place.AssetId)));
        }
    }

    private bool HasPlace => kind is not (AlertKind.Certificate or AlertKind.Target);

    private IStringLocalizer<FindingText> T => texts;

    private TenantInfo? Tenant => session.CurrentTenantId is { } id ? tenants.Find(id) : null;

    private string Zone => Tenant?.TimeZone ?? "UTC";

    protected override async Task OnInitializedAsync()
    {
        kind = Enum.TryParse<AlertKind>(KindName, ignoreCase: true, out var asked) && Enum.IsDefined(asked) ? asked : AlertKind.Finding;
        isOfTenant = kind == AlertKind.Target;
        address = session.AccountName ?? "";
        language = Languages.FirstOrDefault(one => one == CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? "en";
        Kpis = [.. (await ReadOnce(nameof(Kpis), null, () => catalogue.List(null, Asking))).OrderBy(KpiNames.Of, StringComparer.CurrentCulture)];
        kpi = Kpis.Count > 0 ? Kpis[0].Code : "";
        Rules = await ReadOnce(nameof(Rules), null, () => alerts.Rules(Asking));
        Raised = await ReadOnce(nameof(Raised), null, () => alerts.Raised(Asking));
    }

    protected override async Task OnParametersSetAsync()
    {
        var asked = string.IsNullOrWhiteSpace(Find + PlaceText) ? "" : nameof(Places);
        if (!IsAnother(asked) || asked.Length == 0 || Places is not null)
            return;
        var month = Months.Of(LocalTimes.LocalDay(clock.GetUtcNow(), Zone));
        Places = [.. (await ReadOnce(nameof(Places), $"{month}", () => assets.List(new KpiPeriod(PeriodKind.Month, month), Asking))).OrderBy(asset => asset.Name, NaturalOrder.Names)];
    }

    private async Task Load() => (Rules, Raised) = (await alerts.Rules(Leaving), await alerts.Raised(Leaving));

    private async Task Add()
    {
        var result = await alerts.Add(
            new AlertRuleDraft(
                name, kind, HasPlace ? PlaceId : null,
                kind switch { AlertKind.Threshold => measure, AlertKind.Kpi or AlertKind.Target => kpi, _ => null }, isAbove, limit,
                kind == AlertKind.Finding && Enum.TryParse<FindingKind>(finding, out var chosen) ? chosen : null, delivery, address, language, isOfTenant),
            Leaving);
        problem = refusals.Of(result);
        said = null;
        if (problem is null)
        {
            said = T["Alerts.Saved", name.Trim() is { Length: > 0 } given ? given : NameOf(kpi)];
            name = "";
            await Load();
        }
    }

    private async Task Mute(AlertRuleEntry entry, int? days)
    {
        DateTimeOffset? until = days is { } count ? clock.GetUtcNow().AddDays(count) : null;
        await Show(
            await alerts.Mute(entry.Id, until, Leaving),
            until is { } end ? $"{Called(entry)}: {T["Alerts.MutedUntil", LocalTimes.Day(LocalTimes.LocalDay(end, Zone))]}" : T["Alerts.Unmuted", Called(entry)].Value);
        await Focus(status);
    }

    private async Task End(AlertRuleEntry entry)
    {
        if (!await ConfirmDialog.Ask(dialogs, T["Alerts.EndOf", Called(entry)], T["Alerts.EndBody"], T["Alerts.End"]))
            return;
        await Show(await alerts.End(entry.Id, Leaving), T["Alerts.Ended", Called(entry)]);
        await Focus(status);
    }

    private async Task Show(AdministrationResult result, string done)
    {
        said = refusals.Of(result) ?? done;
        await Load();
    }

    private string Address(int? place) => FormattableString.Invariant($"{Path}?kind={kind}{(place is { } id ? FormattableString.Invariant($"&place={id}") : "")}");

    /// <summary>As its author called it; a target without a name is named after its figure.</summary>
    private string NameOf(AlertRuleEntry entry) => entry.Rule.Name is { Length: > 0 } given ? given : NameOf(entry.Rule.Measure ?? "");

    /// <summary>Its name, and where others have the same one what sets it apart.</summary>
    private string Called(AlertRuleEntry entry) => Rules!.Count(other => NameOf(other) == NameOf(entry)) == 1 ? NameOf(entry)
        : entry.Rule.Name.Length == 0 ? What(entry) : $"{NameOf(entry)} ({What(entry)})";

    private string NameOf(string code) => Kpis.FirstOrDefault(one => one.Code == code) is { } known ? KpiNames.Of(known) : code;

    private string What(AlertRuleEntry entry)
    {
        var rule = entry.Rule;
        var number = Measures.Number(rule.Limit, rule.Limit % 1 == 0 ? 0 : Math.Max(1, Units.Decimals(rule.Limit)));
        var what = rule.Kind switch
        {
            AlertKind.Finding => T["Rule.Finding", rule.FindingKind is { } one ? FindingWords.Name(one, T) : T["Attention.All"].Value, $"{number}\u00a0{Measures.Symbol(Tenant?.Currency)}"].Value,
            AlertKind.NoData => T.Counted("Rule.NoData", rule.Limit, number),
            AlertKind.Certificate => T.Counted("Rule.Certificate", rule.Limit, number),
            AlertKind.Kpi => OfKpi(rule.IsAbove ? "Rule.KpiAbove" : "Rule.KpiBelow"),
            AlertKind.Target => OfKpi(rule.IsAbove ? "Rule.TargetMost" : "Rule.TargetLeast"),
            _ => T[rule.IsAbove ? "Rule.Above" : "Rule.Below", KpiNames.OfQuantity(rule.Measure ?? ""), Units.With(number, UnitOf(rule.Measure))].Value,
        };
        return entry.About is null ? what : $"{what} ({entry.About})";

        string OfKpi(string key) => Kpis.FirstOrDefault(one => one.Code == rule.Measure) is { } known
            ? T[key, KpiNames.Of(known), Units.With(number, known.Unit)] : T[key, rule.Measure ?? "", number];
    }

    private static string Named(KpiEntry kpi) => Units.Text(kpi.Unit) is { Length: > 0 } unit ? $"{KpiNames.Of(kpi)}, {unit}" : KpiNames.Of(kpi);

    /// <summary>UCUM; empty for a quantity that only a tenant's mapping knows.</summary>
    internal static string UnitOf(string? quantity) => quantity switch { "energy" => "kW.h", "volume" => "m3", "power" => "W", { } known when known.StartsWith("temperature_", StringComparison.Ordinal) => "Cel", _ => "" };

    private static string Sentence(AlertEntry alert) => AlertWords.Sentence(
        new AlertRuleDraft(alert.Rule, alert.Kind, null, null, alert.IsAbove, alert.Limit, null, AlertDelivery.AtOnce, "", "en", IsOfTenant: true),
        alert.Facts, CultureInfo.CurrentUICulture);

    private string Sent(AlertEntry alert) => alert.SentAt is { } at ? T["Alerts.SentAt", LocalTimes.Moment(at, alert.Facts.TimeZone)]
        : alert.IsMuted ? T["Alerts.WasMuted"] : T["Alerts.Waits"];
}
