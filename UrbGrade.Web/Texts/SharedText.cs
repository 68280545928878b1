namespace UrbGrade.Web.Texts;

/// <summary>Texts of the frame and of the components that every page uses.</summary>
public sealed class SharedText;
