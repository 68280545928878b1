using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Formats;

/// <summary>A text that modules write, or a part of one, by which it is known again.</summary>
/// <param name="Key">Of its words.</param>
/// <param name="Family">What it is a form of.</param>
/// <param name="Kind">Of lines, or what several kinds begin with.</param>
/// <param name="Written">As modules write it.</param>
/// <param name="Shape">What a text of this form looks like.</param>
/// <param name="Words">Where its words are that belong to more than the audit; null for those of <see cref="AuditText"/>.</param>
internal sealed partial record AuditForm(string Key, string Family, string Kind, string Written, Regex Shape, ResourceManager? Words)
{
    /// <summary>Forms of the whole of what was before or then.</summary>
    public const string Kept = "Kept";

    /// <summary>Forms of a part of a text, of which it may have several.</summary>
    public const string Part = "Part";

    /// <summary>Forms of the whole of what a line is about.</summary>
    public const string Subject = "Subject";

    /// <summary>Forms whose English words are not those that modules write.</summary>
    private static readonly Dictionary<string, string> WrittenOtherwise = new(StringComparer.Ordinal)
    {
        ["Kept.asset.trait.Plain"] = "{0} 1",
        ["Kept.engagement.campaign.Words"] = "{0}, {1} to {2}, {3} places",
        ["Kept.intervention.added.Undated"] = "{0} of {1} at {2} assets, done , promise {3} kWh a year, {4}",
        ["Kept.intervention.added.Works"] = "{0} of {1} at {2} assets, done {3}, promise {4} kWh a year, {5}",
        ["Kept.note.Words"] = "{0} to {1}, {2}, {3} characters",
        ["Kept.person.meter.Open"] = "{0} to ",
        ["Kept.site.imported.Words"] = "{0} assets: {1} added, {2} changed",
        ["Kept.tenant.closed.Counts"] = "{0} certificates, {1} tokens, {2} people",
        ["Kept.work.Item"] = "item {0}, {1} attempts",
        ["Part.account.PlatformAdministrator"] = "PlatformAdministrator",
        ["Part.account.TenantAdministrator"] = "TenantAdministrator",
        ["Part.alert.rule.AtOnce"] = "AtOnce",
        ["Part.alert.rule.Kpi"] = "Kpi",
        ["Part.alert.rule.NoData"] = "NoData",
        ["Part.alert.rule.Threshold"] = "Threshold",
        ["Part.finding.forget.Asset"] = "Asset",
        ["Part.finding.forget.Series"] = "Series",
        ["Part.finding.forget.Site"] = "Site",
        ["Part.finding.state.FalseAlarm"] = "FalseAlarm",
        ["Part.module.registered.StandsIn"] = "standsIn {0}",
        ["Part.report.Secap"] = "Secap",
        ["Part.retention.applied.Deleted"] = "{0} {1} before {2}",
        ["Part.retention.Comments"] = "Comments",
        ["Part.retention.Credentials"] = "Credentials",
        ["Part.retention.DailyKpis"] = "DailyKpis",
        ["Part.retention.FineReadings"] = "FineReadings",
        ["Part.retention.Forecasts"] = "Forecasts",
        ["Part.retention.GatewayLogs"] = "GatewayLogs",
        ["Part.retention.MonthlyKpis"] = "MonthlyKpis",
        ["Part.retention.RawMessages"] = "RawMessages",
        ["Part.retention.Readings"] = "Readings",
        ["Part.retention.ResendRequests"] = "ResendRequests",
        ["Subject.finding.forget.Of"] = "{0} of {1} {2}",
        ["Subject.retention.set.Of"] = "{0} {1}",
    };

    /// <summary>Places of a form that modules fill with parts. Others hold what people wrote, a name or a number, and are told as they stand.</summary>
    private static readonly Dictionary<string, int[]> PlacesOfParts = new(StringComparer.Ordinal)
    {
        ["Kept.account.First"] = [0],
        ["Kept.engagement.survey.Words"] = [0],
        ["Kept.factor.added.Version"] = [1],
        ["Kept.finding.state.Noted"] = [0],
        ["Kept.intervention.added.Undated"] = [0, 1],
        ["Kept.intervention.added.Works"] = [0, 1],
        ["Kept.intervention.Dated"] = [0],
        ["Kept.lighting.program.Version"] = [1],
        ["Kept.meter.limits.Reasoned"] = [0],
        ["Kept.meter.setting.From"] = [2],
        ["Kept.tenant.Described"] = [4],
        ["Part.retention.applied.Deleted"] = [1],
        ["Subject.factor.added.Of"] = [1],
        ["Subject.factor.chosen.Of"] = [0],
        ["Subject.finding.forget.Of"] = [0, 1],
        ["Subject.finding.state.Of"] = [0],
        ["Subject.places.imported.Of"] = [0],
        ["Subject.places.vulnerability.Of"] = [0],
        ["Subject.retention.set.Of"] = [1],
        ["Subject.tariff.added.Of"] = [1],
    };

