using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Municipal;

/// <summary>Savings and refusals in words.</summary>
internal static class SavingWords
{
    private const string None = "–";

    public static string Number(double? value) => value is { } known ? Measures.Number(known, 0) : None;

    public static string Kwh(double? value) => value is { } known ? Units.With(Number(known), "kW.h") : None;

    public static string Band(double kwh, double band) => Units.With($"{Number(kwh)}\u00a0±\u00a0{Number(band)}", "kW.h");

    public static string Years(double? years) => years is { } known ? Measures.Number(known, 1) : None;

    /// <summary>Each reason with what was found and what is allowed.</summary>
    public static string Refusals(IReadOnlyList<BaselineRefusal> refusals, IStringLocalizer<SavingsText> texts) =>
        string.Join("; ", refusals.Select(refusal => texts[$"Refusal.{refusal.Reason}", Measures.Number(refusal.Found, 1), Measures.Number(refusal.Allowed, 1)].Value));
}
