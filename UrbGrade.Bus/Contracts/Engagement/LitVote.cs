namespace UrbGrade.Bus.Contracts.Engagement;

/// <summary>A vote with the light and the power of its minute. Both follow from what is known now: what arrives late corrects them.</summary>
/// <param name="Place">As messages name it.</param>
/// <param name="At">UTC.</param>
/// <param name="Mark">1 to 5.</param>
/// <param name="LevelPercent">Of the full light; null where nothing tells it.</param>
/// <param name="PowerWatt">Of the cabinet or node; null where no reading tells it.</param>
/// <param name="Comment">As it was written; for staff only.</param>
public sealed record LitVote(
    string Place, string? Street, DateTimeOffset At, int Mark, int? LevelPercent, double? PowerWatt, string? Campaign, string? Comment);
