using System.Text.Json.Nodes;
using NodaTime;

namespace UrbGrade.Gateway.Collect;

/// <summary>
/// Something that a site says and that is no reading of a meter: a vote, a survey's answers, a bill, an event, a point of
/// a luminance survey, a measure taken by hand.
/// </summary>
/// <param name="Kind">One of <see cref="RecordKind"/>.</param>
/// <param name="Key">Tells it from all others of its kind; the same key with the same fields is the same record.</param>
/// <param name="Subject">The place, device or supply point that it is about, as the file names it; empty when none.</param>
/// <param name="At">When it happened, or the start of the time it is about, UTC.</param>
/// <param name="Until">End of the time it is about, UTC, excluded; null for a moment.</param>
/// <param name="Fields">
/// Texts as they were typed, never interpreted; quantities as <c>{"value": 17.4, "unit": "lx"}</c>, or with
/// <c>below</c> in place of <c>value</c> when the instrument could only tell that it is less.
/// </param>
/// <param name="Line">Line in the file, from 1.</param>
internal sealed record SiteRecord(string Kind, string Key, string Subject, Instant At, Instant? Until, JsonObject Fields, int Line);

/// <summary>Kinds of records; the names are stored and stand in profiles.</summary>
internal static class RecordKind
{
    public const string Vote = "vote";
    public const string SurveyAnswer = "survey_answer";
    public const string Bill = "bill";
    public const string SiteEvent = "event";
    public const string LuminancePoint = "luminance_point";
    public const string ManualMeasure = "manual_measure";


    /// <summary>What hardly changes: the building that a meter stands in, its heat source, who lives there.</summary>
    public const string PrimaryData = "primary_data";

    public static readonly IReadOnlyList<string> All = [Vote, SurveyAnswer, Bill, SiteEvent, LuminancePoint, ManualMeasure, PrimaryData];
}
