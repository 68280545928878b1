namespace UrbGrade.Bus.Contracts.Engagement;

/// <summary>A survey as it is being written.</summary>
/// <param name="Edit">Counts the edits.</param>
/// <param name="Missing">What the draft lacks before it can be published; empty for nothing.</param>
/// <param name="IsChanged">Whether the draft differs from the published version.</param>
public sealed record SurveyDetails(SurveyEntry Entry, SurveyForm Draft, int Edit, IReadOnlyList<MissingText> Missing, bool IsChanged);
