namespace UrbGrade.Web.Texts;

/// <summary>Texts about findings, what goes together, lighting and alerts.</summary>
public sealed class FindingText;
