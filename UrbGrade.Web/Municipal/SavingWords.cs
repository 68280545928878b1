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

    /// <summary>A year's saving with its interval, which ends where nothing is left to save.</summary>
    public static string Band(PlanOutcome outcome) => outcome.MostKwh is { } most
        ? Units.With($"{Number(outcome.SavedKwh)} ({Number(outcome.SavedKwh - outcome.BandKwh)} – {Number(most)})", "kW.h")
        : Band(outcome.SavedKwh, outcome.BandKwh);

    public static string Years(double? years) => years is { } known ? Measures.Number(known, 1) : None;

    /// <summary>CV(RMSE) of a baseline.</summary>
    public static string Scatter(BaselineEntry baseline) => baseline.Kind is null ? None : Percent(baseline.CvRmse);

    /// <summary>How much of the use a baseline explains, and whether it tells too much or too little.</summary>
    public static string Fit(BaselineEntry baseline, IStringLocalizer<SavingsText> texts) => texts["Plan.Fit", Measures.Number(baseline.R2, 2), Percent(baseline.Nmbe)];

    /// <summary>Each kind that was tried, by its scatter in weeks that it had not seen; empty where none could be.</summary>
    public static string Trials(BaselineEntry baseline, IStringLocalizer<SavingsText> texts)
    {
        var tried = baseline.Trials.Where(trial => double.IsFinite(trial.UnseenScatter)).Select(trial => $"{texts[$"Model.{trial.Kind}"].Value} {Percent(trial.UnseenScatter)}").ToList();
        return tried.Count == 0 ? "" : texts["Plan.Trials", string.Join(", ", tried)];
    }

    /// <summary>Days that were left out of a baseline.</summary>
    public static string Faults(BaselineEntry baseline, IStringLocalizer<SavingsText> texts) =>
        texts["Plan.Faults", string.Join(", ", baseline.Faults.Select(LocalTimes.Day))];

    /// <summary>Whether the reason speaks against a baseline.</summary>
    public static bool Lacks(BaselineEntry baseline, BaselineRefusalReason reason) => baseline.Refusals.Any(refusal => refusal.Reason == reason);

    /// <summary>Each reason with what was found and what is allowed.</summary>
    public static string Refusals(IReadOnlyList<BaselineRefusal> refusals, IStringLocalizer<SavingsText> texts) =>
        string.Join("; ", refusals.Select(refusal => texts[$"Refusal.{refusal.Reason}", Measures.Number(refusal.Found, 1), Measures.Number(refusal.Allowed, 1)].Value));

    private static string Percent(double percent) => Conventions.PerCent(Measures.Number(percent, 1));
}
