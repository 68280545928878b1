using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Engagement;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Formats;

/// <summary>What some votes say together, as a sentence.</summary>
internal static class OpinionText
{
    public static string Of(Opinion opinion, IStringLocalizer<EngagementText> texts) => opinion switch
    {
        { Votes: 0 } => texts["Opinion.None"],
        { Shown: null } => texts["Opinion.Few", Measures.Number(opinion.Votes, 0), Opinion.Fewest],
        { Margin: { } margin } => texts["Opinion.Sentence", Measures.Number(opinion.Votes, 0), Figure(opinion), Measures.Number(margin, 0)],
        _ => texts["Opinion.SentenceAlone", Measures.Number(opinion.Votes, 0), Figure(opinion)],
    };

    /// <summary>The figure that is shown, 0 to 100.</summary>
    public static string Figure(Opinion opinion) => opinion.Shown is { } shown ? Measures.Number(shown, 0) : "–";

    /// <summary>The interval of the mean.</summary>
    public static string Interval(Opinion opinion) =>
        opinion is { Low: { } low, High: { } high } ? $"{Measures.Number(low, 0)} – {Measures.Number(high, 0)}" : "–";
}