    /// <summary>Places that hold amounts, which languages write in groups.</summary>
    private static readonly Dictionary<string, int[]> PlacesOfAmounts = new(StringComparer.Ordinal)
    {
        ["Kept.aggregation.refused.Times"] = [0],
        ["Kept.engagement.campaign.Words"] = [3],
        ["Kept.engagement.places.Words"] = [0, 1],
        ["Kept.intervention.added.Undated"] = [2, 3],
        ["Kept.intervention.added.Works"] = [2, 4],
        ["Kept.note.Words"] = [3],
        ["Kept.places.imported.Words"] = [0, 1, 2],
        ["Kept.places.vulnerability.Words"] = [0],
        ["Kept.retention.set.Days"] = [0],
        ["Kept.revocations.updated.Count"] = [1],
        ["Kept.service.archived.Waiting"] = [0],
        ["Kept.site.imported.Words"] = [0, 1, 2],
        ["Kept.tenant.closed.Counts"] = [0, 1, 2],
        ["Kept.work.Item"] = [1],
        ["Kept.work.Items"] = [0],
        ["Part.retention.applied.Deleted"] = [0],
        ["Part.service.Limited"] = [0],
    };

    /// <summary>Kinds of lines that name what flows.</summary>
    private static readonly string[] OfCarriers = ["factor", "intervention.added", "tariff"];

    /// <summary>Those with the most words of their own first, and of these the ones with the fewest places.</summary>
    public static IReadOnlyList<AuditForm> All { get; } =
    [
        .. Own().Concat(Borrowed<FindingText>("finding", "Kind", name => name))
            .Concat(Borrowed<SavingsText>("intervention.added", "Kind", name => name))
            .Concat(Borrowed<AdministrationText>("places", "PlaceKind", name => name))
            .Concat(Borrowed<AdministrationText>("factor", "EmissionMethod", name => name.Replace('-', ' ')))
            .Concat(OfCarriers.SelectMany(kind => Borrowed<SharedText>(kind, "MediumWithin", name => name.ToLowerInvariant())))
            .OrderByDescending(form => Place().Replace(form.Written, "").Length).ThenBy(form => Place().Count(form.Written)),
    ];

    /// <summary>Keys that the tables above name; a test holds them to the texts.</summary>
    public static IEnumerable<string> Named => WrittenOtherwise.Keys.Concat(PlacesOfParts.Keys).Concat(PlacesOfAmounts.Keys);

    /// <summary>Whether a place is filled with parts.</summary>
    public bool IsOfParts(int place) => PlacesOfParts.TryGetValue(Key, out var places) && places.Contains(place);

    /// <summary>Whether a place is an amount.</summary>
    public bool IsAmount(int place) => PlacesOfAmounts.TryGetValue(Key, out var places) && places.Contains(place);

    public bool IsOf(string what) => what.StartsWith(Kind, StringComparison.Ordinal) && (what.Length == Kind.Length || what[Kind.Length] == '.');

    private static IEnumerable<AuditForm> Own() => Entries(typeof(AuditText)).Select(entry => Of(
        entry.Key, entry.Key[..entry.Key.IndexOf('.', StringComparison.Ordinal)],
        entry.Key[(entry.Key.IndexOf('.', StringComparison.Ordinal) + 1)..entry.Key.LastIndexOf('.')],
        WrittenOtherwise.GetValueOrDefault(entry.Key, entry.Text), words: null));

    /// <summary>Names that pages tell as well.</summary>
    /// <param name="family">Of the keys that the names end.</param>
    /// <param name="written">How modules write a name.</param>
    private static IEnumerable<AuditForm> Borrowed<T>(string kind, string family, Func<string, string> written)
    {
        var words = new ResourceManager(typeof(T));
        return Entries(typeof(T)).Where(entry => entry.Key.StartsWith(family + ".", StringComparison.Ordinal))
            .Select(entry => Of(entry.Key, Part, kind, written(entry.Key[(family.Length + 1)..]), words));
    }

    private static IEnumerable<(string Key, string Text)> Entries(Type texts) => new ResourceManager(texts)
        .GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: true)!
        .Cast<DictionaryEntry>().Select(entry => ((string)entry.Key, (string)entry.Value!));

    // Texts are of any length, and what people write is among them: none may take the time that going back and forth in it would.
    private static AuditForm Of(string key, string family, string kind, string written, ResourceManager? words) => new(
        key, family, kind, written,
        new Regex(
            @"\A" + EscapedPlace().Replace(Regex.Escape(written), "(.*?)") + @"\z",
            RegexOptions.NonBacktracking | RegexOptions.Singleline | RegexOptions.CultureInvariant),
        words);

    [GeneratedRegex(@"\{[0-9]\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\\\{[0-9]\}")]
    private static partial Regex EscapedPlace();
}
