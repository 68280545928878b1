using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Design;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Municipal;

public sealed partial class AttentionPage(
    IFindingQueries findings, IAlerts alerts, IAssetQueries assets, TimeProvider clock, IStringLocalizer<FindingText> texts, IStringLocalizer<SharedText> shared)
{
    private const int DaysOfWeek = 7;

    [SupplyParameterFromQuery(Name = "state")]
    private string? State { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    private string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageText { get; set; }

    private FindingList? View { get; set; }

    private AssetsView? Month { get; set; }

    /// <summary>Null before any readings, when there is nothing to hold against them.</summary>
    private IReadOnlyList<TargetStanding>? Targets { get; set; }

    private IReadOnlyList<LearnedThreshold>? Learned { get; set; }

    private IStringLocalizer<FindingText> T => texts;

    private IStringLocalizer<SharedText> Shared => shared;

    /// <summary><c>open</c> shows what is open whenever it was; without a state, what is open and lasted into the last week.</summary>
    private FindingFilter Asked => FindingAddress.Read(State, Kind) with { Page = WholeNumbers.Page(PageText) };

    private bool IsWeek => string.IsNullOrEmpty(State);

    /// <summary>Of what is listed, once it was looked for.</summary>
    private string Csv => FindingAddress.Csv(IsWeek ? Asked with { Since = WeekOf(View!) } : Asked);

    private int Judged => View!.Outcome.GetValueOrDefault("Judged");

    private IEnumerable<string> Origins => Month?.Assets.Select(asset => asset.Origin).OfType<string>().Distinct(StringComparer.Ordinal) ?? [];

    private static readonly string[] OutcomesNotJudged = ["TooShort", "NoData", "Constant", "PlaceUnknown"];

    private List<string> NotJudged =>
    [
        .. OutcomesNotJudged.Where(state => View!.Outcome.GetValueOrDefault(state) > 0)
            .Select(state => T[$"Outcome.{state}", Measures.Number(View!.Outcome[state], 0)].Value),
    ];

    private string Lead => View!.LookedAt is null ? T["Attention.LeadNever"]
        : View.Money > 0 ? T["Attention.LeadMoney", Measures.Number(View.Count, 0), Measures.Text(Quantity.Cost, View.Money, View.Currency), LocalTimes.Day(View.Until.AddDays(-1))]
        : T["Attention.Lead", Measures.Number(View.Count, 0), LocalTimes.Day(View.Until.AddDays(-1))];

    private IReadOnlyList<FilterPreset> Presets =>
    [
        new(T["Attention.Week"], FindingAddress.Page(null, Asked.Kind), IsWeek),
        new(T["Attention.Open"], FindingAddress.Page("open", Asked.Kind), State == "open"),
        .. new[] { FindingState.Explained, FindingState.FalseAlarm }.Select(state => new FilterPreset(
            T[$"State.{state}"], FindingAddress.Page($"{state}", Asked.Kind), Asked.State == state)),
    ];

    protected override async Task OnParametersSetAsync()
    {
        var (asked, isWeek) = (Asked, IsWeek);
        if (!IsAnother((asked, isWeek)))
            return;
        View = await ReadOnce(nameof(View), $"{asked} {isWeek}", () => List(asked, isWeek));
        Learned = await ReadOnce(nameof(Learned), null, () => findings.Learned(Asking));
        Month ??= await ReadOnce(nameof(Month), null, () => AssetsView.Load(assets, null, clock.GetUtcNow(), Asking));
        Targets ??= Month.Latest is null ? null : await ReadOnce(nameof(Targets), null, () => alerts.Targets(Month.Month, Asking));
    }

    private async Task<FindingList> List(FindingFilter asked, bool isWeek)
    {
        var all = await findings.List(asked, Asking);
        return isWeek && all.LookedAt is not null ? await findings.List(asked with { Since = WeekOf(all) }, Asking) : all;
    }

    /// <summary>When the week began that the list ends with.</summary>
    private static DateTimeOffset WeekOf(FindingList list) => new(list.Until.AddDays(-DaysOfWeek), TimeOnly.MinValue, TimeSpan.Zero);

    private async Task Forget(LearnedThreshold one)
    {
        await findings.Forget(one.Kind, one.Scope, one.ScopeId, Leaving);
        Learned = await findings.Learned(Leaving);
    }

    private string Path => $"/app?state={Uri.EscapeDataString(State ?? "")}&kind={Uri.EscapeDataString(Kind ?? "")}";
}
