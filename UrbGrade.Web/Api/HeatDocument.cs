namespace UrbGrade.Web.Api;

/// <summary>Hours of days as a map of them draws and tells them, in the reader's language, numbers aside. The scripts of the pages read it.</summary>
/// <param name="Name">What is shown.</param>
/// <param name="Finding">One sentence that says what it shows.</param>
/// <param name="Hours">Names of the rows, 24.</param>
/// <param name="Days">Names of the columns, oldest first: each a day, or the first one of seven.</param>
/// <param name="Values">As many times 24 hours by the local clock; null for a gap.</param>
/// <param name="Classes">As many times 24 digits, 0 for the least; x for a gap.</param>
public sealed record HeatDocument(
    string Name, string Finding, IReadOnlyList<string> Hours, IReadOnlyList<string> Days, IReadOnlyList<IReadOnlyList<double?>> Values, IReadOnlyList<string> Classes);
