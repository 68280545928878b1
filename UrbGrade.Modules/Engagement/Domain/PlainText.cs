namespace UrbGrade.Modules.Engagement.Domain;

/// <summary>What people type, as it is kept.</summary>
internal static class PlainText
{
    /// <summary>Without control characters but line ends, without blanks around, cut to a length; null for nothing.</summary>
    public static string? Clean(string? text, int most)
    {
        var kept = new string([.. (text ?? "").ReplaceLineEndings("\n").Where(letter => letter == '\n' || !char.IsControl(letter))]).Trim();
        if (kept.Length > most)
        {
            // Not through the middle of a letter.
            kept = kept[..(char.IsHighSurrogate(kept[most - 1]) ? most - 1 : most)];
        }

        return kept.Length == 0 ? null : kept;
    }
}
