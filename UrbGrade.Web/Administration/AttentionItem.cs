namespace UrbGrade.Web.Administration;

/// <summary>Something that somebody should look at.</summary>
/// <param name="Key">Its sentence.</param>
/// <param name="Arguments">What stands in the sentence; a time is written in the one unit that matters.</param>
/// <param name="Link">Where it is mended.</param>
/// <param name="IsUrgent">Something does not work already, or soon.</param>
internal sealed record AttentionItem(string Key, object[] Arguments, string Link, bool IsUrgent);
