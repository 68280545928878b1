using System.Collections.Concurrent;
using UrbGrade.Bus.Contracts.Engagement;

namespace UrbGrade.Tests.Web.Fictional;

/// <summary>Surveys while the pages are tried: one that people answer, with a question of each kind.</summary>
internal sealed class FictionalForms
{
    /// <summary>Of the survey that people answer.</summary>
    public const string Open = "0penf0rm";

    /// <summary>Of the one that is closed.</summary>
    public const string Closed = "c10sed00";

    public static SurveyForm Form { get; } = new(
        In("Street lighting"), In("Four questions, three minutes."),
        [
            new("light_level", QuestionKind.Rating, In("How is the light at night?"), In("Where you walk most."), [], IsRequired: true),
            new("when", QuestionKind.Several, In("When are you out?"), In(""), [new("evening", In("In the evening")), new("night", In("At night"))], IsRequired: false),
            new("walks", QuestionKind.Number, In("How many walks a week?"), In(""), [], IsRequired: true, Least: 0, Most: 70),
            new("words", QuestionKind.Text, In("Anything else?"), In(""), [], IsRequired: false),
        ]);

    /// <summary>By code.</summary>
    public ConcurrentDictionary<string, (SurveyForm Draft, int Edit, SurveyState State, int Version)> Surveys { get; } =
        new([KeyValuePair.Create("street-lighting", (Form, 3, SurveyState.Open, 2)), KeyValuePair.Create("20", (Form, 1, SurveyState.Closed, 1))]);

    /// <summary>Closed between an answer and its code.</summary>
    public bool KeepsNothing { get; set; }

    /// <summary>By token.</summary>
    public ConcurrentDictionary<string, (ConcurrentDictionary<string, string> Answers, bool IsSent)> Sheets { get; } = new();

    private static Dictionary<string, string> In(string text) =>
        text.Length == 0 ? [] : SurveyForm.Languages.ToDictionary(language => language, language => language == "en" ? text : $"{text} ({language})");
}
