using System.Globalization;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Formats;

/// <summary>What the audit keeps, in the reader's language. Its hashes hold the English that modules wrote, so that is known again by its form, and what
/// has none of the known ones is told as it stands.</summary>
internal static class AuditWords
{
    private const string English = "en";

    /// <summary>What stands between the parts of a text, the wider first.</summary>
    private static readonly string[] Joints = ["; ", ", "];

    /// <summary>Kinds of lines about all of a tenant, beside those that begin with it. Others name a meter or a place, whose code may be that of its tenant.</summary>
    private static readonly string[] OfTenants =
    [
        "baselines.run", "engagement.places", "forecast.run", "kpi.recomputed", "meter.limits-learn", "retention.applied", "retention.asked",
    ];

    /// <summary>What was before or then.</summary>
    /// <param name="what">The kind of the line.</param>
    /// <param name="text">As the audit has it.</param>
    public static string? Of(this IStringLocalizer<AuditText> texts, string what, string? text) => text is null ? null : Told(AuditForm.Kept, what, text, texts);

    /// <summary>What a line is about.</summary>
    public static string SubjectOf(this IStringLocalizer<AuditText> texts, string what, string subject) => Told(AuditForm.Subject, what, subject, texts);

    /// <summary>What a line is about; a tenant by its name.</summary>
    public static string SubjectOf(this IStringLocalizer<AuditText> texts, AuditRecord line, ITenantRegistry tenants) =>
        line.Subject == line.TenantCode && IsOfTenant(line.What) ? tenants.NameOf(line.Subject) : texts.SubjectOf(line.What, line.Subject);

    /// <summary>The language of what is told where it is not the page's.</summary>
    public static string? LanguageOf(string? told, string? text) => told == text ? English : null;

    private static bool IsOfTenant(string what) => what.StartsWith("tenant.", StringComparison.Ordinal) || OfTenants.Contains(what);

    // Subjects without a form are names that people gave. Whole first: what people wrote at the end of a text may hold what stands between parts.
    private static string Told(string family, string what, string text, IStringLocalizer<AuditText> texts)
    {
        var known = AuditForm.All.Where(form => form.IsOf(what)).ToList();
        return Filled(known, family, text, texts) ?? (family == AuditForm.Kept ? InParts(known, text, texts) : text);
    }

    private static string InParts(List<AuditForm> known, string text, IStringLocalizer<AuditText> texts) =>
        Array.Find(Joints, one => text.Contains(one, StringComparison.Ordinal)) is { } joint
            ? string.Join(joint, text.Split(joint).Select(part => InParts(known, part, texts)))
            : Filled(known, AuditForm.Part, text, texts) ?? text;

    /// <summary>A text, or a part of one, by the form that it has; null when it has none.</summary>
    private static string? Filled(List<AuditForm> known, string family, string text, IStringLocalizer<AuditText> texts)
    {
        foreach (var form in known.Where(one => one.Family == family))
        {
            if (form.Shape.Match(text) is { Success: true } match)
            {
                return form.Words?.GetString(form.Key, CultureInfo.CurrentUICulture)
                    ?? texts[form.Key, [.. match.Groups.Values.Skip(1).Select((place, at) => (object)InPlace(known, form, at, place.Value, texts))]];
            }
        }

        return null;
    }

    private static string InPlace(List<AuditForm> known, AuditForm form, int at, string value, IStringLocalizer<AuditText> texts) =>
        form.IsOfParts(at) ? InParts(known, value, texts)
        : form.IsAmount(at) && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) ? Measures.Number(amount, Decimals(value))
        : value;

    private static int Decimals(string number) => number.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? number.Length - point - 1 : 0;
}
