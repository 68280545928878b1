using UrbGrade.Web.Api;

namespace UrbGrade.Web.Municipal;

/// <summary>A note or an event of what is explored, in words.</summary>
/// <param name="What">In one sentence.</param>
/// <param name="Href">Where more of it stands; null for nowhere.</param>
/// <param name="End">Excluded; null for a moment.</param>
/// <param name="TimeZone">IANA zone that its days are of.</param>
/// <param name="When">Its time by the clock of that zone.</param>
public sealed record ExploredMark(MarkKind Kind, string What, string? Href, DateTimeOffset Start, DateTimeOffset? End, string TimeZone, string When);
