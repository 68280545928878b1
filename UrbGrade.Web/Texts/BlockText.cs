namespace UrbGrade.Web.Texts;

/// <summary>Texts of the public map of blocks.</summary>
public sealed class BlockText;
