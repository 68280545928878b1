namespace UrbGrade.Web.Municipal;

/// <summary>Keys of what a search by names says, in <c>FindingText</c>.</summary>
/// <param name="Find">Above its field.</param>
/// <param name="Found">With how many.</param>
/// <param name="FoundFirst">With how many are offered, and of how many.</param>
/// <param name="Add">On each that is found, with its name.</param>
public sealed record SearchKeys(string Find, string Found, string FoundFirst, string FoundNone, string Add);
