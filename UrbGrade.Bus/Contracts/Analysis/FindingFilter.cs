namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>Which findings a page shows.</summary>
/// <param name="State">Null for those that are open: new and seen.</param>
/// <param name="Kind">Null for all.</param>
/// <param name="AssetId">Null for all.</param>
/// <param name="Since">Only those that lasted then or later; null for all.</param>
/// <param name="Page">From 1; 50 a page.</param>
public sealed record FindingFilter(FindingState? State = null, FindingKind? Kind = null, int? AssetId = null, DateTimeOffset? Since = null, int Page = 1);
