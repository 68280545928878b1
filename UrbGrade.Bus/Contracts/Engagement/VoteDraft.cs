namespace UrbGrade.Bus.Contracts.Engagement;

/// <summary>A vote as it is cast.</summary>
/// <param name="Score">1 (very bad) to 5 (very good).</param>
/// <param name="Comment">For staff only; null or empty for none.</param>
/// <param name="Language">Code of the page's language.</param>
public sealed record VoteDraft(int Score, string? Comment, string Language)
{
    /// <summary>Characters of a comment.</summary>
    public const int LongestComment = 500;
}
