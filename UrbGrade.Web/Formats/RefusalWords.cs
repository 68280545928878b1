using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Formats;

/// <summary>Refusals in the reader's language.</summary>
internal static class RefusalWords
{
    /// <summary>Why a command changed nothing; null when it was done.</summary>
    public static string? Of(this IStringLocalizer<RefusalText> texts, AdministrationResult result) =>
        result.Outcome == AdministrationOutcome.Done ? null
        : result.Refusal is { } refusal ? texts.Of(refusal)
        : texts[$"Other.{result.Outcome}"].Value;

    /// <summary>What the modules have no code for, since only commands meet it, is told as it is.</summary>
    public static string Of(this IStringLocalizer<RefusalText> texts, Refusal refusal) => refusal.Code is null
        ? texts["Other", refusal.Text]
        : texts[refusal.Code, [.. refusal.Values.Select(value => Shown(texts, value))]];

    private static object Shown(IStringLocalizer<RefusalText> texts, object? value) => value switch
    {
        Refusal inner => texts.Of(inner),
        DateOnly day => LocalTimes.Day(day),
        // Nobody's zone is known here.
        DateTimeOffset at => LocalTimes.Moment(at, "UTC") + " UTC",
        _ => value ?? "–",
    };
}
