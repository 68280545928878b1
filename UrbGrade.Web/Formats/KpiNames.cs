using System.Globalization;
using System.Resources;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Formats;

/// <summary>Names of KPIs and of what they are made of, in the reader's language. What a tenant made itself keeps the name that its author wrote.</summary>
internal static class KpiNames
{
    // No localizer: mails are written in the language of their rule, where nobody reads a page.
    private static readonly ResourceManager Texts = new(typeof(KpiText).FullName!, typeof(KpiText).Assembly);

    private static readonly HashSet<string> NamedByCarrier =
    [
        "water", "water_per_person", "heat_supply", "heat_return", "heat_cooling", "heat_ratio", "heat_by_water", "street_power_density", "street_energy",
        "street_energy_full",
    ];

    /// <param name="name">The catalogue's, for a code that has no text.</param>
    /// <param name="culture">The reader's; that of the page where none is given.</param>
    public static string Of(string code, string name, CultureInfo? culture = null) => Texts.GetString($"Name.{code}", culture) ?? name;

    public static string Of(PeriodFigure figure) => Of(figure.Code, figure.Name);

    public static string Of(KpiEntry kpi) => Of(kpi.Code, kpi.Name);

    /// <summary>Whether the name of a KPI says by itself what flows: a carrier beside it would say so again.</summary>
    public static bool SaysCarrier(string code) => NamedByCarrier.Contains(code);

    /// <summary>The carrier that a figure's name needs beside it; null for one of all carriers, and where the name says it.</summary>
    public static string? CarrierBeside(PeriodFigure figure) => SaysCarrier(figure.Code) ? null : figure.Medium;

    /// <summary>What a KPI tells, in a sentence; null for one of a tenant's own.</summary>
    public static string? About(string code) => Texts.GetString($"About.{code}", CultureInfo.CurrentUICulture);

    /// <summary>How a KPI is computed. The words between the symbols are the reader's where the formula is the one that they were written for.</summary>
    /// <param name="written">As the catalogue had it when the figure was computed.</param>
    public static string Formula(string code, string written) =>
        Texts.GetString($"Reckoned.{code}", CultureInfo.InvariantCulture) is { } words && IsWrittenSo(words, written)
            ? Texts.GetString($"Reckoned.{code}", CultureInfo.CurrentUICulture)! : written;

    /// <summary>A tenant's own one stands as its author wrote it.</summary>
    public static string Formula(KpiEntry kpi) => kpi.IsFormula ? kpi.Formula : Formula(kpi.Code, kpi.Formula);

    /// <summary>The language of its formula: the catalogue's are written in English, a tenant's own one in whatever its
    /// author calls things, which nobody told.</summary>
    public static string? FormulaLanguage(KpiEntry kpi) => kpi.IsFormula ? null : FormulaLanguage(kpi.Code, kpi.Formula);

    /// <summary>English where it is told as it was written; null where it is in the language of the page.</summary>
    public static string? FormulaLanguage(string code, string written) => IsWrittenSo(Formula(code, written), written) ? "en" : null;

    // On a page no line breaks between a number and its unit.
    private static bool IsWrittenSo(string words, string written) => words.Replace('\u00a0', ' ') == written;

    /// <summary>What a KPI is made of, as part of a sentence.</summary>
    public static string From(KpiEntry kpi) => Texts.GetString(kpi.IsFormula ? "Formula.From" : $"From.{kpi.Code}", CultureInfo.CurrentUICulture) ?? kpi.Inputs;

    /// <summary>What a series measures, as <c>energy</c>; a name that only a tenant's mapping knows is shown as words.</summary>
    public static string OfQuantity(string quantity) => Texts.GetString($"Measured.{quantity}", CultureInfo.CurrentUICulture) ?? quantity.Replace('_', ' ');
}
