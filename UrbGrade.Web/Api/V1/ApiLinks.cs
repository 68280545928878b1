namespace UrbGrade.Web.Api.V1;

/// <summary>Addresses on this server.</summary>
/// <param name="Self">This stretch.</param>
/// <param name="Next">The next stretch; null when this was the last.</param>
public sealed record ApiLinks(string Self, string? Next);
