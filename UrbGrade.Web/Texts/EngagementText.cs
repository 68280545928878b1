namespace UrbGrade.Web.Texts;

/// <summary>Texts of votes, campaigns and surveys.</summary>
public sealed class EngagementText;
