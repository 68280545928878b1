namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>A site with the number of its silent meters.</summary>
public sealed record SilentSite(int SiteId, string Name, int Silent);
