using System.Globalization;
using System.Resources;
using System.Text;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Municipal;

/// <summary>Says alerts from the texts of the pages, in the language of the rule and not of whoever runs.</summary>
internal sealed class AlertWords(IConfiguration settings) : IAlertWords
{
    private static readonly ResourceManager Texts = new(typeof(FindingText).FullName!, typeof(FindingText).Assembly);

    public (string Subject, string Body) Write(AlertRuleDraft rule, IReadOnlyList<AlertFacts> alerts)
    {
        var culture = CultureInfo.GetCultureInfo(rule.Language);
        var pages = settings["Mail:Pages"] is { Length: > 0 } address ? address.TrimEnd('/') : null;
        var before = CultureInfo.CurrentCulture;
        try
        {
            // Formats of the pages follow the current culture.
            CultureInfo.CurrentCulture = culture;
            var body = new StringBuilder().AppendLine(Say(culture, "Mail.Intro", NameOf(rule, alerts, culture))).AppendLine();
            foreach (var alert in alerts)
            {
                body.Append("- ").AppendLine(Sentence(rule, alert, culture));
                if (alert.FindingId is { } id && pages is not null)
                {
                    body.Append("  ").Append(pages).Append("/app/findings/").Append(id.ToString(CultureInfo.InvariantCulture)).AppendLine();
                }
            }

            body.AppendLine().AppendLine(Say(culture, "Mail.End"));
            if (pages is not null)
            {
                body.Append(pages).AppendLine("/app/alerts");
            }

            return (Say(culture, alerts.Count == 1 ? "Mail.SubjectOne" : "Mail.Subject", NameOf(rule, alerts, culture), alerts.Count), body.ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>One alert in one sentence.</summary>
    public static string Sentence(AlertRuleDraft rule, AlertFacts alert, CultureInfo culture)
    {
        var day = LocalTimes.Day(LocalTimes.LocalDay(alert.At, alert.TimeZone));
        var moment = LocalTimes.Moment(alert.At, alert.TimeZone);
        return rule.Kind switch
        {
            AlertKind.Finding => Say(culture, "Alert.Finding", KindOf(alert, culture), alert.About, moment)
                + (alert.Value is { } money ? " " + Say(culture, "Alert.Money", Measures.Text(Bus.Contracts.Dashboard.Quantity.Cost, money, alert.Unit)) : ""),
            AlertKind.NoData => Say(culture, "Alert.NoData", alert.About, moment),
            AlertKind.Certificate => Say(culture, alert.IsRevocationList ? "Alert.RevocationList" : "Alert.Certificate", alert.About, day),
            AlertKind.Kpi => Say(culture, rule.IsAbove ? "Alert.KpiAbove" : "Alert.KpiBelow", About(alert, culture), day, Value(alert), Limit(rule, alert)),
            AlertKind.Target => Say(
                culture, rule.IsAbove ? "Alert.TargetMost" : "Alert.TargetLeast", About(alert, culture),
                LocalTimes.Month(LocalTimes.LocalDay(alert.At, alert.TimeZone)), Value(alert), Limit(rule, alert)),
            _ => Say(culture, rule.IsAbove ? "Alert.Above" : "Alert.Below", alert.About, day, Value(alert), Limit(rule, alert)),
        };
    }

    /// <summary>As its author called it; a target without a name is named after its figure.</summary>
    private static string NameOf(AlertRuleDraft rule, IReadOnlyList<AlertFacts> alerts, CultureInfo culture) => rule.Name.Length > 0 ? rule.Name
        : KpiNames.Of(rule.Measure ?? "", alerts.Select(alert => alert.KpiName).FirstOrDefault() ?? rule.Measure ?? "", culture);

    /// <summary>The place, and of a KPI its name, with the carrier where that does not say it.</summary>
    private static string About(AlertFacts alert, CultureInfo culture) =>
        alert.Kpi is not { } code ? alert.About
        : $"{alert.About}: {KpiNames.Of(code, alert.KpiName ?? code, culture)}{(KpiNames.SaysCarrier(code) ? "" : Carrier(alert, culture))}";

    /// <summary>What was found, with the carrier where the kind may be of any.</summary>
    private static string KindOf(AlertFacts alert, CultureInfo culture) =>
        Say(culture, $"Kind.{alert.Finding}") + (alert.Finding is { } kind && FindingWords.IsOfAnyCarrier(kind) ? Carrier(alert, culture) : "");

    private static string Carrier(AlertFacts alert, CultureInfo culture) => Carriers.Within(alert.Medium, culture) is { } carrier ? $" ({carrier})" : "";

    private static string Value(AlertFacts alert) => Units.With(Number(alert.Value), alert.Unit ?? "");

    /// <summary>In the unit of what was held against it.</summary>
    private static string Limit(AlertRuleDraft rule, AlertFacts alert) => Units.With(Number(rule.Limit), alert.Unit ?? "");

    private static string Number(double? value) => value is { } known
        ? Measures.Number(known, Math.Abs(known) switch { < 1 => Units.Decimals(known), < 100 => 1, _ => 0 }) : "–";

    private static string Say(CultureInfo culture, string key, params object[] holes) =>
        string.Format(culture, Texts.GetString(key, culture) ?? key, holes);
}
