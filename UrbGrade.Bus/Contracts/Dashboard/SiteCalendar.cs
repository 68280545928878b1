namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>The upload calendar of one site.</summary>
/// <param name="Site">Its <c>Days</c> are those asked for.</param>
/// <param name="Gaps">Missing stretches in the days asked for, oldest first, at most 100.</param>
public sealed record SiteCalendar(SiteUploads Site, IReadOnlyList<UploadGap> Gaps);
