namespace UrbGrade.Web.Texts;

/// <summary>Texts of what operators and administrators did.</summary>
public sealed class EventText;
